"""Read the date words of a text, counted from the day of publication; never a guess.

A rule reads one kind of expression and answers with the days that it allows. What looks forward ("by Friday"), what
only bounds ("since Monday") and what is a name ("the Sunday Courier") is no date here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.parser.dates import called, explicit, periods, relative
from onrecord.parser.dates.calendar import DAY, MONTH, WEEKDAY, YEAR, Basis, Order, Page, cues
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.dates.calendar import DateRule, Reading


class Dated(NamedTuple):
    """The days that words allow, what they rest on, and where they stand."""

    earliest: date
    latest: date
    basis: Basis
    span: Span

    @property
    def edtf(self) -> str:
        """The interval as EDTF."""
        return edtf.one_of(self.earliest, self.latest)


_RULES = (*explicit.RULES, *relative.RULES, *periods.RULES)
_NEEDED = frozenset(word for rule in _RULES for word in rule.needs)
_YEAR = timedelta(365)
_REACH = 40
"""So many characters before an expression are read to tell whether it looks forward or bounds."""
_NOT_WHEN = re.compile(
    r"\b(?:next|coming|by|until|till|before|after|since|from|ahead of|following|upcoming|starting|beginning|born"
    r"|every|each|due|expected|scheduled|planned|slated)\s+(?:(?:the|a|on|in|for|late|early|mid)\s+)*$"
    r"|\b(?:due|expected|scheduled|planned|slated|set)\s+(?:\w+\s+){0,3}(?:on|in|for|by)\s+(?:the\s+)?$"
    r"|\bto be \w+\s+(?:on\s+|in\s+)?$|^\W*(?:before|ahead of|prior to|until)\b[^,;]*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_FEAST = re.compile(r"\b(?:Black|Bloody|Good|Easter|Ash|Palm|Cyber|Super|Maundy|Holy|Shrove|Whit)\s+$")
_PLAIN = re.compile(rf"{WEEKDAY}")


def _is_name(text: str, start: int, end: int) -> bool:
    """True for a weekday that is part of a name: "Black Friday", "the Sunday Courier", "Sunday Okafor, a fitter"."""
    if not _PLAIN.fullmatch(text, start, end):
        return False
    before = text[max(0, start - _REACH) : start]
    if _FEAST.search(before) or (text.startswith("Sunday", start) and called.ends_paper(before)):
        return True
    if not re.match(r"\s[A-Z]", text[end : end + 2]):
        return False
    return not before.strip() or bool(re.search(r"(?:\b[Tt]he|\b[Aa]n?|['’]s|[.!?]|\bMr\.?|\bMs\.?)\s+$", before))


def _days(rule: DateRule, match: re.Match[str], page: Page) -> Reading | None:
    """Return the days that a rule reads; None where they lie outside the calendar (the day before 0001-01-01)."""
    try:
        return rule.read(match, page)
    except (OverflowError, ValueError):
        return None


def readings(text: str, page: Page, offset: int = 0) -> Iterator[Dated]:
    """Yield all days that `text` names, also those that bound or look forward; none later than publication."""
    taken: list[tuple[int, int]] = []  # sorted, none overlaps another
    told = cues(text) & _NEEDED
    for rule in _RULES if told else ():
        if told.isdisjoint(rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            at = bisect_right(taken, (start, end))
            if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
                continue
            if _is_name(text, start, end):
                continue
            taken.insert(at, (start, end))  # what is written but no day ("February 30") is not read by a looser rule
            found = _days(rule, match, page)
            if found is not None and (page.published is None or found[1] <= page.published):
                yield Dated(*found, Span(start + offset, end + offset))


def expressions(text: str, published: date | None, offset: int = 0, order: Order | None = None) -> Iterator[Dated]:
    """Yield the date expressions of `text` that look back; places count from `offset`, none later than publication."""
    for dated in readings(text, Page(published, order), offset):
        start = dated.span.start - offset
        before = text[max(0, start - _REACH) : start]
        if not _NOT_WHEN.search(before) or (dated.earliest < dated.latest and _RANGE.search(before)):
            yield dated


def within(text: str, published: edtf.When | None, offset: int = 0, order: Order | None = None) -> Iterator[Dated]:
    """Yield expressions of an article whose publication may be known only to the month or year.

    Read from its first and its last day, an expression counts where both agree, where it names a day of that stretch,
    or where all days that it may mean lie in it ("today" in an article of June: a day of June). Of a stretch
    of more than a year, or without an end, only what says its year can be told.
    """
    if published is None or published.is_day:
        yield from expressions(text, published.latest if published else None, offset, order)
        return
    if published.latest - published.earliest > _YEAR:
        yield from _until(published.latest, expressions(text, None, offset, order))
        return
    early = {d.span: d for d in expressions(text, published.earliest, offset, order)}
    for late in expressions(text, published.latest, offset, order):
        first = early.get(late.span)
        if (first and first[:2] == late[:2]) or (late.basis == "stated" and late.earliest >= published.earliest):
            yield late
        elif first and first.earliest >= published.earliest and late.basis == "relative":
            yield late._replace(earliest=first.earliest)


def _until(last: date, found: Iterator[Dated]) -> Iterator[Dated]:
    """Yield expressions without the days after `last`."""
    for dated in found:
        if dated.earliest <= last:
            yield dated._replace(latest=min(dated.latest, last))


_LABEL = re.compile(
    rf"[\s•-]*(?:(?P<month>{MONTH})\s+(?P<day>{DAY})|(?P<day2>{DAY})\s+(?P<month2>{MONTH}))(?:,?\s+{YEAR})?\s*[:–—-]"
)


def line_label(paragraph: str, published: date | None, offset: int = 0) -> Dated | None:
    """Return the date that labels a line of a chronology ("June 13: ...")."""
    match = _LABEL.match(paragraph)
    found = next(expressions(paragraph[: match.end() - 1], published), None) if match else None
    return found._replace(span=Span(offset, offset)) if found else None


def nearest(found: list[Dated], place: Span) -> Dated | None:
    """Return the expression closest to `place` (characters between the two)."""
    return min(found, key=lambda d: max(d.span.start - place.end, place.start - d.span.end, 0), default=None)
