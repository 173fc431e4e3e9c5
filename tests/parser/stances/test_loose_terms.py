"""Topic terms in other forms and another order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser.stances.loose_terms import Loose

TERMS = Loose(
    [("insulin cap", "cap"), ("drug imports from Canada", "imports"), ("ferry", "one"), ("cap* * price", "two")]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a cap on insulin", [("cap on insulin", "cap")]),
        ("insulin caps", [("insulin caps", "cap")]),
        ("they want insulin prices in the state capped", []),  # too far apart
        ("capping the cost of it, insulin", []),  # another form of so short a word, and a mark between
        ("importing the drugs from canada", [("importing the drugs from canada", "imports")]),
        ("canadian drugs", []),  # not all words
        ("the ferry", []),  # single words and patterns are found as they are written
        ("cap the price", []),
        ("", []),
    ],
)
def test_terms_in_other_forms(text, expected):
    found = list(dict.fromkeys((text[start:end], meaning) for (start, end), meaning in TERMS.find(text)))
    assert found == expected


@given(
    st.lists(st.sampled_from(["insulin", "cap", "caps", "on", ",", "drug", "import", "from", "canada"]), max_size=30)
)
def test_what_is_found_holds_all_words_of_its_term(words):
    text = " ".join(words)
    for (start, end), meaning in TERMS.find(text):
        held = text[start:end]
        assert "," not in held
        assert all(stem in held for stem in {"cap": ("insul", "cap"), "imports": ("drug", "impor", "canad")}[meaning])
