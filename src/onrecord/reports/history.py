"""How positions on one issue moved: each party's voices in time, and where they turned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, cast

from onrecord.models import NO_PARTY
from onrecord.reports.entries import chronological, undated
from onrecord.reports.positions import DEFAULT, PartyPosition, Terms, last_day, party_position, sign, weight
from onrecord.reports.select import statements
from onrecord.reports.timeline import between, event_day

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from onrecord.models import Codebook, Event
    from onrecord.reports.entries import Entry

TurnKind = Literal["reversal", "shift", "hedge", "split", "another voice", "order uncertain"]
CHANGES: tuple[TurnKind, ...] = ("reversal", "shift", "hedge")


@dataclass(frozen=True, slots=True)
class Turn:
    """Two claims that do not say the same. Only a kind in `CHANGES` is a change point, and then of one voice."""

    kind: TurnKind
    before: Entry
    after: Entry


@dataclass(frozen=True, slots=True)
class VoiceHistory:
    """One voice's dated claims, in order, and of these its position on each day on which it spoke."""

    voice: str
    entries: tuple[Entry, ...]
    positions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyHistory:
    """One party on one issue; ``party`` is None for those who belong to no side."""

    party: str | None
    name: str
    entries: tuple[Entry, ...]  # dated, in order, all voices
    voices: tuple[VoiceHistory, ...]
    standing: tuple[Entry, ...]
    turns: tuple[Turn, ...]
    position: PartyPosition | None  # at the end of the record
    events: tuple[Event, ...] = ()  # between its first and its last dated claim

    @property
    def course(self) -> tuple[Entry | Event, ...]:
        """Dated claims and events in order, on one day the events first."""
        dated = [(_day(entry), 1, at, entry) for at, entry in enumerate(self.entries)]
        happened = [(event_day(event), 0, at, event) for at, event in enumerate(self.events)]
        return tuple(thing for *_, thing in sorted([*happened, *dated], key=lambda told: told[:3]))

    @property
    def changes(self) -> tuple[Turn, ...]:
        """The change points: turns of one and the same voice."""
        return tuple(turn for turn in self.turns if turn.kind in CHANGES)

    @property
    def splits(self) -> tuple[Turn, ...]:
        """Where another voice of the party spoke with another sign, at the same time or later."""
        return tuple(turn for turn in self.turns if turn.kind in ("split", "another voice"))

    @property
    def uncertain(self) -> tuple[Turn, ...]:
        """Differing claims of one voice whose dates overlap, so that nobody can say which came first."""
        return tuple(turn for turn in self.turns if turn.kind == "order uncertain")


@dataclass(frozen=True, slots=True)
class History:
    """One issue over time."""

    issue: str
    proposition: str
    window: int
    parties: tuple[PartyHistory, ...]
    on: date | None = None  # where the record ends; None where it holds no date at all
    events: tuple[Event, ...] = ()  # between the first and the last dated claim

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All statements, party by party."""
        return tuple(entry for party in self.parties for entry in (*party.entries, *party.standing))

    @property
    def undated(self) -> tuple[str, ...]:
        """The articles without a date that leave claims standing."""
        return undated(self.entries)


def history(
    issue: str,
    entries: Sequence[Entry],
    codebook: Codebook,
    terms: Terms = DEFAULT,
    parties: Collection[str | None] = (),
    events: Iterable[Event] = (),
) -> History:
    """Tell one issue, given the claims on all, with the events that fall between; `parties` keeps only those."""
    proposition = codebook.issues[issue].proposition if issue in codebook.issues else ""
    by_party: dict[str | None, list[Entry]] = {}
    heard = statements(entries, reviewed=terms.reviewed)
    for entry in heard:
        if entry.claim.issue == issue and (not parties or entry.party in parties):
            by_party.setdefault(entry.party, []).append(entry)
    end = terms.on or last_day(heard)
    terms, events = replace(terms, on=end or date.max), tuple(events)
    ordered = sorted(by_party, key=lambda key: party_rank(key, codebook))
    told = tuple(party_history(key, by_party[key], codebook, terms, events) for key in ordered)
    happened = _between([entry for party in told for entry in party.entries], events)
    return History(issue, proposition, terms.window, told, end, happened)


def _between(dated: Iterable[Entry], events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events from the first to the last day of dated claims, in order."""
    days = sorted(map(_day, dated))
    return tuple(sorted(between(events, days[0], days[-1]), key=event_day)) if days else ()


def _concerns(event: Event, party: str | None, codebook: Codebook) -> bool:
    """True when somebody of the party took part in an event, or nobody of any party is known to have done so."""
    sides = {codebook.party_of(actor) for actor in event.actors} - {None, NO_PARTY}
    return not sides or party in sides


def party_rank(key: str | None, codebook: Codebook) -> tuple[bool, int, str]:
    """Return a party's place: as the codebook lists them, then unlisted ones, then those of no side."""
    listed = list(codebook.parties)
    return key is None, listed.index(key) if key in codebook.parties else len(listed), key or ""


def party_history(
    key: str | None, entries: Sequence[Entry], codebook: Codebook, terms: Terms, events: Iterable[Event] = ()
) -> PartyHistory:
    """Tell what one party said on one issue, given the statements of that party on that issue."""
    dated = [entry for entry in chronological(entries) if entry.day]
    standing = sorted((e for e in entries if e.day is None), key=lambda e: (e.article_day or date.min, e.place))
    by_voice = group(dated, lambda entry: entry.voice)
    turns = [turn for line in by_voice.values() for turn in _own_turns(line)]
    if key is not None:  # those of no side are no party, and so cannot be split
        turns += _party_turns(dated, terms.window)
    return PartyHistory(
        party=key,
        name=party_name(key, codebook),
        entries=tuple(dated),
        voices=tuple(VoiceHistory(voice, tuple(line), _positions(line)) for voice, line in by_voice.items()),
        standing=tuple(standing),
        turns=tuple(sorted(turns, key=lambda turn: (_day(turn.after), turn.after.place))),
        position=None if key is None else party_position(entries, terms),
        events=_between(dated, (event for event in events if _concerns(event, key, codebook))),
    )


def party_name(key: str | None, codebook: Codebook) -> str:
    """Return what to call a party in a report."""
    if key is None:
        return "No side"
    return (codebook.parties[key].name if key in codebook.parties else "") or key


def group(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """Return entries by `key`, keys and members in order of appearance."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def _day(entry: Entry) -> date:
    """Return the day of a dated entry."""
    return cast("date", entry.day)


def _positions(line: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the weightiest claim of each day. `line` is one voice's dated claims in order."""
    return tuple(max(same_day, key=weight) for _, same_day in groupby(line, key=_day))


def _own_turns(line: Sequence[Entry]) -> Iterator[Turn]:
    """Yield where one voice's consecutive positions differ. `line` is its dated claims in order."""
    for _, same_day in groupby(line, key=_day):
        ranked = sorted(same_day, key=weight, reverse=True)
        opposite = next((entry for entry in ranked if sign(entry) == -sign(ranked[0]) != 0), None)
        if opposite:  # both on one day: no order, no change
            yield Turn("order uncertain", opposite, ranked[0])
    for before, after in pairwise(_positions(line)):
        if before.claim.score != after.claim.score:
            yield Turn(_kind(before, after), before, after)


def _kind(before: Entry, after: Entry) -> TurnKind:
    if before.when and after.when and before.when.overlaps(after.when):
        return "order uncertain"
    if 0 in (before.claim.score, after.claim.score):
        return "hedge"
    return "shift" if sign(before) == sign(after) else "reversal"


def _party_turns(dated: Sequence[Entry], window: int) -> Iterator[Turn]:
    """Yield where a voice takes the sign opposite to another's; a pair of stands is told once while both last."""
    held: dict[str, Entry] = {}
    told: set[frozenset[tuple[str, int]]] = set()
    for _, same_day in groupby(dated, key=_day):
        before = _newest(held.values())
        spoken = _hear(same_day, held, told)
        for entry in sorted(spoken, key=lambda entry: entry.place, reverse=True):
            against = _newest(other for other in held.values() if sign(other) == -sign(entry) != 0)
            if against is None:
                continue
            close = _day(entry) - _day(against) <= timedelta(window)
            pair = frozenset({(entry.voice, sign(entry)), (against.voice, sign(against))})
            if pair not in told and (close or against is before):
                told.add(pair)
                first, second = sorted((against, entry), key=lambda entry: (_day(entry), entry.place))
                yield Turn("split" if close else "another voice", first, second)


def _newest(entries: Iterable[Entry]) -> Entry | None:
    """Return the newest of the positions that take a side."""
    return max((e for e in entries if sign(e)), key=lambda e: (_day(e), weight(e)), default=None)


def _hear(same_day: Iterable[Entry], held: dict[str, Entry], told: set[frozenset[tuple[str, int]]]) -> list[Entry]:
    """Enter a day's positions into `held` and return them. A voice that changed its sign may be told of again."""
    spoken = [max(line, key=weight) for line in group(same_day, lambda entry: entry.voice).values()]
    for entry in spoken:
        before = held.get(entry.voice)
        if before and sign(before) != sign(entry):
            told -= {pair for pair in told if (entry.voice, sign(before)) in pair}
        held[entry.voice] = entry
    return spoken
