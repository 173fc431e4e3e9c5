"""Words that count from publication: "on Monday", "yesterday", "last weekend", "a week ago Tuesday"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.parser.dates.calendar import (
    A_WEEKDAY,
    FARTHEST,
    WEEKDAY,
    WEEKDAYS,
    DateRule,
    DateRuleId,
    Reading,
    counted,
    cut,
    monday,
    number,
)

if TYPE_CHECKING:
    from datetime import date

_SATURDAY = 5


def _at(name: str) -> int:
    """Return 0 to 6 for the name of a weekday, full or short."""
    return next(at for day, at in WEEKDAYS.items() if day.startswith(name.lower()[:3]))


@counted
def _weekday_ago(match: re.Match[str], published: date) -> Reading | None:
    """Read "a week ago Tuesday": counted from the last Tuesday."""
    count = number(match["count"])
    if not 0 < count <= FARTHEST:
        return None
    found = published - timedelta((published.weekday() - _at(match["day"])) % 7 + 7 * count)
    return found, found, "relative"


@counted
def _weekday(match: re.Match[str], published: date) -> Reading | None:
    at = _at(match["day"])
    before, week = (match["before"] or "").lower(), (match["week"] or "").lower()
    back = (published.weekday() - at) % 7
    found = published - timedelta(back)
    if week or before == "this":
        found = monday(published) + timedelta(at) - timedelta(7 if week == "last" else 0)
    elif before == "last" and 0 < back <= published.weekday():
        return found - timedelta(7), found, "relative"  # on a Friday, "last Monday" is this week's or that before
    elif not back and (before == "last" or "past" in before):
        found -= timedelta(7)
    return found, found, "relative"


@counted
def _weekdays(match: re.Match[str], published: date) -> Reading | None:
    last = published - timedelta((published.weekday() - WEEKDAYS[match[2].lower()]) % 7)
    first = last - timedelta((last.weekday() - WEEKDAYS[match[1].lower()]) % 7)
    return first, last, "relative"


@counted
def _today(match: re.Match[str], published: date) -> Reading | None:
    words = match[0].lower()
    first = last = published
    if words.startswith("the day before"):
        first = last = last - timedelta(2)
    elif words.startswith(("yesterday", "last")):
        first = last = last - timedelta(1)
    elif words == "overnight":
        first = last - timedelta(1)
    return first, last, "relative"


@counted
def _weekend(match: re.Match[str], published: date) -> Reading | None:
    """Read a weekend: the running one on a Sunday, else the last one that is over."""
    which = match[1].lower()
    if published.weekday() == _SATURDAY and which == "the":
        return None  # the running one, or that before?
    running = published.weekday() >= _SATURDAY and "last" not in which and "past" not in which
    saturday = monday(published) + timedelta(_SATURDAY) - timedelta(0 if running else 7)
    return cut((saturday, saturday + timedelta(1)), published, "relative")


_OCCASION = (
    r"(?:statement|speech|interview|(?:news|press)\s+conference|briefing|remarks?|letter|report|hearing|testimony"
    r"|address|meeting|debate|session|call|article|rally|e-?mail|tweet|announcement|comments?)"
)


_AGO = frozenset({"ago"})
_SHORT = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_NEAR = frozenset("yesterday today tonight overnight night morning afternoon evening".split())

RULES = (
    DateRule(
        DateRuleId.WEEKDAY_RANGE,
        A_WEEKDAY,
        re.compile(
            rf"\b(?:[Ff]rom\s+)?({WEEKDAY})(?:\s+(?:to|and|through|until|or)\s+|\s*[-–]\s*)({WEEKDAY})(?!['’]s)"
        ),
        _weekdays,
        yes=(("Monday to Wednesday", "2019-06-10/2019-06-12"), ("Saturday and Sunday", "2019-06-08/2019-06-09")),
        no=("Monday", "Monday and Tuesday's"),
    ),
    DateRule(
        DateRuleId.WEEKS_AGO_WEEKDAY,
        _AGO,
        re.compile(rf"\b(?P<count>\w{{1,6}})\s+weeks?\s+ago\s+(?:on\s+|last\s+)?(?P<day>{WEEKDAY})", re.IGNORECASE),
        _weekday_ago,
        yes=(("two weeks ago on Monday", "2019-05-27"),),
        no=("last Monday", "many weeks ago on Monday"),
    ),
    DateRule(
        DateRuleId.WEEKDAY_WEEKS_AGO,
        _AGO,
        re.compile(rf"\b(?P<day>{WEEKDAY})\s+(?P<count>\w{{1,6}})\s+weeks?\s+ago\b", re.IGNORECASE),
        _weekday_ago,
        yes=(("Monday two weeks ago", "2019-05-27"),),
        no=("Monday", "Monday many weeks ago"),
    ),
    DateRule(
        DateRuleId.SHORT_WEEKDAY,
        _SHORT,
        re.compile(r"\b[Oo]n\s+(?P<before>)(?P<week>)(?P<day>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."),
        _weekday,
        yes=(("on Mon.", "2019-06-10"), ("on Thurs.", "2019-06-06")),
        no=("on Monday", "Mon."),
    ),
    DateRule(
        DateRuleId.WEEKDAY,
        A_WEEKDAY,
        re.compile(
            rf"\b(?:(?P<before>(?i:last|this\s+past|this|past))\s+)?(?P<day>{WEEKDAY})"
            rf"(?:['’]s(?=\s+{_OCCASION}\b)|(?!['’]s))(?:,?\s+(?:of\s+)?(?P<week>last|this)\s+week\b)?"
            r"(?!,?\s+(?:of\s+)?(?:next|before\s+last|after\s+next|week\b|fortnight)|['’]s\s+(?!\w))"
        ),
        _weekday,
        yes=(
            ("on Monday", "2019-06-10"),
            ("last Monday", "2019-06-03/2019-06-10"),
            ("last Friday", "2019-06-07"),
            ("Thursday of last week", "2019-06-06"),
            ("Monday's debate", "2019-06-10"),
        ),
        no=("Monday next week", "Monday's paper"),
    ),
    DateRule(
        DateRuleId.TODAY,
        _NEAR,
        re.compile(
            r"\b(?i:(?:the day before )?yesterday|today|tonight|overnight|last night"
            r"|this (?:morning|afternoon|evening))\b(?!['’]s)"
        ),
        _today,
        yes=(
            ("yesterday", "2019-06-11"),
            ("the day before yesterday", "2019-06-10"),
            ("this morning", "2019-06-12"),
            ("overnight", "2019-06-11/2019-06-12"),
        ),
        no=("today's", "tomorrow"),
    ),
    DateRule(
        DateRuleId.WEEKEND,
        frozenset({"weekend"}),
        re.compile(r"\b(?i:(the|this past|this|last|the past)\s+weekend)\b(?!['’]s)"),
        _weekend,
        yes=(("last weekend", "2019-06-08/2019-06-09"), ("over the weekend", "2019-06-08/2019-06-09")),
        no=("a weekend", "this weekend's"),
    ),
)
"""Weekdays and days near publication, surest first."""
