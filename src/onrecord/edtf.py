"""Dates as the ledger writes them: the part of EDTF (ISO 8601-2) that news needs.

``2019-04-04`` a day, ``2019-04`` a month, ``2019`` a year (one unknown day within);
``[2019-05-27..2019-05-31]`` one unknown day within; ``2019-05-27/2019-05-31`` over that span;
``../2019-05-31`` not later.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_OPEN = rf"(?:\.\.|{_DAY})?"
SET = rf"^{_OPEN}\.\.{_OPEN}$"
"""The inside of a set, as a regular expression: ``2019-05-27..2019-05-31``."""
PATTERN = rf"^(?:{_DAY}|{_OPEN}/{_OPEN}|\[{_OPEN}\.\.{_OPEN}\])$"
"""What a date looks like, as a regular expression that JSON Schema can say; `parse` knows the calendar, too."""

_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """The first and last day that an EDTF text allows (both inclusive; ``date.min``/``date.max`` where open)."""

    text: str
    earliest: date
    latest: date

    @property
    def is_day(self) -> bool:
        """True when exactly one day is meant."""
        return self.earliest == self.latest

    def overlaps(self, other: When) -> bool:
        """True when some day is allowed by both."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f'"{text}" is not a date; write 2019-04-04, 2019-04 or 2019')
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, IndexError) as error:
        raise ValueError(f'"{text}" is not a day of the calendar') from error


@lru_cache(maxsize=8192)
def parse(text: str) -> When:
    """Read an EDTF text; ValueError says what is wrong with it."""
    inner, sep = text, "/"
    if text.startswith("[") and text.endswith("]"):
        inner, sep = text[1:-1], ".."
    elif "/" not in text:
        return When(text, *_point(text))
    left, found, right = inner.partition(sep)
    if not found:
        raise ValueError(f'"{text}" is not a date range; write [2019-05-27..2019-05-31]')
    open_left, open_right = left in ("", ".."), right in ("", "..")
    earliest = date.min if open_left else _point(left)[0]
    latest = date.max if open_right else _point(right)[1]
    if latest < earliest:
        raise ValueError(f'"{text}" ends before it begins')
    return When(text, earliest, latest)


def one_of(first: date, last: date) -> str:
    """EDTF for one unknown day from `first` to `last`: the day itself, a whole month or year, or a set in brackets."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year):
        return f"{first.year:04d}"
    if first == date.min or last == date.max:
        return f"[{'' if first == date.min else first}..{'' if last == date.max else last}]"
    whole_month = first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1])
    return f"{first.year:04d}-{first.month:02d}" if whole_month else f"[{first}..{last}]"
