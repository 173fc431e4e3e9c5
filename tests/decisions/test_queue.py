"""The order of a review: what an answer teaches most comes first, all else is read as it is printed."""

from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.decisions.queue import Step, in_order
from onrecord.models import Article

ARTICLE = Article(id="a", body="Words.")


@pytest.mark.parametrize(
    ("disputed", "probability", "rank"),
    [
        (True, None, 0),
        (True, 0.9, 0),
        (False, 0.5, 1),
        (False, 0.59, 1),
        (False, 0.41, 1),
        (False, 0.35, 2),
        (False, 0.9, 2),
        (False, None, 2),
    ],
)
def test_what_is_least_known_comes_first(disputed, probability, rank):
    assert Step("claim", ARTICLE, (0, 0), "x", disputed=disputed, probability=probability).rank == rank


def test_within_a_rank_it_is_the_order_of_reading():
    steps = [
        Step("claim", ARTICLE, (1, 9), "d", disputed=True),
        Step("claim", ARTICLE, (0, 7), "n", probability=0.55),
        Step("claim", ARTICLE, (0, 1), "s", probability=0.8),
        Step("claim", ARTICLE, (0, 4), "r"),
    ]
    assert {"".join(step.id for step in in_order(each)) for each in permutations(steps)} == {"dnsr"}
