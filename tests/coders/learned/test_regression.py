"""Logistic regression: it learns, and it is the same to the last digit everywhere."""

from __future__ import annotations

import math

import pytest

from onrecord.coders.learned import regression

ROWS = [{"a": 1.0, "x": 1.0}, {"b": 1.0, "x": 1.0}, {"a": 1.0}, {"b": 1.0}]
TRUTHS = [True, False, True, False]
MANY, FEW = 0.7, 0.3
GOLDEN = {"": -0.014293, "a": 1.948614, "x": -0.017267, "b": -1.939897}


def test_what_goes_with_the_truth_counts_and_what_does_not_is_no_matter():
    weights = regression.fit(ROWS, TRUTHS)
    assert regression.probability(weights, {"a": 1.0}) > MANY
    assert regression.probability(weights, {"b": 1.0}) < FEW
    assert abs(weights["x"]) < abs(weights["a"]) / 2


def test_a_feature_that_was_never_seen_decides_nothing():
    weights = regression.fit(ROWS, TRUTHS)
    assert regression.probability(weights, {"new": 5.0}) == regression.probability(weights, {})


def test_a_true_row_may_count_more_than_one():
    rows, truths = [{"a": 1.0}] * 4, [True, False, False, False]
    once, often = (regression.fit(rows, truths, weight=weight) for weight in (1.0, 3.0))
    assert regression.probability(often, {"a": 1.0}) > regression.probability(once, {"a": 1.0})


def test_nothing_to_learn_from_is_no_error():
    assert regression.probability(regression.fit([], []), {"a": 1.0}) == 0.5


def test_the_weights_are_the_same_on_every_machine():
    """Digits as they came from one machine: no function of the C library has a part in them."""
    assert regression.fit(ROWS, TRUTHS) == GOLDEN


@pytest.mark.parametrize("score", [-40.0, -5.0, -1.0, 0.0, 1.0, 5.0, 40.0])
def test_the_link_is_near_the_logistic_function(score):
    assert regression.probability({"": score}, {}) == pytest.approx(1 / (1 + math.exp(-score)), abs=0.003)
