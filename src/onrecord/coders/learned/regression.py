"""Logistic regression in plain Python, the same on every machine.

Only ``+ - * /`` and square roots of IEEE doubles in a fixed order: the library's ``exp`` may differ in the last digit
from system to system, and ``sum`` from Python to Python.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Features: TypeAlias = "Mapping[str, float]"

_PASSES = 16
_RATE = 0.4
_DECAY = 0.004
"""So much of a weight goes in each pass: what was seen once or twice decides nothing alone."""
_SURE = 0.03
"""A row that is foretold so well teaches nothing more."""
_DIGITS = 6


def probability(weights: Mapping[str, float], features: Features) -> float:
    """Return how probable a row is, 0 to 1."""
    score = weights.get("", 0.0)
    for name, value in features.items():
        score += weights.get(name, 0.0) * value
    return _logistic(score)


def fit(rows: Sequence[Features], truths: Sequence[bool], *, weight: float = 1.0) -> dict[str, float]:
    """Return the weight of each feature, the constant's under ""; a true row counts `weight` times.

    Adaptive gradient steps (Duchi and others 2011) in the order of the rows.
    """
    names = {name: at for at, name in enumerate(dict.fromkeys(name for row in rows for name in row), 1)}
    table = [([0, *(names[name] for name in row)], [1.0, *row.values()]) for row in rows]
    weights, squares = [0.0] * (len(names) + 1), [1.0] * (len(names) + 1)
    for _ in range(_PASSES):
        for (places, values), truth in zip(table, truths, strict=True):
            score = 0.0
            for at, value in zip(places, values, strict=True):
                score += weights[at] * value
            miss = (1.0 if truth else 0.0) - _logistic(score)
            if -_SURE < miss < _SURE:
                continue
            step = miss * weight if truth else miss
            for at, value in zip(places, values, strict=True):
                slope = step * value
                squares[at] += slope * slope
                weights[at] += _RATE * slope / sqrt(squares[at])
        for at, known in enumerate(weights):
            weights[at] = known * (1.0 - _DECAY)
    rounded = {name: round(weights[at], _DIGITS) for name, at in names.items()}
    return {"": round(weights[0], _DIGITS)} | {name: weight for name, weight in rounded.items() if weight}


def _logistic(score: float) -> float:
    """Return about ``1 / (1 + exp(-score))``, by ten squarings."""
    power = 1.0 - max(-30.0, min(30.0, score)) / 1024.0
    for _ in range(10):
        power *= power
    return 1.0 / (1.0 + power)
