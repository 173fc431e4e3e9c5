"""Which full stops end a sentence: outside quotations and within what is said, by one definition."""

import pytest

from onrecord.parser.text import quotations, sentences
from onrecord.parser.text.pieces import Pieces
from onrecord.spans import Span

CASES = [
    ("It is late. They left.", 2),
    ("It is late! They left? Yes.", 3),
    ("Mr. Berg met Gov. Cole.", 1),
    ("Ann T. Cole left.", 1),
    ("The firm Berg Inc. Closed it.", 1),
    ("It was the U.S. Senate.", 1),
    ("It was I. They left.", 2),
    ("He paid $3.50. They left.", 2),
    ("He came at 5 p.m. Friday.", 1),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_sentences_end_in_the_same_places_outside_and_within_what_is_said(text, count):
    (paragraph,) = sentences.find(text, quotations.find(text))
    assert len(paragraph.sentences) == count
    quoted = f"“{text}” he said."
    assert len(Pieces(quoted).of(Span(1, len(text) + 1))) == count
