"""Speakers tied to speakers by what they said on the same issues: one-mode networks.

They are defined as in Discourse Network Analyzer.

Two speakers are congruent as often as both were for, or both against, one issue; in conflict as often as one was for
and the other against. Each statement of the one meets each of the other: counts are multiplied, and summed over issues.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Literal, get_args

from onrecord.reports.entries import chronological
from onrecord.reports.positions import sign
from onrecord.reports.select import statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.reports.drafts import Trust
    from onrecord.reports.entries import Entry

Measure = Literal["congruence", "conflict", "subtract"]
Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
Nodes = Literal["actor", "voice", "party"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
DUPLICATES: tuple[Duplicates, ...] = get_args(Duplicates)
"""Within what the same speaker's second statement of one sign on one issue counts no more; the names are rDNA's."""
NODES: tuple[Nodes, ...] = get_args(Nodes)
MAX_WINDOWS = 10_000
_Counts = dict[str, Counter[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class ActorTie:
    """Two speakers, in the order of their names; a weight below 0 only where conflict is subtracted."""

    one: str
    other: str
    weight: int


@dataclass(frozen=True, slots=True)
class Window:
    """Days, those who spoke in them with the number of their statements that count, and the ties between them."""

    first: date
    last: date
    speakers: tuple[tuple[str, int], ...]
    ties: tuple[ActorTie, ...]


@dataclass(frozen=True, slots=True)
class ActorNetwork:
    """A network for each window; `left_out` statements have no day, no side in dispute, or no node."""

    measure: Measure
    windows: tuple[Window, ...]
    left_out: int = 0
    trust: Trust | None = None


def actor_network(
    entries: Sequence[Entry],
    measure: Measure,
    *,
    duplicates: Duplicates = "document",
    nodes: Nodes = "actor",
    days: int | None = None,
) -> ActorNetwork:
    """Tie speakers by their dated statements for or against an issue, in windows of so many `days`, or in all together.

    Windows follow one another from the day of the first statement. ValueError where there would be too many.
    """
    stated = chronological(statements(entries))
    fitting = [(day, entry) for entry in stated if (day := entry.day) and sign(entry) and _node(entry, nodes)]
    windows = [_window(first, last, fitting, measure, duplicates, nodes) for first, last in _spans(fitting, days)]
    return ActorNetwork(measure, tuple(windows), len(stated) - len(fitting))


def _spans(fitting: Sequence[tuple[date, Entry]], days: int | None) -> Iterator[tuple[date, date]]:
    if not fitting:
        return
    first, end = fitting[0][0], fitting[-1][0]
    if days is None:
        yield first, end
        return
    number = (end - first).days // days + 1
    if number > MAX_WINDOWS:
        raise ValueError(f"{number:,} windows")
    for at in range(number):
        start = first + timedelta(at * days)
        yield start, min(end, start + timedelta(days - 1))


def _node(entry: Entry, nodes: Nodes) -> str:
    return (entry.claim.actor if nodes == "actor" else entry.voice if nodes == "voice" else entry.party) or ""


def _window(
    first: date,
    last: date,
    fitting: Sequence[tuple[date, Entry]],
    measure: Measure,
    duplicates: Duplicates,
    nodes: Nodes,
) -> Window:
    said: _Counts = {}
    seen: set[tuple[object, ...]] = set()
    for day, entry in fitting:
        if not first <= day <= last:
            continue
        node, issue = _node(entry, nodes), entry.claim.issue
        key = (node, issue, sign(entry), *_unit(day, entry, duplicates))
        if duplicates != "include" and key in seen:
            continue
        seen.add(key)
        said.setdefault(node, Counter())[issue, sign(entry)] += 1
    names = sorted(said)
    weights = ((one, other, _weight(said[one], said[other], measure)) for one, other in combinations(names, 2))
    ties = tuple(ActorTie(one, other, weight) for one, other, weight in weights if weight)
    return Window(first, last, tuple((name, said[name].total()) for name in names), ties)


def _unit(day: date, entry: Entry, duplicates: Duplicates) -> tuple[object, ...]:
    """Return by what statements of one unit are known: their article, week, month or year."""
    return {
        "document": (entry.claim.article,),
        "week": day.isocalendar()[:2],
        "month": (day.year, day.month),
        "year": (day.year,),
    }.get(duplicates, ())


def _weight(one: Counter[tuple[str, int]], other: Counter[tuple[str, int]], measure: Measure) -> int:
    congruence = sum(number * other[issue, side] for (issue, side), number in one.items())
    conflict = sum(number * other[issue, -side] for (issue, side), number in one.items())
    return {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict}[measure]
