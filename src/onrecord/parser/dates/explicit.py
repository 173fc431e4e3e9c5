"""Days that a text names: "March 4", "4 March 2019", "2019-03-04", "13/04/2019", "Dec. 3-4", "the 4th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.parser.dates.calendar import (
    A_DIGIT,
    A_MONTH,
    DAY,
    IN_YEAR,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    DateRule,
    DateRuleId,
    Order,
    Page,
    Reading,
    counted,
    full_date,
    month_number,
    year_of,
)


def _in_year(words: dict[str, str | None], month: int, day: int, published: date | None) -> int | None:
    """Return the year of a day: printed, counted from publication ("last year"), or the last such day's."""
    if words["year"]:
        return int(words["year"])
    if words["rel"]:
        return published.year - (words["rel"] == "last") if published else None
    return year_of(month, day, published)


def _count(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _one(match: re.Match[str], page: Page) -> Reading | None:
    """Read one day; None where its year is open or its weekday is another."""
    words = match.groupdict()
    day, month = _count(words["day"]), month_number(words["month"])
    year = _in_year(words, month, day, page.published)
    found = full_date(year, month, day) if year else None
    if found is None or (words["weekday"] and found.weekday() != WEEKDAYS[words["weekday"].lower()]):
        return None
    return found, found, "stated"


def _range(match: re.Match[str], page: Page) -> Reading | None:
    words = match.groupdict()
    month = month_number(words["month"] or words["month2"])
    month2 = month_number(words["month2"]) if words["month2"] else month
    day, day2 = _count(words["day"]), _count(words["day2"])
    year = _in_year(words, month2, day2, page.published)
    last = full_date(year, month2, day2) if year else None
    first = full_date(year - (month > month2), month, day) if year else None
    return (first, last, "stated") if first and last and first <= last else None


def _iso(match: re.Match[str], _page: Page) -> Reading | None:
    found = full_date(int(match[1]), int(match[3]), int(match[4]))
    return (found, found, "stated") if found else None


def _numeric(match: re.Match[str], page: Page) -> Reading | None:
    """Read "13/04/2019": a number over 12 decides, then the outlet's habit, dots, publication; else it is left open."""
    first, last = int(match[1]), int(match[3])
    year = int(match[4])
    if len(match[4]) == 2:
        year += 2000 if page.published is None or year + 2000 <= page.published.year else 1900
    order: Order | None = "day-first" if match[2] == "." else page.order
    readings = {"day-first": full_date(year, last, first), "month-first": full_date(year, first, last)}
    possible = {k: day for k, day in readings.items() if day and (page.published is None or day <= page.published)}
    if order and readings[order]:
        possible = {order: possible[order]} if order in possible else {}
    days = set(possible.values())
    if len(days) != 1:
        return None
    found = days.pop()
    return found, found, "stated"


def habit(text: str) -> Order | None:
    """Return the order of day and month that the unambiguous numeric dates of a text share; None without, or mixed."""
    most = 12
    found: set[Order] = {
        "day-first" if int(m[1]) > most else "month-first"
        for m in _NUMERIC.finditer(text)
        if (int(m[1]) > most) != (int(m[3]) > most) and m[2] != "."
    }
    return found.pop() if len(found) == 1 else None


@counted
def _nth(match: re.Match[str], published: date) -> Reading | None:
    """Read "on the 28th": the last such day not after publication."""
    first = published.replace(day=1)
    before = (first - timedelta(1)).replace(day=1)
    which = match[2] or ""
    for start in (before,) if "last" in which else (first,) if "this" in which else (first, before):
        found = full_date(start.year, start.month, int(match[1]))
        if found is not None and found <= published:
            return found, found, "relative"
    return None


_TO = r"(?:\s*[-–—]\s*|\s+(?:to|through|until)\s+)"
_JOIN = r"(?:\s*[-–—]\s*|\s+(?:to|and|through|until|or)\s+)"
_NO_COUNT = r"(?!\s+(?:[a-z]{3,}s|people|men|women|children|percent|per)\b|[\d%])"
_ON = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:\(|the\s+)?)?"
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")

RULES = (
    DateRule(
        DateRuleId.ISO,
        A_DIGIT,
        re.compile(r"(?<![\d/-])(\d{4})([-/])(\d{2})\2(\d{2})(?![\d/-])"),
        _iso,
        yes=(("2019-03-04", "2019-03-04"), ("2019/03/04", "2019-03-04")),
        no=("2019-13-04", "12019-03-045"),
    ),
    DateRule(
        DateRuleId.MONTH_DAY_RANGE,
        A_MONTH,
        re.compile(rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY}){_TO}(?:(?P<month2>{MONTH})\s+)?(?P<day2>{DAY}){IN_YEAR}"),
        _range,
        yes=(("March 3-5", "2019-03-03/2019-03-05"), ("Dec. 30 to January 2", "2018-12-30/2019-01-02")),
        no=("March 3 and 5", "March 5-3"),
    ),
    DateRule(
        DateRuleId.MONTH_DAY_PAIR,
        A_MONTH,
        re.compile(
            rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY})\s+(?:and|or)\s+(?:(?P<month2>{MONTH})\s+)?(?P<day2>{DAY}){_NO_COUNT}{IN_YEAR}"
        ),
        _range,
        yes=(("March 3 and 5", "2019-03-03/2019-03-05"), ("May 30 or June 2", "2019-05-30/2019-06-02")),
        no=("March 3 and 40 people", "March 3-5"),
    ),
    DateRule(
        DateRuleId.DAY_MONTH_RANGE,
        A_MONTH,
        re.compile(rf"\b(?P<day>{DAY})(?:\s+(?P<month>{MONTH}))?{_JOIN}(?P<day2>{DAY})\s+(?P<month2>{MONTH}){IN_YEAR}"),
        _range,
        yes=(("3-5 March", "2019-03-03/2019-03-05"), ("30 May to 2 June", "2019-05-30/2019-06-02")),
        no=("March 3-5", "3 March"),
    ),
    DateRule(
        DateRuleId.MONTH_DAY,
        A_MONTH,
        re.compile(rf"\b{_ON}(?<!\b[Ii]n )(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?![%\d]){IN_YEAR}"),
        _one,
        yes=(("March 4", "2019-03-04"), ("Monday, March 4, 2019", "2019-03-04"), ("December 4", "2018-12-04")),
        no=("Tuesday, March 4, 2019", "in March 40%"),
    ),
    DateRule(
        DateRuleId.DAY_MONTH,
        A_MONTH,
        re.compile(rf"\b{_ON}(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){IN_YEAR}"),
        _one,
        yes=(("4 March", "2019-03-04"), ("4th of March of last year", "2018-03-04")),
        no=("March 4", "31 February"),
    ),
    DateRule(
        DateRuleId.NUMERIC,
        A_DIGIT,
        _NUMERIC,
        _numeric,
        yes=(("13/04/2019", "2019-04-13"), ("4.3.2019", "2019-03-04")),
        no=("3/4/2019", "1.2.3"),
    ),
    DateRule(
        DateRuleId.NTH,
        A_DIGIT,
        re.compile(r"\b[Oo]n the (\d{1,2})(?:st|nd|rd|th)\b(?:\s+of ((?:this|last) month)\b|(?=[,.;:]|\s+that\b|$))"),
        _nth,
        yes=(("on the 4th.", "2019-06-04"), ("on the 28th of last month", "2019-05-28")),
        no=("on the 4th floor", "the 4th."),
    ),
)
"""Explicit days, surest first."""
