"""What the rules for dates share: names of months and weekdays, and the arithmetic of weeks, months and years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Basis = Literal["stated", "relative"]
Order = Literal["day-first", "month-first"]

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {day: at for at, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1, "an": 1, "eleven": 11, "twelve": 12,
}  # fmt: skip
MONTH = rf"(?:{'|'.join(sorted(map(str.capitalize, MONTHS), key=len, reverse=True))})\b\.?"
WEEKDAY = rf"(?:{'|'.join(map(str.capitalize, WEEKDAYS))})\b"
DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
YEAR = r"(?:19|20)\d\d\b"
IN_YEAR = rf"(?:,?\s+(?:(?P<year>{YEAR})|(?:of\s+)?(?P<rel>last|this)\s+year\b))?"
"""The year behind a month or a day, where one is printed."""
FARTHEST = 60
"""More than so many days, weeks, months or years ago is no date of a statement."""
SOON = 62
"""A day without its year that lies at most so many days after publication is left open: not yet, or a year ago?"""


class Page(NamedTuple):
    """What an article tells about its dates: the day of publication and the outlet's order of day and month."""

    published: date | None
    order: Order | None = None


DIGIT = "0"
A_DIGIT, A_MONTH, A_WEEKDAY = frozenset({DIGIT}), frozenset(MONTHS), frozenset(WEEKDAYS)
_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4)
def cues(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, and `DIGIT` where it has one: what tells which rules may match."""
    found = _LETTERS.findall(text.casefold())
    return frozenset((*found, DIGIT) if _DIGIT.search(text) else found)


Reading = tuple[date, date, Basis]
"""The first and last day that an expression allows, and what they rest on."""


class DateRuleId(StrEnum):
    """The kinds of expressions that name days."""

    ISO = "iso"
    MONTH_DAY_RANGE = "month-day-range"
    MONTH_DAY_PAIR = "month-day-pair"
    DAY_MONTH_RANGE = "day-month-range"
    MONTH_DAY = "month-day"
    DAY_MONTH = "day-month"
    NUMERIC = "numeric"
    NTH = "nth"
    WEEKDAY_RANGE = "weekday-range"
    WEEKS_AGO_WEEKDAY = "weeks-ago-weekday"
    WEEKDAY_WEEKS_AGO = "weekday-weeks-ago"
    SHORT_WEEKDAY = "short-weekday"
    WEEKDAY = "weekday"
    TODAY = "today"
    WEEKEND = "weekend"
    PART_OF_MONTH = "part-of-month"
    IN_MONTH = "in-month"
    MONTH_AND_YEAR = "month-and-year"
    PERIOD = "period"
    PART_OF_THE_PERIOD = "part-of-the-period"
    AGO = "ago"
    QUARTER = "quarter"
    YEAR = "year"


class DateRule(NamedTuple):
    """A rule for one kind of expression: what it looks like, and how it is read.

    `yes` are expressions with the days that they allow (EDTF) for an article of `EXAMPLES_OF`; the rule must not read
    those of `no`. Both run as tests. `read` returns None where the days are left open, and may raise ValueError or
    OverflowError where the calendar has none such.
    """

    id: DateRuleId
    needs: frozenset[str]
    """The rule is only tried on a text with one of these `cues`."""
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Page], Reading | None]
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]


EXAMPLES_OF = date(2019, 6, 12)
"""The day, a Wednesday, for which the examples of the rules are read."""


def month_number(name: str) -> int:
    """Return 1 to 12 for a month as `MONTH` matches it."""
    return MONTHS[name.rstrip(".").lower()]


def number(word: str) -> int:
    """Return a number written in digits or as a word up to twelve; 0 for any other word."""
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower(), 0)


def monday(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(day.weekday())


def month_span(first: date) -> tuple[date, date]:
    """Return the first and last day of the month of `first`."""
    start = first.replace(day=1)
    return start, (start + timedelta(31)).replace(day=1) - timedelta(1)


def part(span: tuple[date, date], word: str | None) -> tuple[date, date]:
    """Return the early, middle or late third of a span of days; all of it without such a word."""
    first, last = span
    third = ((last - first).days + 1) // 3
    match (word or "").lower():
        case "early" | "beginning" | "start":
            return first, first + timedelta(third - 1)
        case "mid" | "middle":
            return first + timedelta(third), first + timedelta(2 * third - 1)
        case "late" | "end":
            return first + timedelta(2 * third), last
        case _:
            return span


def cut(span: tuple[date, date], published: date | None, basis: Basis) -> Reading | None:
    """Return a span of days cut at publication; None when all of it lies after."""
    if published is None:
        return *span, basis
    return None if span[0] > published else (span[0], min(span[1], published), basis)


def counted(read: Callable[[re.Match[str], date], Reading | None]) -> Callable[[re.Match[str], Page], Reading | None]:
    """Return what reads words that count from publication: nothing where nobody knows its day."""
    return lambda match, page: None if page.published is None else read(match, page.published)


def full_date(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None where it has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(month: int, day: int, published: date | None) -> int | None:
    """Return the year of a day printed without one: the last such day, unless it is to come soon; None: left open."""
    if published is None:
        return None
    this_year = full_date(published.year, month, day)
    if this_year is None or this_year <= published:
        return published.year
    return published.year - 1 if (this_year - published).days > SOON else None
