"""The marks on articles that are fully coded, so that silence counts in them: read from a ledger, and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord import shell
from onrecord.errors import Problem
from onrecord.models import Coded
from onrecord.store import records
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from onrecord.models import Article, Codebook
    from onrecord.store.ledger import Ledger
    from onrecord.yaml.tree import Document

RULE = "coded"
"""The rule by which `check` names what it says of marks."""


class Marks(NamedTuple):
    """The marks of a ledger by the ids of their articles, the line of each, and what is wrong with others."""

    coded: dict[str, Coded]
    lines: dict[str, int]
    problems: tuple[Problem, ...]


def read(document: Document, root: tree.Map | None, *, most: int) -> Marks:
    """Read the marks, one bad one never hiding the others; beyond `most` problems only the first of each is told."""
    node = root.get("coded") if root else None
    if node is None:
        return Marks({}, {}, ())
    if not isinstance(node, tree.Map):
        text = '"coded" wants "ARTICLE: {day: ..., sha256: ..., issues: [...]}" lines'
        return Marks({}, {}, (document.problem(node.start, text, rule="value"),))
    coded: dict[str, Coded] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key, value in node.entries:
        each = 1 if len(problems) > most else records.MAX_ERRORS
        # Of a value that is no map the place is unknown to YAML where it is empty: the key's is told.
        place = value if isinstance(value, tree.Map) else key
        mark, found = records.build(Coded, place, f'coded "{key.value}"', document, most=each)
        problems += found
        if mark is not None:
            coded[key.value] = mark
            lines[key.value] = document.line(key.start)
    return Marks(coded, lines, tuple(problems))


def check(
    ledger: Ledger, codebook: Codebook, articles: Mapping[str, Article], unreadable: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a note for each mark that counts for nothing: its article is gone, has changed, or has a new issue to read.

    Of `unreadable` articles nothing can be said.
    """
    near = records.suggestions((name for name in ledger.coded if name not in unreadable), articles)
    for name, mark in ledger.coded.items():
        if name in near:
            text = f"no article has that name.{near[name]} To take the mark out: {_command(name, '--not-coded')}"
        elif name not in articles or mark.holds(articles[name], codebook):
            continue
        else:
            text = (
                f"the mark no longer counts, {_why(mark, articles[name], codebook)}, then {_command(name, '--coded')}"
            )
        yield Problem(str(ledger.path), ledger.coded_lines[name], f'coded "{name}": {text}', note=True, rule=RULE)


def _why(mark: Coded, article: Article, codebook: Codebook) -> str:
    if mark.sha256 != article.sha256:
        return "for the article's text has changed since. Read it once more"
    new = ", ".join(f'"{issue}"' for issue in mark.unread(codebook))
    return f"for the codebook has got {new} since. Read the article for that"


def _command(name: str, option: str) -> str:
    return shell.command("articles", [name], {option: None})
