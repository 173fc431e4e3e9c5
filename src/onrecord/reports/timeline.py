"""Statements and public events by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.reports.entries import chronological, fold_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.models import Event, Issue, Party
    from onrecord.reports.drafts import Trust
    from onrecord.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as it is written, with its events and statements."""

    date: str  # EDTF
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments in order, and apart from them the positions that have no date."""

    moments: tuple[Moment, ...]
    standing: tuple[Entry, ...]
    propositions: tuple[tuple[str, str], ...] = ()  # of the issues that occur
    parties: tuple[tuple[str, str], ...] = ()  # keys and names of those that speak
    trust: Trust | None = None  # where it leaves the desk with drafts: how far they are to be trusted


def timeline(
    entries: Sequence[Entry],
    events: Iterable[Event] = (),
    issues: Mapping[str, Issue] | None = None,
    parties: Mapping[str, Party] | None = None,
) -> Timeline:
    """Order claims (copies folded) and events by the day they count on, an earlier beginning first."""
    entries = fold_copies(entries)
    said: dict[str, list[Entry]] = {}
    for entry in chronological(entry for entry in entries if entry.claim.date):
        said.setdefault(entry.claim.date or "", []).append(entry)
    happened: dict[str, list[Event]] = {}
    for event in events:
        happened.setdefault(event.date, []).append(event)
    order = {text: _order(text, said.get(text, [])) for text in (*happened, *said)}
    moments = (
        Moment(text, tuple(said.get(text, ())), tuple(happened.get(text, ())))
        for text in sorted(order, key=lambda text: (*order[text], text))
    )
    standing = sorted((e for e in entries if not e.claim.date), key=lambda e: (e.article_day or date.min, e.place))
    spoken = {entry.claim.issue for entry in entries}
    propositions = tuple((key, issue.proposition) for key, issue in (issues or {}).items() if key in spoken)
    sides = {entry.party for entry in entries}
    names = tuple((key, party.name or key) for key, party in (parties or {}).items() if key in sides)
    return Timeline(tuple(moments), tuple(standing), propositions, names)


def _order(text: str, entries: Sequence[Entry]) -> tuple[date, date]:
    return (entries[0].day if entries else None) or _end(text), edtf.parse(text).earliest


def _end(text: str) -> date:
    """Return the end of an interval, or its beginning where it has no end."""
    when = edtf.parse(text)
    return when.earliest if when.latest == date.max else when.latest


MARGIN = timedelta(30)
"""A timeline has the events from this long before its first statement to this long after its last."""


def span(
    entries: Iterable[Entry], since: date | None = None, until: date | None = None
) -> tuple[date | None, date | None]:
    """Return the first and the last day on which events belong beside these statements; None without a dated one.

    Days before `since` and after `until` are none of them.
    """
    days = [entry.day for entry in entries if entry.day is not None]
    if not days:
        return None, None
    first, last = min(days), max(days)
    first, last = first - min(MARGIN, first - date.min), last + min(MARGIN, date.max - last)
    return max(first, since or first), min(last, until or last)


def between(events: Iterable[Event], since: date | None, until: date | None) -> tuple[Event, ...]:
    """Return the events from `since` to `until`, counted like claims by their last day."""
    first, last = since or date.min, until or date.max
    return tuple(event for event in events if first <= event_day(event) <= last)


def event_day(event: Event) -> date:
    """Return the day on which an event counts: like a claim's, the end of its interval."""
    return _end(event.date)
