"""Change points of one voice on an issue, and where the voices of a party differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, cast

from onrecord.reports.evidence import evidence_for
from onrecord.reports.positions import sign, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.reports.entries import Entry

ChangeKind = Literal["reversal", "shift", "hedge", "split", "another voice", "order uncertain"]
CHANGES: tuple[ChangeKind, ...] = ("reversal", "shift", "hedge")


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """Two claims of a party that differ, the earlier first; those of a kind in `CHANGES` are of one voice."""

    kind: ChangeKind
    before: Entry
    after: Entry


def changes_of_voice(line: Sequence[Entry]) -> Iterator[ChangePoint]:
    """Yield where consecutive positions of one voice differ. `line` holds its dated claims in order."""
    for _, same_day in groupby(line, key=day_of):
        ranked = sorted(same_day, key=weight, reverse=True)
        opposite = next((entry for entry in ranked if sign(entry) == -sign(ranked[0]) != 0), None)
        if opposite:  # both on one day: no order, no change
            yield ChangePoint("order uncertain", opposite, ranked[0])
    for before, after in pairwise(positions_of(line)):
        kind = change_kind(before, after)
        if kind in CHANGES:
            shown = evidence_for(
                before, after, line, lambda b, a: change_kind(b, a) in CHANGES and day_of(b) < day_of(a)
            )
            yield ChangePoint(kind, *shown)
        elif kind:
            yield ChangePoint(kind, before, after)


def change_kind(before: Entry, after: Entry) -> ChangeKind | None:
    """Return how two consecutive positions of one voice differ; None where they do not."""
    if before.claim.score == after.claim.score:
        return None
    if before.when and after.when and before.when.overlaps(after.when):
        return "order uncertain"
    if 0 in (before.claim.score, after.claim.score):
        return "hedge"
    return "shift" if sign(before) == sign(after) else "reversal"


def splits_of_party(dated: Sequence[Entry], window: int) -> Iterator[ChangePoint]:
    """Yield where a voice takes the sign opposite to that of another voice.

    Two voices that stay on opposite sides are yielded once, until one of them changes its sign.
    """
    held: dict[str, Entry] = {}
    told: set[frozenset[tuple[str, int]]] = set()
    for _, same_day in groupby(dated, key=day_of):
        before = _newest(held.values())
        spoken = _enter(same_day, held, told)
        for entry in sorted(spoken, key=lambda entry: entry.place, reverse=True):
            against = _newest(other for other in held.values() if sign(other) == -sign(entry) != 0)
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
    """Return the newest of the positions that take a side."""
    return max((e for e in entries if sign(e)), key=lambda e: (day_of(e), weight(e)), default=None)


def _enter(same_day: Iterable[Entry], held: dict[str, Entry], told: set[frozenset[tuple[str, int]]]) -> list[Entry]:
    """Enter a day's positions into `held` and return them; forget the pairs of a voice that changed its sign."""
    spoken = [max(line, key=weight) for line in group(same_day, lambda entry: entry.voice).values()]
    for entry in spoken:
        before = held.get(entry.voice)
        if before and sign(before) != sign(entry):
            told -= {pair for pair in told if (entry.voice, sign(before)) in pair}
        held[entry.voice] = entry
    return spoken


def positions_of(line: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the weightiest claim of each day. `line` holds the dated claims of one voice in order."""
    return tuple(max(same_day, key=weight) for _, same_day in groupby(line, key=day_of))


def group(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """Return entries by `key`, keys and members in order of appearance."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def day_of(entry: Entry) -> date:
    """Return the day of a dated entry."""
    return cast("date", entry.day)
