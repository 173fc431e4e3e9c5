"""The one table of writers: every report in every format that it has. A new output is an entry here, and nothing else.

The commands offer these formats, and the table of attacks in the tests goes through them. Names stand for functions, so
that nothing is imported before it writes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.render.screen import Screen


class Writer(NamedTuple):
    """How a report is written: functions as ``module:name`` below ``onrecord.render``."""

    make: str
    """Takes the answer; returns text, or what `text` makes text of, or a layout for rich."""
    text: str = ""
    sized: bool = False
    """`make` takes the screen, too."""
    running: bool = False
    """A layout of running text, which is wrapped even where there is no terminal."""
    lacks: str = ""
    """Takes the answer; tells in a sentence what the format cannot hold."""


_JSON, _JSONL, _CSV, _MARKDOWN = "tabular:json_text", "tabular:jsonl_text", "tabular:csv_text", "markdown:rows"


def _story(name: str, table: str) -> dict[str, Writer]:
    """Return the formats of a report that tells: an answer in JSON, rows in JSON lines and CSV, a document."""
    return {
        "table": Writer(table, running=True),
        "json": Writer(f"jsonreports:{name}", _JSON),
        "jsonl": Writer(f"rowforms:{name}", _JSONL),
        "csv": Writer(f"rowforms:{name}", _CSV),
        "markdown": Writer(f"documents:{name}"),
    }


def _list(forms: str, table: Writer, **others: Writer) -> dict[str, Writer]:
    """Return the formats of a list: a map a row, in all of them; `others` take their place."""
    texts = {"json": _JSON, "jsonl": _JSONL, "csv": _CSV, "markdown": _MARKDOWN}
    return {"table": table, **{form: Writer(forms, text) for form, text in texts.items()}, **others}


_REPORTS: dict[str, dict[str, Writer]] = {
    "claims": _list(
        "jsonforms:claims", Writer("terminal.lists:claims", sized=True), markdown=Writer("markdown:claims")
    ),
    "articles": _list("jsonforms:articles", Writer("terminal.lists:articles", sized=True)),
    "actors": _list("jsonforms:actors", Writer("terminal.lists:actors")),
    "issues": _list(
        "jsonforms:issues",
        Writer("terminal.lists:issues", running=True),
        csv=Writer("rowforms:issues", _CSV),
        markdown=Writer("rowforms:issues", _MARKDOWN),
    ),
    "uncovered": _list("coverage:rows", Writer("coverage:uncovered", sized=True)),
    "status": {
        "table": Writer("terminal.lists:work", running=True),
        "json": Writer("coverage:work", _JSON),
    },
    "show": {
        "table": Writer("terminal.passages:show", sized=True, running=True),
        "json": Writer("jsonforms:shown", _JSON),
    },
    "explain": {
        "table": Writer("terminal.explanation:explain", sized=True, running=True),
        "json": Writer("jsonforms:explanations", _JSON),
    },
    "attributions": {
        "table": Writer("terminal.passages:read", sized=True, running=True),
        "jsonl": Writer("jsonforms:read", _JSONL),
    },
    "parse": {"table": Writer("parsing:text"), "json": Writer("parsing:form", _JSON)},
    "check": {"table": Writer("terminal.lists:problems"), "json": Writer("jsonforms:problems", _JSON)},
    "codebook test": {"table": Writer("trials:text"), "json": Writer("trials:form", _JSON)},
    "codebook suggest": {"yaml": Writer("suggestions:text")},
    "diff": _story("diff", "terminal.sides:diff"),
    "between": _story("between", "terminal.sides:between"),
    "history": _story("history", "terminal.stories:history"),
    "timeline": _story("timeline", "terminal.stories:timeline"),
    "agree": {
        "table": Writer("terminal.agreements:agreement", running=True),
        "json": Writer("agreements:form", _JSON),
        "csv": Writer("agreements:rows", _CSV),
        "markdown": Writer("agreements:document"),
    },
    "report": {"html": Writer("html.document:paper")},
    "export": {
        "jsonld": Writer("exports.jsonld:jsonld"),
        "timelinejs": Writer("exports.timelinejs:record", _JSON, lacks="exports.timelinejs:lacks"),
        "graphml": Writer("exports.graphml:record"),
        "dna-csv": Writer("exports.dna:record", lacks="exports.dna:lacks"),
    },
    "schema": {"json": Writer(_JSON)},
}
WRITERS: dict[tuple[str, str], Writer] = {
    (report, form): writer for report, writers in _REPORTS.items() for form, writer in writers.items()
}
"""(report, format) -> writer."""


def formats(report: str) -> tuple[str, ...]:
    """Return the formats of a report; the first is the usual one."""
    return tuple(form for name, form in WRITERS if name == report)


def write(report: str, form: str, answer: Any, screen: Screen) -> RenderableType:  # noqa: ANN401 - each report has its own
    """Return an answer as text, or for ``table`` perhaps as a layout. LookupError where there is no such writer."""
    writer = WRITERS[report, form]
    make = _function(writer.make)
    made = make(answer, screen) if writer.sized else make(answer)
    return _function(writer.text)(made) if writer.text else made


def lacks(report: str, form: str, answer: Any) -> str:  # noqa: ANN401
    """Return what the format cannot hold of an answer, as a sentence; empty where it holds all."""
    writer = WRITERS[report, form]
    return _function(writer.lacks)(answer) if writer.lacks else ""


def _function(name: str) -> Any:  # noqa: ANN401
    module, _, function = name.partition(":")
    return getattr(import_module(f"onrecord.render.{module}"), function)
