"""The days of a chart: their places on its width, and which of them are named on the axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.render.date_forms import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARGIN = 2.0
"""Per cent of the width left free at either end."""
_FEW = 9
"""At most this many days are named."""
_LEAST = 14
"""A chart covers at least this many days: a single day is not stretched over its width."""


_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Scale:
    """The first and the last day of a chart; `at` is in per cent of its width."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day stands; days outside stand at the edge."""
        whole = (self.last - self.first).days
        share = min(max((day - self.first).days / whole, 0), 1)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day; a `minor` name is left out where there is little room."""

    x: float
    name: str
    minor: bool


def scale(days: Iterable[date]) -> Scale:
    """Return the scale that shows all `days`; of no days, any."""
    known = sorted(days) or [date(2000, 1, 1)]
    first, last = known[0], known[-1]
    lacking = max(_LEAST - (last - first).days, 0)
    before = min(lacking // 2, (first - date.min).days)
    return Scale(first - timedelta(before), min(last, date.max - timedelta(lacking)) + timedelta(lacking - before))


def ticks(shown: Scale) -> list[Tick]:
    """Return the first days of years, months or weeks, whichever are few enough."""
    days = next(found for found in _candidates(shown) if len(found) <= _FEW)
    short = [at % 2 == 1 for at in range(len(days))] if len(days) > _FEW // 2 else [False] * len(days)
    named: list[Tick] = []
    for at, (day, minor) in enumerate(zip(days, short, strict=True)):
        named.append(Tick(shown.at(day), _name(day, days[at - 1] if at else None, days), minor))
    return named


def _candidates(shown: Scale) -> Iterator[list[date]]:
    span = range(shown.first.toordinal(), shown.last.toordinal() + 1)
    if len(span) < 100:
        for step in (2, 7, 14):
            yield [date.fromordinal(day) for day in span if (day - span[0]) % step == 0]
    for step in (1, 3, 6):
        yield [day for day in _months(shown, step) if shown.first <= day]
    for step in _YEARS:
        years = range(shown.first.year, shown.last.year + 1)
        yield [date(year, 1, 1) for year in years if year % step == 0 and date(year, 1, 1) >= shown.first]


def _months(shown: Scale, step: int) -> Iterator[date]:
    """Yield every `step`-th first of a month; beyond some years there would be too many of them anyway."""
    for year in range(shown.first.year, min(shown.last.year, shown.first.year + _FEW * step) + 1):
        for month in range(1, 13, step):
            if date(year, month, 1) <= shown.last:
                yield date(year, month, 1)


def _name(day: date, before: date | None, days: list[date]) -> str:
    """Return ``4 Apr``, ``Apr`` or ``2019``; the year where it is new."""
    if all(other.month == other.day == 1 for other in days):
        return str(day.year)
    year = f" {day.year}" if before is None or before.year != day.year else ""
    month = MONTHS[day.month - 1]
    return month + year if all(other.day == 1 for other in days) else f"{day.day} {month}{year}"
