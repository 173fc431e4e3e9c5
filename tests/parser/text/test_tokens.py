"""Tokens between two blanks: a word and its marks are told without the pattern, and are what the pattern finds."""

import pytest

from onrecord.parser.lexicon import vocabulary
from onrecord.parser.text.tokens import TOKEN, tokens_of

CHUNKS = [
    "",
    "Cole",
    "a",
    "I,",
    "A.",
    "said.",
    "said:",
    "no!",
    "ab..",
    "U.S.",
    "don't",
    "Cole’s",
    "é.",
    "café",
    "50-state",
    "$5.",
    '"',
    "x)",
]


@pytest.mark.parametrize("chunk", CHUNKS)
def test_the_quick_way_finds_what_the_pattern_finds(chunk):
    found = [(printed, start, end) for printed, _, _, _, start, end in tokens_of(chunk, vocabulary.standard())]
    assert found == [(match.group(), *match.span()) for match in TOKEN.finditer(chunk)]
