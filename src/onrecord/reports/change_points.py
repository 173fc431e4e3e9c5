"""Change points of one voice on an issue, and where the voices of a party differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.reports.entries import day_of, overlap
from onrecord.reports.evidence import evidence_for
from onrecord.reports.positions import sign, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.reports.entries import Entry

ChangeKind = Literal["reversal", "shift", "fell silent", "reported", "split", "another voice", "order uncertain"]
CHANGES: tuple[ChangeKind, ...] = ("reversal", "shift")
MOVES: tuple[ChangeKind, ...] = ("fell silent", "reported")
"""What is listed beside the change points: the one takes no side, the other is not in the voice's own words."""


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """Two claims of a party that differ, the earlier first; those of a kind in `CHANGES` are of one voice."""

    kind: ChangeKind
    before: Entry
    after: Entry


def changes_of_voice(line: Sequence[Entry]) -> Iterator[ChangePoint]:
    """Yield where the sides that one voice took in its own words differ, day by day on which it took one.

    `line` is its dated claims in order.
    """
    sides = own_sides(line)
    for _, same_day in groupby(sides, key=day_of):
        ranked = sorted(same_day, key=weight, reverse=True)
        opposite = next((entry for entry in ranked if sign(entry) == -sign(ranked[0])), None)
        if opposite:  # both on one day: no order, no change
            yield ChangePoint("order uncertain", opposite, ranked[0])
    for before, after in pairwise(positions_of(sides)):
        kind = change_kind(before, after)
        if kind in CHANGES:
            shown = evidence_for(
                before, after, sides, lambda b, a: change_kind(b, a) in CHANGES and day_of(b) < day_of(a)
            )
            yield ChangePoint(kind, *shown)
        elif kind:
            yield ChangePoint(kind, before, after)


def change_kind(before: Entry, after: Entry) -> ChangeKind | None:
    """Return how two consecutive sides of one voice differ; None where they do not."""
    if before.claim.score == after.claim.score:
        return None
    if overlap(before, after):
        return "order uncertain"
    return "shift" if sign(before) == sign(after) else "reversal"


def moves_of_voice(line: Sequence[Entry]) -> Iterator[ChangePoint]:
    """Yield where one voice falls silent after a side, and where others report another sign of it than it had last.

    `line` is its dated claims in order. Where dates overlap nobody knows what came first, and nothing is told.
    """
    side: Entry | None = None  # until the voice has fallen silent
    last: Entry | None = None
    for _, same_day in groupby(line, key=day_of):
        together = list(same_day)
        own, reported = own_position(together), reported_position(together)
        if own and not own.took_side and side and not overlap(side, own):
            yield ChangePoint("fell silent", side, own)
            side = None
        if reported and last and sign(reported) != sign(last) and not overlap(last, reported):
            yield ChangePoint("reported", last, reported)
        side = own if own and own.took_side else side
        last = own or reported or last


def splits_of_party(dated: Sequence[Entry], window: int) -> Iterator[ChangePoint]:
    """Yield where a voice takes in its own words the sign opposite to another's.

    A pair of stands is told once while both last.
    """
    dated = own_sides(dated)
    held: dict[str, Entry] = {}
    told: set[frozenset[tuple[str, int]]] = set()
    for _, same_day in groupby(dated, key=day_of):
        before = _newest(held.values())
        spoken = _enter(same_day, held, told)
        for entry in sorted(spoken, key=lambda entry: entry.place, reverse=True):
            against = _newest(other for other in held.values() if sign(other) == -sign(entry))
            if against is None:
                continue
            close = _close(against, entry, window)
            pair = frozenset({(entry.voice, sign(entry)), (against.voice, sign(against))})
            if pair not in told and (close or against is before):
                told.add(pair)
                yield _apart(against, entry, dated, window)


def _apart(one: Entry, other: Entry, dated: Sequence[Entry], window: int) -> ChangePoint:
    """Return that two voices of a party are on opposite sides, the one that spoke first before the other."""
    close = _close(one, other, window)
    shown = evidence_for(one, other, dated, lambda one, other: _close(one, other, window) is close)
    first, second = sorted(shown, key=lambda entry: (day_of(entry), entry.place))
    return ChangePoint("split" if close else "another voice", first, second)


def _close(one: Entry, other: Entry, window: int) -> bool:
    return abs(day_of(one) - day_of(other)) <= timedelta(window)


def _newest(entries: Iterable[Entry]) -> Entry | None:
    """Return the newest of the positions."""
    return max(entries, key=lambda e: (day_of(e), weight(e)), default=None)


def _enter(same_day: Iterable[Entry], held: dict[str, Entry], told: set[frozenset[tuple[str, int]]]) -> list[Entry]:
    """Enter a day's positions into `held` and return them; forget the pairs of a voice that changed its sign."""
    spoken = [max(line, key=weight) for line in group(same_day, lambda entry: entry.voice).values()]
    for entry in spoken:
        before = held.get(entry.voice)
        if before and sign(before) != sign(entry):
            told -= {pair for pair in told if (entry.voice, sign(before)) in pair}
        held[entry.voice] = entry
    return spoken


def own_sides(line: Iterable[Entry]) -> list[Entry]:
    """Return the claims that take a side in own words."""
    return [entry for entry in line if entry.own_words and entry.took_side]


def positions_of(line: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return a voice's position of each day in its own words. `line` is its dated claims in order."""
    return tuple(found for _, same_day in groupby(line, key=day_of) if (found := own_position(same_day)))


def reports_of(line: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return what is reported of a voice on each day, in its dated claims in order: what it did not say itself."""
    found: list[Entry] = []
    for _, same_day in groupby(line, key=day_of):
        together = list(same_day)
        own, reported = own_position(together), reported_position(together)
        if reported and (own is None or sign(own) != sign(reported)):
            found.append(reported)
    return tuple(found)


def own_position(same_day: Iterable[Entry]) -> Entry | None:
    """Return what one voice holds of a day in its own words: a side before none, then the weightiest; or None."""
    own = (entry for entry in same_day if entry.own_words)
    return max(own, key=lambda entry: (entry.took_side, weight(entry)), default=None)


def reported_position(same_day: Iterable[Entry]) -> Entry | None:
    """Return the weightiest claim of a day that is reported of one voice, or None."""
    return max((entry for entry in same_day if not entry.own_words), key=weight, default=None)


def group(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """Return entries by `key`, keys and members in order of appearance."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups
