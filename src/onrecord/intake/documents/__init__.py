"""Documents that carry articles: their bytes -> lines, and these -> the articles of an export, else one article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.articles import second
from onrecord.intake import exports, prose
from onrecord.intake.documents import single
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake.found import Found, Part


def joined(paragraphs: list[str]) -> str:
    """Return a document's paragraphs with a blank line between, unless each is one line of a wrapped text."""
    return ("\n" if prose.is_wrapped(paragraphs) else "\n\n").join(paragraphs)


def articles(text: str, parts: Sequence[str] = ()) -> Iterator[Part]:
    """Return the articles of a text whose paragraphs blank lines part: of an export, of its parts, or the one it is.

    `parts` begin with a heading each; without them a new page, or a line of signs, parts, else a headline with a byline
    and a date. They are articles where each has a title and a day; else they are sections of one, and what speaks
    against that is told.
    """
    plain = text.replace("\f", "\n\n")
    if export := exports.parts(plain):
        return export
    parts = parts if len(parts) > 1 else _BORDER.split(f"\n{text}")
    parts = [part for part in parts if any(map(str.isalnum, part))]  # a border may stand above the first, or below all
    parts = parts if len(parts) > 1 else second.cut(plain)
    several = [each for each in map(_one, parts) if each] if len(parts) > 1 else []
    if 0 < len(several) == len(parts) and all(each.title and each.day for each in several):
        return iter([replace(each, place=f"#{number}") for number, each in enumerate(several, 1)])
    one = single.article(plain)
    dated = sum(bool(each.day) for each in several)
    if dated > 1:
        note = f"it may hold several articles: {dated} of its {len(parts)} parts have a day of their own"
        return iter((replace(one, check=(*one.check, note)),))
    return iter((replace(one, check=(*one.check, *second.told(plain))),))


def _one(part: str) -> Found | None:
    """Return the article of a part; None for a heading without a text."""
    try:
        return single.article(part)
    except UnreadableError:
        return None


_BORDER = re.compile(r"\n[^\S\n\f]*(?:\f|(?:[-_=*#~]{5,200}|(?:[*#~][ \t]){2,40}[*#~])[^\S\n]*(?=\n|\Z))")
"""What people put between the articles of one file: a new page, or a line of signs."""
