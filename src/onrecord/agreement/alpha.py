"""Krippendorff's alpha: how far people agree beyond what chance would give them.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), whose worked examples are the tests. Own code,
because what there is does not fit: `krippendorff` is under the GPL, `irrCAC` pins one release of scipy, `nltk` has no
ordinal distance, `simpledorff` has not been released since 2020.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Metric = Literal["nominal", "ordinal", "interval"]
"""The distance of two values: 0 or 1; by the values ranked between them; by their difference."""

V = TypeVar("V", str, int)
_Distance: TypeAlias = "Callable[[V, V], float]"
_Coincidences: TypeAlias = "Mapping[tuple[V, V], float]"


def alpha(units: Iterable[Sequence[V]], metric: Metric) -> float | None:
    """Return alpha over units, each with the values that its coders gave it; a missing value is left out of its unit.

    1 is perfect, 0 what chance would give, less is worse than chance. None where it says nothing: where no unit has two
    values, or all values are the same. Values of an ordinal or interval metric are whole numbers.

    >>> alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")], "nominal")
    0.5333333333333333
    """
    found = _coincidences(units)
    totals: Counter[V] = Counter()
    for (value, _), number in found.items():
        totals[value] += number  # pyright: ignore[reportArgumentType] - a coincidence is a share of a unit
    distance = _DISTANCES[metric](totals)
    size = sum(totals.values())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    observed = sum(number * distance(a, b) for (a, b), number in found.items())
    return 1 - (size - 1) * observed / expected if expected else None


def _coincidences(units: Iterable[Sequence[V]]) -> _Coincidences[V]:
    """Return how often two values stand in one unit: each unit counts for as much as it has values."""
    found: Counter[tuple[V, V]] = Counter()
    for unit in units:
        for at, value in enumerate(unit):
            for other in (*unit[:at], *unit[at + 1 :]):
                found[value, other] += 1 / (len(unit) - 1)  # pyright: ignore[reportArgumentType]
    return found


def _nominal(totals: Mapping[V, float]) -> _Distance[V]:
    del totals
    return lambda a, b: float(a != b)


def _interval(totals: Mapping[V, float]) -> _Distance[V]:
    del totals
    return lambda a, b: float(int(a) - int(b)) ** 2


def _ordinal(totals: Mapping[V, float]) -> _Distance[V]:
    """Count the values from one to the other, half of those at both ends."""
    ranked = sorted(totals)
    upto = dict(zip(ranked, accumulate(totals[value] for value in ranked), strict=True))
    middle = {value: upto[value] - totals[value] / 2 for value in ranked}
    return lambda a, b: (middle[a] - middle[b]) ** 2


_DISTANCES = {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval}
