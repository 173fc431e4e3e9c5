"""Documents that carry articles: their bytes -> lines, and these -> the articles of an export, else one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.intake import exports, prose
from onrecord.intake.documents import single
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake.found import Part


def joined(paragraphs: list[str]) -> str:
    """Return a document's paragraphs with a blank line between, unless each is one line of a wrapped text."""
    return ("\n" if prose.is_wrapped(paragraphs) else "\n\n").join(paragraphs)


def articles(text: str, parts: Sequence[str] = ()) -> Iterator[Part]:
    """Return the articles of a text whose paragraphs blank lines part: of an export, of its parts, or the one it is.

    `parts` begin with a heading each. They are articles where each has a day of its own below it; else they are
    sections of one, and that is told.
    """
    if export := exports.parts(text):
        return export
    try:
        several = [single.article(part) for part in parts] if len(parts) > 1 else []
    except UnreadableError:  # a heading without a text
        several = []
    if several and all(each.title and each.day for each in several):
        return iter([replace(each, place=f"#{number}") for number, each in enumerate(several, 1)])
    one = single.article(text)
    dated = sum(bool(each.day) for each in several)
    note = f"it may hold several articles: below {dated} of its {len(parts)} headings stands a day"
    return iter((replace(one, check=(*one.check, note)) if dated > 1 else one,))
