"""How positions on one issue moved: each party's voices in time, and their change points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.reports.change_points import (
    CHANGES,
    MOVES,
    ChangePoint,
    changes_of_voice,
    group,
    moves_of_voice,
    positions_of,
    reports_of,
    splits_of_party,
)
from onrecord.reports.change_points import ChangeKind as ChangeKind  # noqa: PLC0414 - layouts know it from here
from onrecord.reports.entries import chronological, day_of, undated
from onrecord.reports.positions import DEFAULT, PartyPosition, Terms, last_day, party_position
from onrecord.reports.select import statements
from onrecord.reports.timeline import between, event_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onrecord.models import Codebook, Event
    from onrecord.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class VoiceHistory:
    """One voice's dated claims, in order; of these its position in own words on each day on which it spoke.

    ``reports`` are the claims of others on its position, one a day, where it did not say the same itself that day.
    """

    voice: str
    entries: tuple[Entry, ...]
    positions: tuple[Entry, ...] = ()
    reports: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyHistory:
    """One party on one issue; ``party`` is None for those who belong to no side."""

    party: str | None
    name: str
    entries: tuple[Entry, ...]  # dated, in order, all voices
    voices: tuple[VoiceHistory, ...]
    standing: tuple[Entry, ...]
    change_points: tuple[ChangePoint, ...]
    position: PartyPosition | None  # on the day of the newest article
    events: tuple[Event, ...] = ()  # of the history, those that concern it

    @property
    def course(self) -> tuple[Entry | Event, ...]:
        """Dated claims and events in order, on one day the events first."""
        dated = [(day_of(entry), 1, at, entry) for at, entry in enumerate(self.entries)]
        happened = [(event_day(event), 0, at, event) for at, event in enumerate(self.events)]
        return tuple(thing for *_, thing in sorted([*happened, *dated], key=lambda told: told[:3]))

    @property
    def changes(self) -> tuple[ChangePoint, ...]:
        """The change points of one and the same voice."""
        return tuple(change for change in self.change_points if change.kind in CHANGES)

    @property
    def moves(self) -> tuple[ChangePoint, ...]:
        """Where a voice fell silent, or was reported to hold something else: no change points."""
        return tuple(change for change in self.change_points if change.kind in MOVES)

    @property
    def splits(self) -> tuple[ChangePoint, ...]:
        """Where another voice of the party spoke with another sign, at the same time or later."""
        return tuple(change for change in self.change_points if change.kind in ("split", "another voice"))

    @property
    def uncertain(self) -> tuple[ChangePoint, ...]:
        """Differing claims of one voice whose dates overlap, so that their order is not known."""
        return tuple(change for change in self.change_points if change.kind == "order uncertain")


@dataclass(frozen=True, slots=True)
class History:
    """One issue over time."""

    issue: str
    proposition: str
    window: int
    parties: tuple[PartyHistory, ...]
    on: date | None = None  # the newest article's day; None where nothing has a date
    events: tuple[Event, ...] = ()  # between the first and the last dated claim

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All statements, party by party."""
        return tuple(entry for party in self.parties for entry in (*party.entries, *party.standing))

    @property
    def undated(self) -> tuple[str, ...]:
        """The articles without a date that have claims without one."""
        return undated(self.entries)


def history(
    issue: str,
    entries: Sequence[Entry],
    codebook: Codebook,
    terms: Terms = DEFAULT,
    parties: Collection[str | None] = (),
    events: Iterable[Event] = (),
) -> History:
    """Return the history of one issue, given the claims on all, with the events between its first and last claim.

    `parties`, where given, are the only ones in it.
    """
    proposition = codebook.issues[issue].proposition if issue in codebook.issues else ""
    by_party: dict[str | None, list[Entry]] = {}
    stated = statements(entries, reviewed=terms.reviewed)
    for entry in stated:
        if entry.claim.issue == issue and (not parties or entry.party in parties):
            by_party.setdefault(entry.party, []).append(entry)
    end = terms.on or last_day(stated)
    terms, events = replace(terms, on=end or date.max), tuple(events)
    ordered = sorted(by_party, key=lambda key: party_rank(key, codebook))
    happened = _between((entry for key in ordered for entry in by_party[key] if entry.day), events)
    dated = {key for key in ordered if any(entry.day for entry in by_party[key])}
    told = tuple(
        party_history(key, by_party[key], codebook, terms, _concerning(key, dated, happened, codebook))
        for key in ordered
    )
    return History(issue, proposition, terms.window, told, end, happened)


def _between(dated: Iterable[Entry], events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events from the first to the last day of dated claims, in order."""
    days = sorted(map(day_of, dated))
    return tuple(sorted(between(events, days[0], days[-1]), key=event_day)) if days else ()


def _concerning(
    party: str | None, told: Collection[str | None], events: Iterable[Event], codebook: Codebook
) -> tuple[Event, ...]:
    """Return the events in which an actor of the party took part, and those without an actor of any party in `told`."""
    found: list[Event] = []
    for event in events:
        sides = {codebook.party_of(actor) for actor in event.actors}.intersection(told) - {None}
        if not sides or party in sides:
            found.append(event)
    return tuple(found)


def party_rank(key: str | None, codebook: Codebook) -> tuple[bool, int, str]:
    """Return a party's place: as the codebook lists them, then unlisted ones, then those of no side."""
    listed = list(codebook.parties)
    return key is None, listed.index(key) if key in codebook.parties else len(listed), key or ""


def party_history(
    key: str | None, entries: Sequence[Entry], codebook: Codebook, terms: Terms, events: Iterable[Event] = ()
) -> PartyHistory:
    """Return the history of one party on one issue, given its statements on it and the events that concern it."""
    dated = [entry for entry in chronological(entries) if entry.day]
    standing = sorted((e for e in entries if e.day is None), key=lambda e: (e.article_day or date.min, e.place))
    by_voice = group(dated, lambda entry: entry.voice)
    ways = changes_of_voice, moves_of_voice
    change_points = [change for line in by_voice.values() for found in ways for change in found(line)]
    if key is not None:  # those of no side are no party, and so cannot be split
        change_points += splits_of_party(dated, terms.window)
    return PartyHistory(
        party=key,
        name=party_name(key, codebook),
        entries=tuple(dated),
        voices=tuple(
            VoiceHistory(voice, tuple(line), positions_of(line), reports_of(line)) for voice, line in by_voice.items()
        ),
        standing=tuple(standing),
        change_points=tuple(sorted(change_points, key=lambda change: (day_of(change.after), change.after.place))),
        position=None if key is None else party_position(entries, terms),
        events=tuple(events),
    )


def party_name(key: str | None, codebook: Codebook) -> str:
    """Return what to call a party in a report."""
    if key is None:
        return "No side"
    return (codebook.parties[key].name if key in codebook.parties else "") or key
