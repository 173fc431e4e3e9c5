"""The chart of an issue: for each party a panel of five rows, the stances, in which every statement has its mark.

Widths are per cent, so that one drawing fits every screen; heights are pixels. Marks that would lie on one another
get lanes of their own inside their row, and so does what a voice holds until it speaks again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.models import STANCES
from onrecord.reports.history import CHANGES
from onrecord.reports.trajectories import Step, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Stance
    from onrecord.render.html.ticks import Scale
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import ChangeKind, PartyHistory

WIDTH, PHONE = 640, 270
"""Pixels that a panel is wide on a desk and on a phone, where marks are kept apart: so they are on any screen."""
RADIUS, LANE, ROW, TALLEST = 6, 13, 22, 260
"""Pixels: a mark with its edge, the height of a lane, the least and the greatest height of a row."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement. A date that is known only as an interval is a bar that ends in the mark."""

    entry: Entry
    x: float
    y: float
    start: float | None  # where the bar begins
    open: bool  # at its beginning


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a voice's line: along while it holds a position, upright where it changes."""

    voice: str
    x1: float
    y1: float
    x2: float
    y2: float
    change: ChangeKind | None = None
    around: bool = False  # marks of others lie in its way


@dataclass(frozen=True, slots=True)
class Band:
    """The time between two claims that split a party."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """The height that one stance takes."""

    stance: Stance
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One party's part of the chart."""

    told: PartyHistory
    height: float
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]  # in time
    segments: tuple[Segment, ...]
    splits: tuple[Band, ...]


@dataclass(slots=True)
class _Item:
    """What shares one lane: a statement, or all that a voice says while it holds a position."""

    start: float
    end: float
    entries: list[Entry] = field(default_factory=list["Entry"])
    beside: list[Entry] = field(default_factory=list["Entry"])  # on its line, but their marks have a lane of their own
    lane: int = 0


def panel(told: PartyHistory, scale: Scale) -> Panel:
    """Lay out one party's statements that have a date."""
    lines = {voice.voice: steps(voice) for voice in told.voices}
    items = _items(told, [step for line in lines.values() for step in line], scale)
    rows, place, runs = _rows(items)
    marks = [_mark(entry, place[entry.claim.id], scale) for entry in told.entries]
    segments = [
        replace(piece, around=piece.change is not None and _in_the_way(piece, marks))
        for voice, line in lines.items()
        for piece in _segments(voice, line, runs, scale)
    ]
    splits = (_band(change.before, change.after, scale) for change in told.splits if change.kind == "split")
    height = round(rows[-1].top + rows[-1].height, 1)
    return Panel(told, height, rows, tuple(marks), tuple(segments), tuple(splits))


def _items(told: PartyHistory, line: Sequence[Step], scale: Scale) -> dict[Stance, list[_Item]]:
    """Return what needs lanes, by stance: stretches of a voice's line first, then every statement beside them."""
    items: dict[Stance, list[_Item]] = {stance: [] for stance in STANCES}
    stretch: dict[str, _Item] = {}
    for step in line:
        before, after = step.before, step.after
        item = stretch.get(before.claim.id) or _item(before, scale, items)
        stretch[before.claim.id] = item
        if before.claim.stance == after.claim.stance:
            if _left(after, scale) < _px(item.entries[-1], scale) + RADIUS:
                _item(after, scale, items)
                item.beside.append(after)
            else:
                item.entries.append(after)
            stretch[after.claim.id] = item
        if before.claim.stance == after.claim.stance or step.change in CHANGES:
            item.end = max(item.end, _px(after, scale) + RADIUS)
        if after.claim.id not in stretch:
            stretch[after.claim.id] = _item(after, scale, items)
    for entry in told.entries:
        if entry.claim.id not in stretch:
            _item(entry, scale, items)
    return items


def _item(entry: Entry, scale: Scale, items: dict[Stance, list[_Item]]) -> _Item:
    item = _Item(_left(entry, scale), _px(entry, scale) + RADIUS, [entry])
    items[entry.claim.stance].append(item)
    return item


def _left(entry: Entry, scale: Scale) -> float:
    """Return the pixel where a mark or its bar begins."""
    start, _ = _bar(entry, scale)
    return (_px(entry, scale) if start is None else start * PHONE / 100) - RADIUS


def _rows(items: dict[Stance, list[_Item]]) -> tuple[tuple[Row, ...], dict[str, float], dict[str, float]]:
    """Give each item the first free lane of its row; return the rows, and how high statements and their lines are."""
    rows: list[Row] = []
    place: dict[str, float] = {}
    beside: dict[str, float] = {}
    top = 0.0
    for stance, members in items.items():
        ends: list[float] = []
        for item in sorted(members, key=lambda item: item.start):
            free = next((lane for lane, end in enumerate(ends) if end <= item.start), len(ends))
            ends[free : free + 1] = [item.end]
            item.lane = free
        lane = min(LANE, TALLEST / max(len(ends), 1))
        height = round(max(ROW, lane * len(ends) + 8), 1)
        first = top + (height - lane * len(ends)) / 2
        for item in members:
            y = round(first + lane * (item.lane + 0.5), 1)
            place |= dict.fromkeys((entry.claim.id for entry in item.entries), y)
            beside |= dict.fromkeys((entry.claim.id for entry in item.beside), y)
        rows.append(Row(stance, round(top, 1), height))
        top += height
    return tuple(rows), place, place | beside


def _mark(entry: Entry, y: float, scale: Scale) -> Mark:
    start, unbounded = _bar(entry, scale)
    return Mark(entry, scale.at(_day(entry)), y, start, unbounded)


def _bar(entry: Entry, scale: Scale) -> tuple[float | None, bool]:
    """Return where the interval of an entry's date begins, and whether it is open there; None for a single day."""
    when = entry.when
    if when is None or when.earliest >= _day(entry):
        return None, False
    return scale.at(when.earliest), when.earliest < scale.first


def _segments(voice: str, line: Iterable[Step], runs: dict[str, float], scale: Scale) -> Iterable[Segment]:
    """Yield a voice's line. Where the order of two positions is uncertain it breaks off."""
    for step in line:
        x1, x2 = scale.at(_day(step.before)), scale.at(_day(step.after))
        y1, y2 = runs[step.before.claim.id], runs[step.after.claim.id]
        if step.change in (None, *CHANGES):
            yield Segment(voice, x1, y1, x2, y1)
            if y1 != y2:
                yield Segment(voice, x2, y1, x2, y2, step.change)


def _in_the_way(piece: Segment, marks: Sequence[Mark]) -> bool:
    """True when an upright piece would run through the mark of a statement that it does not join."""
    low, high = sorted((piece.y1, piece.y2))
    near = 100 * RADIUS / WIDTH
    return any(low < mark.y < high and abs(mark.x - piece.x2) < near for mark in marks)


def _band(before: Entry, after: Entry, scale: Scale) -> Band:
    x = scale.at(_day(before))
    return Band(x, round(max(scale.at(_day(after)) - x, 0.3), 2))


def _px(entry: Entry, scale: Scale) -> float:
    return scale.at(_day(entry)) * PHONE / 100


def _day(entry: Entry) -> date:
    return entry.day or date.min
