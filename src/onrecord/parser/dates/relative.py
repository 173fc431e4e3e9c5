"""Words that count from publication, and stretches: "on Monday", "last week", "in early July", "two weeks ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.parser.dates.calendar import (
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Page,
    Reading,
    Rule,
    cut,
    monday,
    month_number,
    month_span,
    number,
    part,
    year_of,
)

_SATURDAY = 5
_MOST = 60
"""More than so many days, weeks or months ago is no date of a statement."""


def _at(name: str) -> int:
    """Return 0 to 6 for the name of a weekday, full or short."""
    return next(at for day, at in WEEKDAYS.items() if day.startswith(name.lower()[:3]))


def _weekday_ago(match: re.Match[str], page: Page) -> Reading | None:
    """Read "a week ago Tuesday": counted from the last Tuesday."""
    count = number(match["count"])
    if page.published is None or not 0 < count <= _MOST:
        return None
    found = page.published - timedelta((page.published.weekday() - _at(match["day"])) % 7 + 7 * count)
    return found, found, "relative"


def _weekday(match: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return None
    published, at = page.published, _at(match["day"])
    before, week = (match["before"] or "").lower(), (match["week"] or "").lower()
    back = (published.weekday() - at) % 7
    found = published - timedelta(back)
    if week or before == "this":
        found = monday(published) + timedelta(at) - timedelta(7 if week == "last" else 0)
    elif (before == "last" and back < published.weekday() + 1) or ("past" in before and not back):
        found -= timedelta(7)  # "last Monday" on a Friday is that of the week before
    return found, found, "relative"


def _weekdays(match: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return None
    last = page.published - timedelta((page.published.weekday() - WEEKDAYS[match[2].lower()]) % 7)
    first = last - timedelta((last.weekday() - WEEKDAYS[match[1].lower()]) % 7)
    return first, last, "relative"


def _today(match: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return None
    words = match[0].lower()
    first = last = page.published
    if words.startswith("the day before"):
        first = last = last - timedelta(2)
    elif words.startswith(("yesterday", "last")):
        first = last = last - timedelta(1)
    elif words == "overnight":
        first = last - timedelta(1)
    return first, last, "relative"


def _weekend(match: re.Match[str], page: Page) -> Reading | None:
    """Read a weekend: the running one on a Sunday, else the last one that is over."""
    if page.published is None:
        return None
    published, which = page.published, match[1].lower()
    if published.weekday() == _SATURDAY and which == "the":
        return None  # the running one, or that before?
    running = published.weekday() >= _SATURDAY and "last" not in which and "past" not in which
    saturday = monday(published) + timedelta(_SATURDAY) - timedelta(0 if running else 7)
    found = cut((saturday, saturday + timedelta(1)), published)
    return (*found, "relative") if found else None


def _period(match: re.Match[str], page: Page) -> Reading | None:
    """Read "earlier this week", "late last month", "last year", "in the past week"."""
    if page.published is None:
        return None
    published, which, unit = page.published, match["which"].lower(), match["unit"].lower()
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
    found = cut(part(month_span(date(year, month, 1)), match["part"]), page.published) if year else None
    return (*found, "stated") if found else None


def _year(match: re.Match[str], page: Page) -> Reading | None:
    year = int(match[1])
    found = cut((date(year, 1, 1), date(year, 12, 31)), page.published)
    return (*found, "stated") if found else None


def _quarter(match: re.Match[str], page: Page) -> Reading | None:
    month = 3 * ("first", "second", "third", "fourth").index(match[1].lower()) + 1
    year = int(match[2])
    found = cut((date(year, month, 1), month_span(date(year, month + 2, 1))[1]), page.published)
    return (*found, "stated") if found else None


def _ago(match: re.Match[str], page: Page) -> Reading | None:
    count, published = number(match[1]), page.published
    if published is None or not 0 < count <= _MOST:
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
_OCCASION = (
    r"(?:statement|speech|interview|(?:news|press)\s+conference|briefing|remarks?|letter|report|hearing|testimony"
    r"|address|meeting|debate|session|call|article|rally|e-?mail|tweet|announcement|comments?)"
)

_IN_YEAR = rf"(?:,?\s+(?:(?P<year>{YEAR})|(?:of\s+)?(?P<rel>last|this)\s+year\b))?"

RULES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"\b(?:[Ff]rom\s+)?({WEEKDAY})(?:\s+(?:to|and|through|until|or)\s+|\s*[-–]\s*)({WEEKDAY})(?!['’]s)"
        ),
        _weekdays,
    ),
    (
        re.compile(rf"\b(?P<count>\w{{1,6}})\s+weeks?\s+ago\s+(?:on\s+|last\s+)?(?P<day>{WEEKDAY})", re.IGNORECASE),
        _weekday_ago,
    ),
    (re.compile(rf"\b(?P<day>{WEEKDAY})\s+(?P<count>\w{{1,6}})\s+weeks?\s+ago\b", re.IGNORECASE), _weekday_ago),
    (re.compile(r"\b[Oo]n\s+(?P<before>)(?P<week>)(?P<day>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."), _weekday),
    (
        re.compile(
            rf"\b(?:(?P<before>(?i:last|this\s+past|this|past))\s+)?(?P<day>{WEEKDAY})"
            rf"(?:['’]s(?=\s+{_OCCASION}\b)|(?!['’]s))(?:,?\s+(?:of\s+)?(?P<week>last|this)\s+week\b)?"
            r"(?!,?\s+(?:of\s+)?(?:next|before\s+last|after\s+next|week\b|fortnight)|['’]s\s+(?!\w))"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"\b(?i:(?:the day before )?yesterday|today|tonight|overnight|last night"
            r"|this (?:morning|afternoon|evening))\b(?!['’]s)"
        ),
        _today,
    ),
    (re.compile(r"\b(?i:(the|this past|this|last|the past)\s+weekend)\b(?!['’]s)"), _weekend),
    (
        re.compile(
            rf"\b(?P<which>)(?i:(?P<part>early|mid|late|beginning|start|middle|end))(?:-|\s+)(?:of\s+|in\s+)?"
            rf"(?P<month>{MONTH}){_IN_YEAR}(?!\s+\d)"
        ),
        _month,
    ),
    (
        re.compile(
            rf"\b(?:(?i:(?P<which>in|last|this|during|of|back in))\s+(?:the\s+)?)"
            rf"(?:(?i:(?P<part>earlier|early|mid|late|beginning|start|middle|end))(?:-|\s+)(?:of\s+)?)?"
            rf"(?P<month>{MONTH}){_IN_YEAR}(?!\s+\d)"
        ),
        _month,
    ),
    (re.compile(rf"\b(?P<which>)(?P<part>)(?P<month>{MONTH}),?\s+(?P<year>{YEAR})"), _month),
    (
        re.compile(
            r"\b(?i:(?:(?P<part>earlier|early|later|late)\s+(?:in\s+)?)?(?P<which>this past|this|last|the past)"
            r"\s+(?P<unit>week|month|year))\b(?!['’]s)"
        ),
        _period,
    ),
    (
        re.compile(r"\b(?i:(?P<part>earlier|early|late)\s+in\s+(?P<which>the)\s+(?P<unit>week|month|year))\b(?!['’]s)"),
        _period,
    ),
    (re.compile(r"\b(?i:(\w{1,6})\s+(days?|weeks?|months?|years?)\s+ago)\b"), _ago),
    (re.compile(rf"\b(?i:(first|second|third|fourth)\s+quarter\s+of)\s+({YEAR})"), _quarter),
    (re.compile(rf"\b[Ii]n\s+({YEAR})(?!\s+(?:dollars|prices|terms|[A-Z]))"), _year),
)
"""Weekdays, stretches and counts, surest first."""
