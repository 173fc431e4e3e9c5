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
    """Takes the answer; returns text, its lines one by one, or what `text` makes text of, or a layout for rich."""
    text: str = ""
    sized: bool = False
    """`make` and `lacks` take the screen, too."""
    running: bool = False
    """A layout of running text, which is wrapped even where there is no terminal."""
    binary: bool = False
    """`make` returns bytes, which no terminal shows: they go to a file."""
    lacks: str = ""
    """Takes the answer; tells in a sentence what the format cannot hold, or a terminal does not show."""


_JSON, _JSONL, _CSV = "encode:json_text", "encode:jsonl_text", "encode:csv_text"
_ROWS, _MARKDOWN = "encode:csv_rows", "markdown.tables:rows"


def _story(module: str, name: str) -> dict[str, Writer]:
    """Return the formats of a report that tells: a room of `render` each, with the same names inside."""
    return {
        "table": Writer(f"terminal.{module}:{name}", running=True),
        "json": Writer(f"json.{module}:{name}", _JSON),
        "jsonl": Writer(f"rows.{module}:{name}", _JSONL),
        "csv": Writer(f"rows.{module}:{name}", _CSV),
        "markdown": Writer(f"markdown.{module}:{name}"),
    }


def _list(objects: str, table: Writer, **others: Writer) -> dict[str, Writer]:
    """Return the formats of a list: a map a row, in all of them; `others` take their place."""
    texts = {"json": "encode:json_rows", "jsonl": "encode:jsonl_rows", "csv": _ROWS, "markdown": _MARKDOWN}
    return {"table": table, **{form: Writer(objects, text) for form, text in texts.items()}, **others}


_REPORTS: dict[str, dict[str, Writer]] = {
    "claims": _list(
        "json.claims:claims",
        Writer("terminal.claims:claims", sized=True, lacks="terminal.claims:claims_left_out"),
        csv=Writer("rows.claims:claims", _ROWS),
        markdown=Writer("markdown.claims:claims"),
        xlsx=Writer("xlsx.claims:claims", binary=True),
    ),
    "add": {"table": Writer("terminal.add:added", running=True), "json": Writer("json.add:added", _JSON)},
    "articles": _list(
        "json.articles:articles",
        Writer("terminal.articles:articles", sized=True, lacks="terminal.articles:articles_left_out"),
    ),
    "actors": _list("json.actors:actors", Writer("terminal.actors:actors")),
    "issues": _list(
        "json.issues:issues",
        Writer("terminal.issues:issues", running=True),
        csv=Writer("rows.issues:issues", _ROWS),
        markdown=Writer("rows.issues:issues", _MARKDOWN),
    ),
    "uncovered": _list(
        "json.codebook:uncovered",
        Writer("terminal.codebook:uncovered", sized=True, lacks="terminal.codebook:uncovered_left_out"),
    ),
    "unused": _list("json.codebook:unused", Writer("terminal.codebook:unused", sized=True)),
    "status": {
        "table": Writer("terminal.status:work", running=True),
        "json": Writer("json.status:work", _JSON),
    },
    "show": {
        "table": Writer("terminal.show:show", sized=True, running=True),
        "json": Writer("json.show:shown", _JSON),
    },
    "explain": {
        "table": Writer("terminal.explain:explain", sized=True, running=True),
        "json": Writer("json.explain:explanations", _JSON),
    },
    "rejected": {
        "table": Writer("terminal.rejected:rejected", running=True),
        "json": Writer("json.rejected:rejected", _JSON),
    },
    "attributions": {
        "table": Writer("terminal.attributions:read", sized=True, running=True),
        "jsonl": Writer("json.attributions:read", _JSONL),
    },
    "parse": {"table": Writer("terminal.parse:parsed", sized=True), "json": Writer("json.parse:parsed", _JSON)},
    "check": {"table": Writer("terminal.check:problems"), "json": Writer("json.check:problems", _JSON)},
    "codebook test": {"table": Writer("terminal.codebook:tried"), "json": Writer("json.codebook:tried", _JSON)},
    "codebook suggest": {"yaml": Writer("yaml.codebook:suggested")},
    "diff": _story("diff", "diff"),
    "between": _story("diff", "between"),
    "history": _story("history", "history"),
    "timeline": _story("timeline", "timeline"),
    "digest": {
        "table": Writer("terminal.digest:digest", running=True),
        "markdown": Writer("markdown.digest:digest"),
        "json": Writer("json.digest:digest", _JSON),
        "atom": Writer("atom.digest:digest"),
    },
    "agree": {
        "table": Writer("terminal.agree:agreement", running=True),
        "json": Writer("json.agree:agreement", _JSON),
        "csv": Writer("json.agree:disagreements", _CSV),
        "markdown": Writer("markdown.agree:agreement"),
    },
    "evaluate": {
        "table": Writer("terminal.evaluate:evaluation", running=True),
        "json": Writer("json.evaluate:evaluation", _JSON),
    },
    "report": {"html": Writer("html.report:paper")},
    "export": {
        "jsonld": Writer("exports.jsonld:jsonld"),
        "timelinejs": Writer("exports.timelinejs:record", _JSON, lacks="exports.timelinejs:lacks"),
        "graphml": Writer("exports.graphml:record"),
        "dna-csv": Writer("exports.dna:record", lacks="exports.dna:lacks"),
        "dna": Writer("exports.dna_project:record", binary=True, lacks="exports.dna_project:lacks"),
    },
    "network": {
        "graphml": Writer("exports.actor_network:graphml", lacks="exports.actor_network:lacks"),
        "csv": Writer("exports.actor_network:rows", _CSV, lacks="exports.actor_network:lacks"),
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


def lacks(report: str, form: str, answer: Any, screen: Screen) -> str:  # noqa: ANN401
    """Return what the format cannot hold of an answer, as a sentence; empty where it holds all."""
    writer = WRITERS[report, form]
    if not writer.lacks:
        return ""
    return _function(writer.lacks)(answer, screen) if writer.sized else _function(writer.lacks)(answer)


def _function(name: str) -> Any:  # noqa: ANN401
    module, _, function = name.partition(":")
    return getattr(import_module(f"onrecord.render.{module}"), function)
