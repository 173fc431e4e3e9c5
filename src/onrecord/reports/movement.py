"""What changed between two days: two parties, issue by issue, before and after, and the change points in between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.reports.entries import chronological
from onrecord.reports.history import party_history, party_name
from onrecord.reports.positions import DEFAULT, Distance, PartyPosition, Terms, distance, party_position
from onrecord.reports.select import statements
from onrecord.reports.timeline import between, event_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from onrecord.models import Codebook, Event
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import ChangePoint


@dataclass(frozen=True, slots=True)
class Movement:
    """One party on one issue: its position on either day (None: it had not spoken), and what lies between.

    The later claim of a change point falls after the first day and not after the second; ``statements`` is the number
    of dated statements of that time.
    """

    before: PartyPosition | None
    after: PartyPosition | None
    change_points: tuple[ChangePoint, ...] = ()
    statements: int = 0

    @property
    def differs(self) -> bool:
        """True when the position is another one: another score, or a split that opened or closed."""
        return _scores(self.before) != _scores(self.after)

    @property
    def undated(self) -> bool:
        """True when either position is a standing one: it is not known when it was taken."""
        return any(held.standing for held in (self.before, self.after) if held)

    @property
    def reported(self) -> bool:
        """True when either position rests on reports alone: the party itself need not have moved."""
        return any(held.reported for held in (self.before, self.after) if held)

    @property
    def moved(self) -> bool:
        """True when the party moved between the two days: it differs, in own words, and both positions have a date."""
        return self.differs and not self.undated and not self.reported

    @property
    def another_voice(self) -> bool:
        """True when another voice than before speaks for the party, so that no voice need have changed."""
        voices = [{entry.voice for entry in held.entries} for held in (self.before, self.after) if held]
        return len(voices) == 2 and voices[0].isdisjoint(voices[1])


@dataclass(frozen=True, slots=True)
class IssueMovement:
    """One issue: both parties, and how far apart they were on either day."""

    issue: str
    proposition: str
    left: Movement
    right: Movement
    before: Distance | None
    after: Distance | None

    @property
    def undated(self) -> bool:
        """True when the distance differs because of a position without a date: it need not have changed in between."""
        return self.before != self.after and any(side.differs and side.undated for side in (self.left, self.right))


@dataclass(frozen=True, slots=True)
class Between:
    """Two parties between the days ``since`` and ``until``; the events are those after the first day."""

    parties: tuple[str, str]
    names: tuple[str, str]
    since: date
    until: date
    window: int
    issues: tuple[IssueMovement, ...]
    events: tuple[Event, ...] = ()
    statements: tuple[Entry, ...] = ()  # all that both said on these issues


def movement(
    parties: tuple[str, str],
    days: tuple[date, date],
    entries: Sequence[Entry],
    codebook: Codebook,
    terms: Terms = DEFAULT,
    issues: Collection[str] = (),
) -> Between:
    """Return what changed between two days, the earlier one first, on all issues or on `issues` alone."""
    by_side: dict[tuple[str, str | None], list[Entry]] = {}
    for entry in statements(entries, reviewed=terms.reviewed):
        by_side.setdefault((entry.claim.issue, entry.party), []).append(entry)
    rows: list[IssueMovement] = []
    for key, issue in codebook.issues.items():
        if issues and key not in issues:
            continue
        left, right = (_movement(party, by_side.get((key, party), []), codebook, days, terms) for party in parties)
        apart = distance(left.before, right.before), distance(left.after, right.after)
        rows.append(IssueMovement(key, issue.proposition, left, right, *apart))
    names = party_name(parties[0], codebook), party_name(parties[1], codebook)
    happened = sorted(_later(between(codebook.events, *days), days[0]), key=event_day)
    both = chronological(e for row in rows for party in parties for e in by_side.get((row.issue, party), ()))
    return Between(parties, names, *days, terms.window, tuple(rows), tuple(happened), tuple(both))


def _movement(party: str, said: Sequence[Entry], codebook: Codebook, days: tuple[date, date], terms: Terms) -> Movement:
    before, after = (party_position(said, replace(terms, on=day)) for day in days)
    since, until = days
    told = party_history(party, said, codebook, terms)
    change_points = tuple(
        change for change in told.change_points if change.after.day and since < change.after.day <= until
    )
    number = sum(entry.day is not None and since < entry.day <= until for entry in said)
    return Movement(before, after, change_points, number)


def _scores(held: PartyPosition | None) -> frozenset[int]:
    return frozenset(held.scores) if held else frozenset()


def _later(events: Iterable[Event], since: date) -> list[Event]:
    return [event for event in events if event_day(event) > since]
