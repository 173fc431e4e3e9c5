"""What clauses say of a thing: texts that have none."""

from __future__ import annotations

import pytest

from onrecord.parser.stances import polarity
from onrecord.parser.stances.scene import Mention


@pytest.mark.parametrize("words", [["so"], [","], ["but", "!"]])
def test_words_that_are_no_clause_say_nothing(words: list[str]) -> None:
    assert polarity.read(words, [], [Mention(0, 0, 1, points=True)]) is None
