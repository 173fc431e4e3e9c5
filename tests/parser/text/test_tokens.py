"""Tokens between two blanks: a word and its marks are told without the pattern, and are what the pattern finds."""

import pytest

from onrecord.parser.lexicon import vocabulary
from onrecord.parser.text.tokens import TOKEN, folded_tokens, reader
from onrecord.text import fold

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
    found = [(printed, start, end) for printed, _, _, _, start, end in reader(vocabulary.standard())(chunk)]
    assert found == [(match.group(), *match.span()) for match in TOKEN.finditer(chunk)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is ‘wrong’, he said.", ["it", "is", "wrong", ",", "he", "said", "."]),
        ("It isn’t the allies’ plan", ["it", "isn't", "the", "allies", "plan"]),
        ("“No,” a Norland-led U.S. team", ["no", ",", "a", "norland-led", "u.s.", "team"]),
    ],
)
def test_quotation_marks_are_no_part_of_a_folded_word(text, words):
    assert [token.word for token in folded_tokens(fold(text))] == words
