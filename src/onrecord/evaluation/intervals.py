"""Between what a figure lies: by the bootstrap over articles, with the same samples on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.coders.learned.trial import Score, total

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DRAWS = 1000
"""Samples of articles behind an interval."""
_OUTER = 0.025
"""The share of samples beyond either end of an interval."""


class Interval(NamedTuple):
    """A figure, and between what it would lie for 95 of 100 samples of such articles."""

    value: float
    low: float
    high: float


class Samples:
    """Samples of articles' scores, with repetition, each added up."""

    def __init__(self, scores: Sequence[Score]) -> None:
        self.whole = total(scores)
        self._drawn = [total(drawn) for drawn in _samples(scores)]

    def interval(self, figure: Callable[[Score], float]) -> Interval:
        """Return a figure of the scores with its interval."""
        drawn = sorted(map(figure, self._drawn))
        outside = int(len(drawn) * _OUTER)
        return Interval(figure(self.whole), drawn[outside], drawn[-1 - outside])


def _samples(scores: Sequence[Score]) -> list[list[Score]]:
    drawn = list[list[Score]]()
    state = 1
    for _ in range(_DRAWS):
        sample = list[Score]()
        for _ in range(len(scores)):
            state = (state * 6364136223846793005 + 1442695040888963407) % (
                1 << 64
            )  # Knuth's generator: no luck of a run
            sample.append(scores[(state >> 33) % len(scores)])
        drawn.append(sample)
    return drawn
