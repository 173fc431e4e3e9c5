"""Speakers tied to speakers by what they said on the same issues: one-mode networks.

They are defined as in Discourse Network Analyzer.

Two speakers are congruent as often as both were for, or both against, one issue; in conflict as often as one was for
and the other against. Each statement of the one meets each of the other: counts are multiplied, and summed over issues.
Noncommittal statements, where they are asked for, stand half way between, as values of an integer qualifier do in DNA.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
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
Normalization = Literal["no", "average", "jaccard", "cosine"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
DUPLICATES: tuple[Duplicates, ...] = get_args(Duplicates)
"""Within what the same speaker's second statement of one sign on one issue counts no more; the names are rDNA's."""
NODES: tuple[Nodes, ...] = get_args(Nodes)
NORMALIZATIONS: tuple[Normalization, ...] = get_args(Normalization)
"""By what a tie is divided, so that those who speak often are not near to everybody; the names are rDNA's."""
MAX_WINDOWS = 10_000
_Count = Counter[tuple[str, int]]
_Counts = dict[str, _Count]
_SIDES = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class ActorTie:
    """Two speakers, in the order of their names; a weight below 0 only where conflict is subtracted."""

    one: str
    other: str
    weight: float
    """A whole number, unless it is normalized, or noncommittal statements count."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days, those who spoke in them with the number of their statements that count, and the ties between them."""

    first: date
    last: date
    speakers: tuple[tuple[str, int], ...]
    ties: tuple[ActorTie, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What ties mean, and which statements count."""

    measure: Measure
    duplicates: Duplicates = "document"
    nodes: Nodes = "actor"
    normalization: Normalization = "no"
    noncommittal: bool = False
    """Whether noncommittal statements count, half way between for and against."""
    days: int | None = None
    """The length of a window; without it there is one, of all statements."""

    @property
    def whole(self) -> bool:
        """True where all weights are whole numbers."""
        return self.normalization == "no" and not self.noncommittal


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many statements are in no window: each counts once, for the first of these reasons."""

    undated: int = 0
    noncommittal: int = 0
    nobody: int = 0
    """Of speakers without a side, where sides are the nodes."""


@dataclass(frozen=True, slots=True)
class ActorNetwork:
    """A network for each window."""

    terms: Terms
    windows: tuple[Window, ...]
    left_out: LeftOut = LeftOut()
    trust: Trust | None = None


def dated_by_article(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return entries, those without a date as of the last day on which their article may have been published."""
    return tuple(_dated(entry, entry.article_day) if entry.day is None else entry for entry in entries)


def _dated(entry: Entry, day: date | None) -> Entry:
    return replace(entry, claim=entry.claim.model_copy(update={"date": day.isoformat()})) if day else entry


def actor_network(entries: Sequence[Entry], terms: Terms) -> ActorNetwork:
    """Tie speakers by their dated statements on issues, in windows of so many days, or in all together.

    Windows follow one another from the day of the first statement. ValueError where there would be too many.
    """
    stated = chronological(statements(entries))
    dated = [(day, entry) for entry in stated if (day := entry.day)]
    sided = [pair for pair in dated if terms.noncommittal or sign(pair[1])]
    fitting = [pair for pair in sided if _node(pair[1], terms.nodes)]
    left_out = LeftOut(len(stated) - len(dated), len(dated) - len(sided), len(sided) - len(fitting))
    windows = [_window(first, last, fitting, terms) for first, last in _spans(fitting, terms.days)]
    return ActorNetwork(terms, tuple(windows), left_out)


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


def _window(first: date, last: date, fitting: Sequence[tuple[date, Entry]], terms: Terms) -> Window:
    said: _Counts = {}
    seen: set[tuple[object, ...]] = set()
    for day, entry in fitting:
        if not first <= day <= last:
            continue
        node, issue = _node(entry, terms.nodes), entry.claim.issue
        key = (node, issue, sign(entry), *_unit(day, entry, terms.duplicates))
        if terms.duplicates != "include" and key in seen:
            continue
        seen.add(key)
        said.setdefault(node, Counter())[issue, sign(entry)] += 1
    names = sorted(said)
    weights = ((one, other, _weight(said[one], said[other], terms)) for one, other in combinations(names, 2))
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


def _weight(one: _Count, other: _Count, terms: Terms) -> float:
    congruence = conflict = 0  # twice what they are, so that halves are whole numbers
    for (issue, side), number in one.items():
        for against in _SIDES:
            met = number * other[issue, against]
            conflict += met * abs(side - against)
            congruence += met * (2 - abs(side - against))
    twice = {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict}[terms.measure]
    return twice // 2 if terms.whole else twice / 2 / _norm(one, other, terms.normalization)


def _norm(one: _Count, other: _Count, normalization: Normalization) -> float:
    """Return by what a weight is divided: by terms of DNA, over statements of the same sign on the same issue."""
    if normalization == "average":
        return (one.total() + other.total()) / 2
    if normalization == "cosine":
        return one.total() * other.total()
    if normalization == "jaccard":
        alone = sum(mine[said] for mine, its in ((one, other), (other, one)) for said in mine if not its[said])
        return alone + sum(number * other[said] for said, number in one.items())
    return 1
