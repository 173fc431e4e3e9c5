"""Stance over time at a glance: a row a voice, a column a month (or a quarter, a year where months do not fit)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from onrecord.render import wording
from onrecord.render.date_forms import MONTHS
from onrecord.render.terminal import palette
from onrecord.reports.positions import LAST_HEARD
from onrecord.reports.timeline import event_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, VoiceHistory

HOLDS, OLD, EVENT, MORE, DRAFT = "─", "┄", "◆", "‥", "°"
_NAME = 26
"""Columns for the names of voices, at most, unless the axis leaves more."""
_WIDEST = 6
"""Columns of a cell, at most."""
# Months of a column, and the columns that its label needs with a blank after it.
_UNITS = ((1, 3), (3, 3), (12, 5), (60, 5), (120, 5), (1200, 5), (12000, 5))


class Axis(NamedTuple):
    """Columns of `unit` months, `cell` characters wide, from column number `first` to `last`."""

    unit: int
    cell: int
    first: int
    last: int

    def column(self, day: date) -> int:
        """Return the number of the column that holds a day."""
        return (day.year * 12 + day.month - 1) // self.unit

    def label(self, column: int) -> str:
        """Return the label of a column: ``Apr``, ``A`` where that is too wide, ``Q2``, ``2019``."""
        year, month = divmod(column * self.unit, 12)
        if self.unit >= 12:
            return str(year)
        name = MONTHS[month] if self.unit == 1 else f"Q{month // 3 + 1}"
        return name if len(name) < self.cell else name[: self.cell - 1 if self.unit > 1 else 1]

    def year(self, column: int) -> str:
        """Return the year where it begins, or the axis does; nothing over columns that are years themselves."""
        year, month = divmod(column * self.unit, 12)
        return str(year) if self.unit < 12 and (month == 0 or column == self.first) else ""


def axis(first: date, last: date, room: int) -> Axis:
    """Return the finest columns from one day to another that fit into `room` characters."""
    fits = (found for unit, least in _UNITS if (found := _axis(unit, first, last, room)).cell >= least)
    return next(fits, _axis(_UNITS[-1][0], first, last, room))


def _axis(unit: int, first: date, last: date, room: int) -> Axis:
    found = Axis(unit, 1, 0, 0)
    start, end = found.column(first), found.column(last)
    return Axis(unit, max(min(room // (end - start + 1), _WIDEST), 1), start, end)


class Chart:
    """A history as a chart that takes the width at which it is printed."""

    def __init__(self, told: History) -> None:
        self.told = told
        self.voices = [(party, party.voices) for party in told.parties]

    @property
    def worth(self) -> bool:
        """True when more than one position is dated: one alone is no course."""
        return len(self._drawn) > 1

    @property
    def _drawn(self) -> list[Entry]:
        return [entry for _, voices in self.voices for voice in voices for entry in (*voice.positions, *voice.reports)]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Print the axis, then each party's voices, then the events, then what the signs mean."""
        del console
        days = [entry.day for entry in self._drawn if entry.day]
        names = [wording.plain(voice.voice) for _, voices in self.voices for voice in voices]
        longest = max([len("events"), *map(len, names)]) + 4
        least = min(longest, _NAME, options.max_width // 2)
        scale = axis(min(days), max(filter(None, (self.told.on, *days))), options.max_width - least)
        name = min(longest, options.max_width - scale.cell * (scale.last - scale.first + 1))
        lines = [*self._lines(scale, name, options.max_width)]
        for line in lines:
            line.no_wrap, line.overflow = True, "crop"
        yield Text("\n").join(lines)
        yield palette.legend(self._drawn)
        yield Text(self._meanings(scale, lines), palette.MUTED)

    def _lines(self, scale: Axis, name: int, width: int) -> Iterator[Text]:
        columns = range(scale.first, scale.last + 1)
        if years := _spread(scale, [scale.year(column) for column in columns]):
            yield Text(" " * name + years, palette.MUTED)
        yield Text(" " * name + _spread(scale, [scale.label(column) for column in columns]), palette.MUTED)
        for party, voices in self.voices:
            if voices:
                yield Text(wording.shorten(wording.plain(party.name), width), palette.HEADING)
            for voice in voices:
                label = wording.shorten(wording.plain(voice.voice), name - 4)
                yield Text(f"  {label}".ljust(name)).append_text(track(voice, scale))
        if self.told.events:
            number = Counter(scale.column(event_day(event)) for event in self.told.events)
            signs = (_events(number[column], scale.cell) for column in columns)
            yield Text("events".ljust(name), palette.MUTED).append("".join(signs).rstrip(), palette.BLUE)

    def _meanings(self, scale: Axis, lines: Sequence[Text]) -> str:
        """Return what those signs mean that occur."""
        drawn = "".join(line.plain for line in lines)
        column = {1: "month", 3: "quarter", 12: "year"}.get(scale.unit, f"{scale.unit // 12} years")
        told = {
            HOLDS: f"{HOLDS} a side taken in own words, held until the next",
            OLD: f"{OLD} taken more than {LAST_HEARD} days earlier",
            MORE: f"{MORE} more positions before this one",
            DRAFT: f"{DRAFT} draft",
            EVENT: f"{EVENT} events",
        }
        return wording.listed((f"one column a {column}", *(text for sign, text in told.items() if sign in drawn)))


def _spread(scale: Axis, labels: Sequence[str]) -> str:
    """Return labels over their columns; one that is wider than its column runs on over empty ones."""
    line = ""
    for at, label in enumerate(labels):
        if label and len(line) <= at * scale.cell:
            line = line.ljust(at * scale.cell) + label
    return line


def _events(number: int, cell: int) -> str:
    told = f"{EVENT}{number}" if number > 1 else EVENT * number
    return (told if len(told) < cell else told[:1]).ljust(cell)


def track(voice: VoiceHistory, scale: Axis) -> Text:
    """Return where one voice stood: a sign where it spoke or was reported, a line for as long as its own side holds."""
    spoken: dict[int, list[Entry]] = {}
    for entry in sorted((*voice.positions, *voice.reports), key=lambda entry: (entry.day, not entry.own_words)):
        spoken.setdefault(scale.column(entry.day or date.min), []).append(entry)
    row, held = Text(), None
    for column in range(scale.first, scale.last + 1):
        found = spoken.get(column, [])
        signs = _signs(found, scale.cell, held)
        row.append_text(signs)
        held = next(filter(_holds, reversed(found)), held)
        if held:
            line = HOLDS if column <= scale.column(_until(held)) else OLD
            row.append(line * (scale.cell - len(signs)), palette.STANCES[held.claim.stance].removeprefix("bold "))
        else:
            row.append(" " * (scale.cell - len(signs)))
    return row


def _until(entry: Entry) -> date:
    """Return the last day on which a position is not yet marked as old."""
    day = entry.day or date.min
    return day + min(timedelta(LAST_HEARD), date.max - day)


def _holds(entry: Entry) -> bool:
    """Return whether a position lasts: a side in own words does, what is reported and what takes none does not."""
    return entry.own_words and entry.took_side


def _signs(entries: Sequence[Entry], cell: int, held: Entry | None) -> Text:
    """Return the positions of one column in order, joined where a side is `held` from before or among them.

    Where they do not fit: the last one, and that there were more.
    """
    alike = [together[0] for together in _alike(entries)]
    signs, row = [_sign(entry) for entry in alike], Text()
    for before, sign in zip((None, *alike), signs, strict=False):
        held = before if before and _holds(before) else held
        row.append((HOLDS if held else " ") if before else "", palette.MUTED).append_text(sign)
    if len(row) <= cell:
        return row
    last = signs[-1]
    return Text(MORE, palette.MUTED).append_text(last) if len(last) < cell else last[:cell]


def _sign(entry: Entry) -> Text:
    """Return the sign of a position; a draft is dim and marked, for no person has looked at it."""
    sign = palette.sign_of(entry)
    if not entry.claim.is_draft:
        return sign
    return Text.assemble((sign.plain, f"dim {palette.STANCES[entry.claim.stance]}"), (DRAFT, palette.DRAFT))


def _alike(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    for _, together in groupby(entries, key=lambda entry: (entry.claim.score, entry.claim.is_draft, entry.own_words)):
        yield tuple(together)
