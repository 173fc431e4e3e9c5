"""What clauses say of a thing: texts that have none."""

from __future__ import annotations

import pytest

from onrecord.parser.stances import polarity, polarity_terms
from onrecord.parser.stances.scene import Mention


@pytest.mark.parametrize("words", [["so"], [","], ["but", "!"]])
def test_words_that_are_no_clause_say_nothing(words: list[str]) -> None:
    assert polarity.read(words, [], [Mention(0, 0, 1, points=True)]) is None


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("the city should not borrow money to build a stadium", -2),
        ("the city should not borrow $ 80 million to build a stadium", -2),
        ("the city should borrow $ 80 million to build a stadium", 2),
        ("not all 80 of the many people in this part of town wish to build a stadium", 1),
    ],
)
def test_an_amount_does_not_part_a_negation_from_its_verb(text: str, score: int) -> None:
    words = text.split()
    at = words.index("stadium")
    reading = polarity.read(words, list(polarity_terms.find(words)), [Mention(at, at, 1, points=False)])
    assert reading is not None
    assert reading.score == score
