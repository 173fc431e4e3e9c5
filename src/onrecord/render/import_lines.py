"""What became of a file of drafts, in words: counts, then a line for each draft that was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import claim_lines, wording
from onrecord.render.rejections import WHY
from onrecord.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.imports import Refused, Result


def lines(answer: Result) -> Iterator[str]:
    """Yield what became of the drafts of a file."""
    yield f"{wording.counted(answer.read, 'draft')} read, as {wording.plain(answer.coder)}."
    told = (
        ("new", answer.new, ""),
        ("shared", answer.shared, "drafts that other coders have found, too"),
        ("decided", answer.decided, "claims on which a person has decided: they stay as they are"),
        ("refused", len(answer.refused), ""),
    )
    for name, number, why in told:
        yield f"{name:8}{number:6}  {why if number else ''}".rstrip()
    yield from map(_refused, answer.refused)


def _refused(each: Refused) -> str:
    if each.rejected is None:
        return f"line {each.line}: {printable(one_line(each.why))}"
    said = each.rejected.finding
    about = wording.listed((wording.plain(said.issue), wording.plain(said.stance), wording.plain(said.actor)))
    quote = wording.shorten(wording.plain(" ... ".join(said.quote)), claim_lines.WIDTH)
    return f"line {each.line}: {WHY[each.rejected.reason]} | {about} | {quote}"
