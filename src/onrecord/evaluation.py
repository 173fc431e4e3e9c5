"""How good the coders are on one dossier: on its fully coded articles, each coded by what the others teach."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coders.learned.lessons import FEWEST, School
from onrecord.coders.learned.trial import Score, total, trial
from onrecord.errors import OnrecordError
from onrecord.models import LEARNED, RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.dossier import Dossier

_PARTS = 25
"""At most so many times the coder learns anew: up to here each article is left out alone."""
_DRAWS = 1000
"""Samples of articles behind an interval."""
_OUTER = 0.025
"""The share of samples beyond either end of an interval."""
MORE = 10
"""For so many more coded articles the gain is foretold."""


class Interval(NamedTuple):
    """A figure, and between what it would lie for 95 of 100 samples of such articles (bootstrap over articles)."""

    value: float
    low: float
    high: float


class Row(NamedTuple):
    """One coder, or several together: F1, 0 to 1."""

    coder: str
    found: Interval
    """Of claims on the same words and issue."""
    right: Interval
    """Of these with the same speaker on the same side."""
    total: Score


class Evaluation(NamedTuple):
    """How good the coders are."""

    articles: int
    claims: int
    rows: tuple[Row, ...]
    used: bool
    """True where `parse` uses what was learned."""
    gain: float
    """What MORE coded articles would add to what is right, going by what the last half of them added."""


def evaluate(dossier: Dossier) -> Evaluation:
    """Return how good the coders are; OnrecordError where too few articles are fully coded."""
    coded = frozenset(dossier.coded)
    if len(coded) < FEWEST:
        raise OnrecordError(
            f"{FEWEST} fully coded articles are needed to tell how good the coders are; {len(coded)} have the mark."
            " Review an article to its end, then mark it: onrecord articles --coded ARTICLE"
        )
    school = School(dossier.articles, dossier.claims, coded)
    decided = tuple(school.decided(dossier.compiled))
    tried = trial(decided, _PARTS)
    half = trial(decided, 2)
    rows = (
        _row(RULES, tried.rules),
        _row(LEARNED, tried.learned),
        _row("both", tried.both),
    )
    slope = total(tried.both).correct - total(half.both).correct
    gain = max(0.0, slope) * math.log2((len(coded) + MORE) / len(coded))
    return Evaluation(
        len(coded), total(tried.rules).wanted, rows, bool(dossier.taught and dossier.taught.trial.pays), gain
    )


def _row(coder: str, scores: Sequence[Score]) -> Row:
    whole = total(scores)
    samples = [total(drawn) for drawn in _samples(scores)]
    found = _interval(whole.detection, [each.detection for each in samples])
    return Row(coder, found, _interval(whole.correct, [each.correct for each in samples]), whole)


def _interval(value: float, samples: list[float]) -> Interval:
    samples.sort()
    outside = int(len(samples) * _OUTER)
    return Interval(value, samples[outside], samples[-1 - outside])


def _samples(scores: Sequence[Score]) -> list[list[Score]]:
    """Return samples of the articles' scores, with repetition; the same ones each time."""
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
