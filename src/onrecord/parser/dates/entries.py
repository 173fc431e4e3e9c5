"""The entries of a live report: each begins with a time of the day, and belongs to a day."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.dates import expressions
from onrecord.parser.dates.expressions import Dated
from onrecord.parser.text.labels import STAMP
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from onrecord import edtf
    from onrecord.parser.text.sentences import Paragraph

_STAMPED = re.compile(rf"[\s*_•]{{0,3}}{STAMP}(?=\s|[*_:.,|–—-]|\Z)")
_MARKED = re.compile(r"\s{0,2}(?:[*_:.|–—-]|\Z)")
_HEAD = 60
"""A heading with a day has fewer characters, and a day stands so near behind the time."""
_BESIDE = 12
"""So many characters beside a day are left in a heading that names it."""


class _Entry(NamedTuple):
    start: int
    dated: Dated | None


class Entries:
    """The entries of one article; none where it is no live report."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], published: edtf.When | None, *, live: bool) -> None:
        """Find the entries of an article that reports `live`, or in which two paragraphs begin with times."""
        self._text, self._published = text, published
        self._day: date | None = published.latest if published and published.is_day else None
        found = list(self._all([paragraph.span for paragraph in paragraphs], live=live))
        timed = sum(_STAMPED.match(text, entry.start) is not None for entry in found)
        self._entries = found if timed > 1 or (live and found) else []
        self._starts = [entry.start for entry in self._entries]

    def day(self, at: int) -> Dated | None:
        """Return the day of the entry in which the text at `at` stands."""
        number = bisect_right(self._starts, at) - 1
        return self._entries[number].dated if number >= 0 else None

    def _all(self, lines: Sequence[Span], *, live: bool) -> Iterator[_Entry]:
        day: Dated | None = None
        if self._day is not None:
            day = Dated(self._day, self._day, "relative", Span(0, 0))
        for line in lines:
            words = self._text[line.start : min(line.end, line.start + 2 * _HEAD)]
            stamp = _STAMPED.match(words)
            if stamp is not None and (live or _MARKED.match(words, stamp.end())):
                own = self._named(words[stamp.end() : stamp.end() + _HEAD], line.start, near=True)
                yield _Entry(line.start, own or (day._replace(span=Span(line.start, line.start)) if day else None))
            elif live and line.end - line.start < _HEAD and (named := self._named(words, line.start)) is not None:
                day = named
                yield _Entry(line.start, day)

    def _named(self, words: str, offset: int, *, near: bool = False) -> Dated | None:
        """Return the day that is all of a heading, or stands right behind a time."""
        for dated in expressions.within(words, self._published):
            beside = len(words) - (dated.span.end - dated.span.start)
            if (dated.span.start <= 3) if near else beside <= _BESIDE:
                return dated._replace(span=Span(offset, offset))
        return None
