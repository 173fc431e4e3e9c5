"""Days that a text names: "March 4", "4 March 2019", "2019-03-04", "13/04/2019", "Dec. 3-4", "the 4th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.parser.datewords import (
    DAY,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Page,
    Reading,
    Rule,
    full_date,
    month_number,
    year_of,
)


def _named(
    day: str, month: str, year: str | None, weekday: str | None, published: date | None
) -> date | None:
    """Return the day that words name; None where the year is open or the weekday is another."""
    count, number = int(re.match(r"\d+", day)[0]), month_number(month)  # type: ignore[index]
    in_year = int(year) if year else year_of(number, count, published)
    found = full_date(in_year, number, count) if in_year else None
    if found is None or (weekday and found.weekday() != WEEKDAYS[weekday.lower()]):
        return None
    return found


def _one(match: re.Match[str], page: Page) -> Reading | None:
    words = match.groupdict()
    found = _named(words["day"], words["month"], words["year"], words["weekday"], page.published)
    return (found, found, "stated") if found else None


def _range(match: re.Match[str], page: Page) -> Reading | None:
    words = match.groupdict()
    month = words["month"] or words["month2"]
    last = _named(words["day2"], words["month2"] or month, words["year"], None, page.published)
    if last is None:
        return None
    first = _named(words["day"], month, str(last.year), None, last)
    if first is not None and first > last:
        first = _named(words["day"], month, str(last.year - 1), None, last)
    return (first, last, "stated") if first is not None and first <= last else None


def _iso(match: re.Match[str], _page: Page) -> Reading | None:
    found = full_date(int(match[1]), int(match[3]), int(match[4]))
    return (found, found, "stated") if found else None


def _numeric(match: re.Match[str], page: Page) -> Reading | None:
    """Read "13/04/2019": a number over 12 decides, then the outlet's habit, dots, publication; else it is left open."""
    first, last = int(match[1]), int(match[3])
    year = int(match[4])
    if len(match[4]) == 2:  # noqa: PLR2004 - "19"
        year += 2000 if page.published is None or year + 2000 <= page.published.year else 1900
    order = "day-first" if match[2] == "." else page.order
    readings = {"day-first": full_date(year, last, first), "month-first": full_date(year, first, last)}
    possible = {k: day for k, day in readings.items() if day and (page.published is None or day <= page.published)}
    if order and readings[order]:
        possible = {order: possible[order]} if order in possible else {}
    days = set(possible.values())
    if len(days) != 1:
        return None
    found = days.pop()
    return found, found, "stated"


def habit(text: str) -> str | None:
    """Return the order of day and month that the unambiguous numeric dates of a text share; None without, or mixed."""
    most = 12
    found = {
        "day-first" if int(m[1]) > most else "month-first"
        for m in _NUMERIC.finditer(text)
        if (int(m[1]) > most) != (int(m[3]) > most) and m[2] != "."
    }
    return found.pop() if len(found) == 1 else None


def _nth(match: re.Match[str], page: Page) -> Reading | None:
    """Read "on the 28th": the last such day not after publication."""
    if page.published is None:
        return None
    first = page.published.replace(day=1)
    for start in (first, (first - timedelta(1)).replace(day=1)):
        found = full_date(start.year, start.month, int(match[1]))
        if found is not None and found <= page.published:
            return found, found, "relative"
    return None


_JOIN = r"(?:\s*[-–—]\s*|\s+(?:to|and|through|until|or)\s+)"  # noqa: RUF001 - dashes of ranges
_NO_COUNT = r"(?!\s+(?:[a-z]{3,}s|people|men|women|children|percent|per)\b|[\d%])"
_IN_YEAR = rf"(?:,?\s+(?P<year>{YEAR}))?"
_ON = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:\(|the\s+)?)?"
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")

RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<![\d/-])(\d{4})([-/])(\d{2})\2(\d{2})(?![\d/-])"), _iso),
    (
        re.compile(rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY}){_JOIN}(?:(?P<month2>{MONTH})\s+)?(?P<day2>{DAY}){_NO_COUNT}{_IN_YEAR}"),
        _range,
    ),
    (
        re.compile(rf"\b(?P<day>{DAY})(?:\s+(?P<month>{MONTH}))?{_JOIN}(?P<day2>{DAY})\s+(?P<month2>{MONTH}){_IN_YEAR}"),
        _range,
    ),
    (re.compile(rf"\b{_ON}(?P<month>{MONTH})\s+(?P<day>{DAY}){_NO_COUNT}{_IN_YEAR}"), _one),
    (re.compile(rf"\b{_ON}(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_IN_YEAR}"), _one),
    (_NUMERIC, _numeric),
    (re.compile(r"\b[Oo]n the (\d{1,2})(?:st|nd|rd|th)\b(?=[,.;:]|\s+that\b|\s+of (?:this|the|last) month|$)"), _nth),
)
"""Explicit days, surest first."""
