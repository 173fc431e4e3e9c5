"""When an article without a date was published: days that its words and the codebook's dated events allow.

Every anchored mention of an event ("on Monday", "last week", "next week" in the same sentence) allows some days; a line
that is nothing but a date allows that one; all must agree. The weekday of the opening sentence is the day of the report
(the convention of news agencies) and only chooses among the days that are left. One day left is the answer, several are
an interval, none is a contradiction. Nothing is dated without a line of its own or an event.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.parser.dates.calendar import MONTHS, WEEKDAY, WEEKDAYS, full_date
from onrecord.spans import Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.models import Codebook, Event
    from onrecord.parser.text.sentences import Paragraph

Days = frozenset[date]


class Reason(NamedTuple):
    """Words of the article, what they say about the day of publication, and the days that they allow."""

    span: Span
    text: str
    days: Days


class Inference(NamedTuple):
    """The day of publication (EDTF; None where nothing is known), why, and whether the reasons disagree."""

    published: str | None
    reasons: tuple[Reason, ...]
    contradiction: bool = False


NOTHING = Inference(None, ())

_WEEKDAY = re.compile(rf"\b({WEEKDAY})(?!['’]s)", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|to|set for|scheduled for|due|planned for|expected|next|coming|until|by|since|last)\b"
    r"[^,.;\"“”]{0,40}$",
    re.IGNORECASE,
)
_LOWEST, _HIGHEST = date(1900, 1, 1), date(9000, 1, 1)


class _Known(NamedTuple):
    """An event ready for matching: its days, its words, the names of those who took part."""

    event: Event
    days: tuple[date, ...]
    words: re.Pattern[str]
    actors: re.Pattern[str] | None
    own_day: re.Pattern[str]


class Events:
    """The dated events of a codebook that articles can refer to."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the words, days and names of every event that lasts a week at most."""
        forms = {
            actor.name: (actor.name, *actor.aliases, *actor.name.split()[-1:]) for actor in codebook.actors
        }  # a surname alone will do beside the event's words
        forms |= {party.name: (party.name, *party.speaks_as) for party in codebook.parties.values()}
        self.known = tuple(_compiled(event, forms) for event in codebook.events if event.words and _short(event))


def _short(event: Event) -> bool:
    when = edtf.parse(event.date)
    return when.earliest > _LOWEST and when.latest < _HIGHEST and (when.latest - when.earliest).days < 7


def _compiled(event: Event, forms: dict[str, tuple[str, ...]]) -> _Known:
    when = edtf.parse(event.date)
    days = tuple(when.earliest + timedelta(n) for n in range((when.latest - when.earliest).days + 1))
    names = [fold(form) for actor in event.actors for form in forms.get(actor, (actor,))]
    first = days[0]
    month = calendar.month_name[first.month]
    printed = rf"(?:{month}|{month[:3]})\.?"
    own_day = rf"\b{printed}\s+{first.day}\b|\b{first.day}(?:\s*[-–]\s*\d+)?\s+{printed}"
    return _Known(event, days, _any(event.words), _any(names) if names else None, re.compile(own_day, re.IGNORECASE))


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    longest = sorted((re.escape(fold(form)) for form in forms if form), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")


def infer(text: str, paragraphs: Sequence[Paragraph], events: Events) -> Inference:
    """Return the day of publication that `text` and `events` leave; linear in the text for each event."""
    printed = list(_printed(text, paragraphs))
    reasons = [*printed[:1], *_mentions(text, paragraphs, events)]
    if not reasons:
        return NOTHING
    days = frozenset[date].intersection(*(reason.days for reason in reasons))
    if not days:
        return Inference(None, tuple(reasons), contradiction=True)
    opening = _opening(text, paragraphs, days)
    if opening is not None:
        reasons.append(opening)
        days = opening.days
    return Inference(edtf.one_of(min(days), max(days)), tuple(reasons))


# --- a line of its own ----------------------------------------------------------------------------------------------

_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WRITTEN = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})")
_LABEL = re.compile(r"^(?:published|updated|posted|date)?\s*(?:on|:)?\s*", re.IGNORECASE)
_LINES = 12
"""A printed date stands at the top: so many lines with words are looked at."""


def _printed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Reason]:
    """Yield the lines at the top that are nothing but a date."""
    top = paragraphs[min(len(paragraphs), 3) - 1].span.end if paragraphs else len(text)
    at, seen = 0, 0
    for line in text[:top].splitlines(keepends=True):
        stripped = line.strip()
        seen += any(c.isalnum() for c in stripped)
        if seen > _LINES:
            return
        days = _days_of_line(_LABEL.sub("", stripped, count=1)) if len(stripped) < 60 else frozenset[date]()
        if days:
            start = at + line.index(stripped)
            yield Reason(Span(start, start + len(stripped)), "the article prints a date on a line of its own", days)
        at += len(line)


def _days_of_line(line: str) -> Days:
    numeric = _NUMERIC.fullmatch(line)
    if numeric:
        first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        both = (full_date(year, second, first), full_date(year, first, second))
        return frozenset(day for day in both if day)
    try:
        return frozenset({date.fromisoformat(line)})
    except ValueError:
        pass
    written = _WRITTEN.fullmatch(re.sub(r"^\w+day,?\s+", "", line))
    if written and bool(written[1]) != bool(written[3]):
        day = full_date(int(written[4]), MONTHS.get(written[2].lower(), 0), int(written[1] or written[3]))
        return frozenset({day} if day else ())
    return frozenset()


# --- anchored mentions of events ------------------------------------------------------------------------------------


def _mentions(text: str, paragraphs: Sequence[Paragraph], events: Events) -> Iterator[Reason]:
    """Yield a reason for each sentence that anchors an event; where several events fit, their days together."""
    for paragraph in paragraphs:
        around = fold(paragraph.span.of(text))
        there = [known for known in events.known if known.words.search(around)]
        if not there:
            continue
        for tokens in paragraph.sentences:
            sentence = tokens.span.of(text)
            folded = fold(sentence)
            found = [
                (known, days)
                for known in there
                if known.words.search(folded)
                and _took_part(known, around, sentence)
                and (days := _allowed(known, sentence))
            ]
            if found:
                days = frozenset[date].union(*(days for _, days in found))
                told = " or ".join(f"{known.event.date} {known.event.text}" for known, _ in found)
                yield Reason(tokens.span, f"{_anchors(sentence)}: {told}", days)


def _took_part(known: _Known, paragraph: str, sentence: str) -> bool:
    """True where somebody of the event is named around, or the event's own day is."""
    return bool((known.actors and known.actors.search(paragraph)) or known.own_day.search(sentence))


_WEEK = re.compile(r"\b(earlier this|later this|this|last|next) week\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(today|tonight|yesterday|tomorrow)\b", re.IGNORECASE)
_SHIFT = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}


def _anchors(sentence: str) -> str:
    """Return the words that tie an event to the day of publication, as printed."""
    found = [match[0] for pattern in (_WEEKDAY, _WEEK, _NEAR) for match in pattern.finditer(sentence)]
    return ", ".join(f'"{word}"' for word in dict.fromkeys(found))


def _allowed(known: _Known, sentence: str) -> Days:
    """Return the days of publication that a sentence allows that mentions the event; none where nothing ties the two.

    A weekday in the sentence must be one of the event: "on Wednesday Cole spoke of the call this week" says nothing
    about a call on a Monday.
    """
    kept: list[Days] = []
    weekdays = [m for m in _WEEKDAY.finditer(sentence) if not _AHEAD.search(sentence, 0, m.start())]
    for match in weekdays:
        same = [day for day in known.days if day.weekday() == WEEKDAYS[match[1].lower()]]
        kept.append(frozenset(day + timedelta(n) for day in same for n in range(7)))
    kept += [_in_week(known.days, match[1].lower()) for match in _WEEK.finditer(sentence)]
    kept += [frozenset(day + timedelta(_SHIFT[m[1].lower()]) for day in known.days) for m in _NEAR.finditer(sentence)]
    return frozenset[date].intersection(*kept) if kept else frozenset()


def _in_week(days: Sequence[date], which: str) -> Days:
    """Return the days from which `days` lie in this, last or next week (Monday to Sunday)."""
    shift = {"last": 7, "next": -7}.get(which, 0)
    mondays = {day - timedelta(day.weekday()) for day in days}
    week = frozenset(monday + timedelta(shift + n) for monday in mondays for n in range(7))
    if which == "earlier this":
        return frozenset(day for day in week if day > days[0])
    return frozenset(day for day in week if day < days[-1]) if which == "later this" else week


# --- the opening sentence -------------------------------------------------------------------------------------------

_OPENING = 2
"""The weekday of the report stands in the first two paragraphs with a weekday, or not at all."""


def _opening(text: str, paragraphs: Sequence[Paragraph], days: Days) -> Reason | None:
    """Return the reason that the weekday of the opening sentence gives, where one of the days left falls on it."""
    for paragraph in paragraphs[:_OPENING]:
        for tokens in paragraph.sentences:
            sentence = tokens.span.of(text)
            found = [m[1].lower() for m in _WEEKDAY.finditer(sentence) if not _AHEAD.search(sentence, 0, m.start())]
            if not found:
                continue
            if len(set(found)) > 1:
                return None
            left = frozenset(day for day in days if day.weekday() == WEEKDAYS[found[0]])
            told = f'"{found[0].capitalize()}" in the opening is the day of the report'
            return Reason(tokens.span, told, left) if left else None
    return None
