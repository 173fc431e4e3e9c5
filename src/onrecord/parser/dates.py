"""When a statement was made: date words near its cue, counted from the day of publication; never a guess.

A rule reads one kind of expression and answers with an interval that it allows; the expression nearest to the cue
counts. Without one, a reported statement lies between the news it belongs to and the day of publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord import edtf
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Basis = Literal["stated", "relative"]
NEWS_DAYS = 6
"""A past-tense report without date words is news of the week up to publication: at most this many days before it."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {day: at for at, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "an": 1,
}
_MONTH = (
    r"(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"


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


_Rule = tuple[re.Pattern[str], "Callable[[re.Match[str], date | None], tuple[date, date, Basis] | None]"]


def _explicit(year: str | None, month: str, day: str, published: date | None) -> tuple[date, date, Basis] | None:
    number = _MONTHS[month.lower()]
    try:
        if year:
            found = date(int(year), number, int(day))
        elif published is None:
            return None
        else:
            found = date(published.year, number, int(day))
            if found > published:
                found = date(published.year - 1, number, int(day))
    except ValueError:
        return None
    return found, found, "stated"


def _month_first(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    return _explicit(match[3], match[1], match[2], published)


def _day_first(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    return _explicit(match[3], match[2], match[1], published)


def _iso(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:  # noqa: ARG001
    try:
        found = date.fromisoformat(match[0])
    except ValueError:
        return None
    return found, found, "stated"


def _weekday(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS[match[2].lower()]) % 7
    found = published - timedelta(back)
    if (match[1] or "").strip().lower() == "last" and back < published.weekday() + 1:
        found -= timedelta(7)  # "last Monday" on a Friday is that of the week before
    return found, found, "relative"


def _today(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    if published is None:
        return None
    day = published - timedelta(1) if "yesterday" in match[0].lower() else published
    return day, day, "relative"


def _week(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    if published is None:
        return None
    monday = published - timedelta(published.weekday())
    if match[1].lower() == "this":
        earlier = "earlier" in match[0].lower() and published > monday
        return monday, published - timedelta(1) if earlier else published, "relative"
    return monday - timedelta(7), monday - timedelta(1), "relative"


def _month_name(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    if re.match(r"\s+[A-Z][a-z]", match.string[match.end() :]):
        return None  # "in May Street"
    month = _MONTHS[match[2].lower()]
    if match[3]:
        year = int(match[3])
    elif published is None:
        return None
    else:
        year = published.year - (
            month > published.month or ((match[1] or "").lower() == "last" and month == published.month)
        )
    first = date(year, month, 1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return first, min(last, published) if published and published >= first else last, "stated"


def _last_month(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:  # noqa: ARG001
    if published is None:
        return None
    last = published.replace(day=1) - timedelta(1)
    return last.replace(day=1), last, "relative"


def _ago(match: re.Match[str], published: date | None) -> tuple[date, date, Basis] | None:
    if published is None:
        return None
    count = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1].lower(), 0)
    if not count or count > 60:
        return None
    if match[2].lower().startswith("day"):
        day = published - timedelta(count)
        return day, day, "relative"
    middle = published - timedelta(7 * count)
    monday = middle - timedelta(middle.weekday())
    return monday, min(monday + timedelta(6), published), "relative"


_RULES: tuple[_Rule, ...] = (
    (re.compile(r"\b\d{4}-\d{2}-\d{2}\b"), _iso),
    (re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?:,?\s+(\d{{4}})\b)?(?![–-]\d)"), _month_first),
    (re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(\d{{4}})\b)?"), _day_first),
    (
        re.compile(r"\b(last\s+)?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!['’]s)", re.IGNORECASE),
        _weekday,
    ),
    (re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday)\b", re.IGNORECASE), _today),
    (re.compile(r"\b(?:earlier\s+)?(this|last)\s+week\b", re.IGNORECASE), _week),
    (re.compile(r"\blast month\b", re.IGNORECASE), _last_month),
    (re.compile(r"\b(\w+)\s+(days?|weeks?)\s+ago\b", re.IGNORECASE), _ago),
    (re.compile(rf"\b(in|last)\s+{_MONTH}(?:\s+(\d{{4}})\b)?(?!\s+\d)", re.IGNORECASE), _month_name),
)
_FUTURE = re.compile(r"\b(?:next|coming|by|until|before|expected|scheduled|due|from)\s+(?:the\s+)?$", re.IGNORECASE)


def expressions(text: str, published: date | None, offset: int = 0) -> Iterator[Dated]:
    """Yield the date expressions of `text` that look back; places count from `offset`, none later than publication."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if _FUTURE.search(text, 0, match.start()):
                continue
            found = read(match, published)
            if found is None or (published is not None and found[0] > published):
                continue
            taken.append(match.span())
            yield Dated(*found, Span(match.start() + offset, match.end() + offset))


_LABEL = re.compile(rf"[\s•-]*{_MONTH}\s+{_DAY}(?:,\s+(\d{{4}}))?\s*[:–—-]")


def line_label(paragraph: str, published: date | None, offset: int = 0) -> Dated | None:
    """Return the date that labels a line of a chronology ("June 13: ...")."""
    match = _LABEL.match(paragraph)
    found = _month_first(match, published) if match else None
    return Dated(*found, Span(offset, offset)) if found else None


def nearest(found: list[Dated], place: Span) -> Dated | None:
    """Return the expression closest to `place` (characters between the two)."""
    return min(found, key=lambda d: max(d.span.start - place.end, place.start - d.span.end, 0), default=None)
