"""Stretches of days: "in early July", "last month", "earlier this week", "two weeks ago", "in 2018"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.parser.dates.calendar import (
    A_DIGIT,
    A_MONTH,
    FARTHEST,
    IN_YEAR,
    MONTH,
    YEAR,
    DateRule,
    DateRuleId,
    Page,
    Reading,
    counted,
    cut,
    monday,
    month_number,
    month_span,
    number,
    part,
    year_of,
)


@counted
def _period(match: re.Match[str], published: date) -> Reading | None:
    """Read "earlier this week", "late last month", "last year", "in the past week"."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if "past" in which:
        if unit != "week":
            return None
        return published - timedelta(7), published, "relative"
    start = {"week": monday(published), "month": published.replace(day=1), "year": published.replace(month=1, day=1)}
    first = start[unit]
    if which == "last":
        last = first - timedelta(1)
        first = {"week": monday(last), "month": last.replace(day=1), "year": last.replace(month=1, day=1)}[unit]
        return *_part_of((first, last), unit, match["part"]), "relative"
    if (match["part"] or "").lower() in ("earlier", "early") and published > first:
        return first, published - timedelta(1), "relative"
    return first, published, "relative"


def _part_of(span: tuple[date, date], unit: str, word: str | None) -> tuple[date, date]:
    word = {"earlier": None, "later": None}.get((word or "").lower(), word)
    if unit != "week" or not word:
        return part(span, word)
    middle = span[0] + timedelta(3)  # a week turns on its Thursday
    return (middle, span[1]) if word.lower() in ("late", "end") else (span[0], middle - timedelta(1))


def _month(match: re.Match[str], page: Page) -> Reading | None:
    rel = match.groupdict().get("rel")
    name, after = match["month"], match.string[match.end() : match.end() + 3]
    if not match["year"] and not rel and name in _NAMES and re.match(r"\s[A-Z]", after):
        return None  # "in May Street"
    which, month = (match["which"] or "").lower(), month_number(name)
    if rel and page.published:
        year: int | None = page.published.year - (rel == "last")
    elif match["year"]:
        year = int(match["year"])
    elif page.published is None:
        return None
    elif which == "this":
        year = page.published.year
    elif which == "last":
        year = page.published.year - (month >= page.published.month)
    else:
        year = year_of(month, 1, page.published)
    return cut(part(month_span(date(year, month, 1)), match["part"]), page.published, "stated") if year else None


def _year(match: re.Match[str], page: Page) -> Reading | None:
    year = int(match[1])
    return cut((date(year, 1, 1), date(year, 12, 31)), page.published, "stated")


def _quarter(match: re.Match[str], page: Page) -> Reading | None:
    month = 3 * ("first", "second", "third", "fourth").index(match[1].lower()) + 1
    year = int(match[2])
    return cut((date(year, month, 1), month_span(date(year, month + 2, 1))[1]), page.published, "stated")


@counted
def _ago(match: re.Match[str], published: date) -> Reading | None:
    count = number(match[1])
    if not 0 < count <= FARTHEST:
        return None
    match match[2].lower()[0]:
        case "d":
            first = last = published - timedelta(count)
        case "w":
            first = monday(published - timedelta(7 * count))
            last = first + timedelta(6)
        case "m":
            months = published.year * 12 + published.month - 1 - count
            first, last = month_span(date(months // 12, months % 12 + 1, 1))
        case _:
            first, last = date(published.year - count, 1, 1), date(published.year - count, 12, 31)
    return first, last, "relative"


_NAMES = frozenset({"March", "April", "May", "June", "August", "Jan", "Jun"})
"""Months that are names of people as well."""

_UNIT = frozenset({"week", "month", "year"})

RULES = (
    DateRule(
        DateRuleId.PART_OF_MONTH,
        A_MONTH,
        re.compile(
            rf"\b(?P<which>)(?i:(?P<part>early|mid|late|beginning|start|middle|end))(?:-|\s+)(?:of\s+|in\s+)?"
            rf"(?P<month>{MONTH}){IN_YEAR}(?!\s+\d)"
        ),
        _month,
        yes=(("early May", "2019-05-01/2019-05-10"), ("at the end of March", "2019-03-21/2019-03-31")),
        no=("early May 3", "May"),
    ),
    DateRule(
        DateRuleId.IN_MONTH,
        A_MONTH,
        re.compile(
            rf"\b(?:(?i:(?P<which>in|last|this|during|of|back in))\s+(?:the\s+)?)"
            rf"(?:(?i:(?P<part>earlier|early|mid|late|beginning|start|middle|end))(?:-|\s+)(?:of\s+)?)?"
            rf"(?P<month>{MONTH}){IN_YEAR}(?!\s+\d)"
        ),
        _month,
        yes=(
            ("in May", "2019-05-01/2019-05-31"),
            ("in late March 2018", "2018-03-21/2018-03-31"),
            ("last June", "2018-06-01/2018-06-30"),
        ),
        no=("in May Street", "May"),
    ),
    DateRule(
        DateRuleId.MONTH_AND_YEAR,
        A_MONTH,
        re.compile(rf"\b(?P<which>)(?P<part>)(?P<month>{MONTH}),?\s+(?P<year>{YEAR})"),
        _month,
        yes=(("March 2018", "2018-03-01/2018-03-31"), ("March, 2018", "2018-03-01/2018-03-31")),
        no=("March", "March 4"),
    ),
    DateRule(
        DateRuleId.PERIOD,
        _UNIT,
        re.compile(
            r"\b(?i:(?:(?P<part>earlier|early|later|late)\s+(?:in\s+)?)?(?P<which>this past|this|last|the past)"
            r"\s+(?P<unit>week|month|year))\b(?!['’]s)"
        ),
        _period,
        yes=(
            ("last week", "2019-06-03/2019-06-09"),
            ("earlier this week", "2019-06-10/2019-06-11"),
            ("last year", "2018-01-01/2018-12-31"),
            ("in the past week", "2019-06-05/2019-06-12"),
        ),
        no=("next week", "this year's"),
    ),
    DateRule(
        DateRuleId.PART_OF_THE_PERIOD,
        _UNIT,
        re.compile(r"\b(?i:(?P<part>earlier|early|late)\s+in\s+(?P<which>the)\s+(?P<unit>week|month|year))\b(?!['’]s)"),
        _period,
        yes=(("early in the month", "2019-06-01/2019-06-11"), ("late in the week", "2019-06-10/2019-06-12")),
        no=("in the week", "early in May"),
    ),
    DateRule(
        DateRuleId.AGO,
        frozenset({"ago"}),
        re.compile(r"\b(?i:(\w{1,6})\s+(days?|weeks?|months?|years?)\s+ago)\b"),
        _ago,
        yes=(
            ("two days ago", "2019-06-10"),
            ("three weeks ago", "2019-05-20/2019-05-26"),
            ("a year ago", "2018-01-01/2018-12-31"),
        ),
        no=("some days ago", "ninety years ago", "100 years ago"),
    ),
    DateRule(
        DateRuleId.QUARTER,
        frozenset({"quarter"}),
        re.compile(rf"\b(?i:(first|second|third|fourth)\s+quarter\s+of)\s+({YEAR})"),
        _quarter,
        yes=(
            ("the first quarter of 2019", "2019-01-01/2019-03-31"),
            ("the second quarter of 2019", "2019-04-01/2019-06-12"),
        ),
        no=("the first quarter", "the third quarter of 2019"),
    ),
    DateRule(
        DateRuleId.YEAR,
        A_DIGIT,
        re.compile(rf"\b[Ii]n\s+({YEAR})(?!\s+(?:dollars|prices|terms|[A-Z]))"),
        _year,
        yes=(("in 2018", "2018-01-01/2018-12-31"),),
        no=("in 2018 dollars", "2018", "in 2020"),
    ),
)
"""Stretches, surest first."""
