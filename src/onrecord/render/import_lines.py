"""What became of a file of drafts, in words: counts, then a line for each draft that was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.exchange import Lost
from onrecord.imports import scheme
from onrecord.render import claim_lines, wording
from onrecord.render.rejections import WHY
from onrecord.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.imports import Refused, Result, Taken

_LOST = {
    Lost.STATEMENT_TYPE: ("statement of another type", "statements of another type"),
    Lost.VARIABLE: ("value of a further variable", "values of a further variable"),
    Lost.ATTRIBUTE: ("value of an attribute", "values of an attribute"),
    Lost.REGEX: ("highlighting pattern", ""),
    Lost.PARENT: ("entry grouped below another", "entries grouped below another"),
    Lost.TIME: ("time of day of a document", "times of day of documents"),
    Lost.BLANK_LINES: ("document begins with blank lines", "documents begin with blank lines"),
    Lost.DOCUMENT: ("document without number or date", "documents without number or date"),
}
_MOST = 50
"""So many refused statements of a project are listed."""


def of_project(answer: Taken, codebook: str) -> Iterator[str]:
    """Yield what became of a project of DNA; last, as YAML, what its codebook lacks."""
    there = answer.documents - len(answer.new) - len(answer.refused)
    yield f"{wording.counted(answer.documents, 'document')}: {len(answer.new)} new, {there} there already."
    for each in answer.refused:
        yield f"document {each.document.number}: {printable(one_line(each.why))}"
    if answer.wrote_codebook:
        yield f"{printable(codebook)}: {_parts(answer)}, new."
    yield from lines(answer.statements, "statement", _MOST)
    if answer.waiting:
        what = wording.counted(answer.waiting, "statement is", "statements are")
        yield f"waiting {answer.waiting:6}  {what} on concepts that the codebook has not"
    yield from _not_carried(answer)
    if answer.lacks.lacks and not answer.wrote_codebook:
        yield f"# {printable(codebook)} has not: {_parts(answer)}. Paste what you want, and import again."
        yield from scheme.yaml(answer.lacks)


def _parts(answer: Taken) -> str:
    lacks = answer.lacks
    counts = (
        (len(lacks.new_issues), "issue", ""),
        (len(lacks.new_actors), "actor", ""),
        (len(lacks.new_parties), "party", "parties"),
    )
    return ", ".join(wording.counted(*each) for each in counts if each[0])


def _not_carried(answer: Taken) -> Iterator[str]:
    told = [(wording.counted(number, *_LOST[kind]), name) for (kind, name), number in sorted(answer.lost.items())]
    if answer.other_bodies:
        what = "statement of a person for another organization than most often"
        told.append((wording.counted(answer.other_bodies, what, what.replace("statement", "statements")), ""))
    if told:
        yield "Not carried:"
    for words, name in told:
        yield f"  {words}" + (f': "{wording.plain(name)}"' if name else "")
    if any(kind == Lost.ATTRIBUTE for kind, _ in answer.lost) and not answer.lacks.new_parties:
        yield "Where an attribute holds the side of an actor, import it with --party ATTRIBUTE."


def lines(answer: Result, unit: str = "line", most: int | None = None) -> Iterator[str]:
    """Yield what became of the drafts of a file; `most` of those that were refused, each named by its `unit`."""
    yield f"{wording.counted(answer.read, 'draft')} read, as {wording.listed(map(wording.plain, answer.coders))}."
    told = (
        ("new", answer.new, ""),
        ("shared", answer.shared, "drafts that other coders have found, too"),
        ("decided", answer.decided, "claims on which a person has decided: they stay as they are"),
        ("refused", len(answer.refused), ""),
    )
    for name, number, why in told:
        yield f"{name:8}{number:6}  {why if number else ''}".rstrip()
    yield from (_refused(each, unit) for each in answer.refused[:most])
    if most is not None and len(answer.refused) > most:
        yield f"... and {len(answer.refused) - most:,} more"


def _refused(each: Refused, unit: str) -> str:
    if each.rejected is None:
        return f"{unit} {each.line}: {printable(one_line(each.why))}"
    said = each.rejected.finding
    about = wording.listed((wording.plain(said.issue), wording.plain(said.stance), wording.plain(said.actor)))
    quote = wording.shorten(wording.plain(" ... ".join(said.quote)), claim_lines.WIDTH)
    return f"{unit} {each.line}: {WHY[each.rejected.reason]} | {about} | {quote}"
