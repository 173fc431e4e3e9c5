"""Quotation marks of every shape and error."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser.text import quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is over," he said.', ["It is over,"]),
        ("“It is over,” he said. “Go.”", ["It is over,", "Go."]),
        ("‘It is over,’ he said.", ["It is over,"]),
        ("''It is over,'' he said.", ["It is over,"]),
        ("``It is over,'' he said.", ["It is over,"]),
        ("“We call it ‘the deal’ here,” he said.", ["We call it ‘the deal’ here,"]),
        ("\"We call it 'the deal' here,\" he said.", ["We call it 'the deal' here,"]),
        ("“It is over,’’ he said.", ["It is over,"]),
        # the mark that is missing at the paragraph's end is supplied there, and nowhere else
        ("“It goes on.\n\n“And ends.”", ["It goes on.", "And ends."]),
        ('He said "it is over.\n\nThe next day came.', ["it is over."]),
        # wrong-way marks
        ("”It is over,“ he said.", ["It is over,"]),
        # blanks on the inner side of both marks
        ('" It is over , " he said .', [" It is over , "]),
        ("« It is over », he said.", [" It is over "]),
        ('a " lone mark and "It is over," he said', ["It is over,"]),
        # possessives inside single marks
        (
            "‘The tenants’ boats go,’ he said. ‘It was the councils’ fault.’",
            ["The tenants’ boats go,", "It was the councils’ fault."],
        ),
        ("'It's the boats' fault,' he said. 'Go.'", ["It's the boats' fault,", "Go."]),
        ("‘The end’ of the tenants’ group", ["The end"]),
        # a forgotten mark before who said it
        ('"It is over, said the mayor.\n\n"No," said Roe.', ["It is over", "No,"]),
        ("“It is over, the mayor said on Monday.", ["It is over"]),
        ("“It is over, the mayor left on Monday.", ["It is over, the mayor left on Monday."]),
        # no quotations: apostrophes, inches, decades
        ("Turkey's officials' offers weren't enough.", []),
        ("the ’80s and the ministers’ cars", []),
        ("a 5' 10\" man", []),
        ("", []),
        ('"', []),
        ('" "', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_over_paragraphs_is_told_to_go_on() -> None:
    first, second = quotations.find("“One.\n\n“Two,” he said.")
    assert (first.closed, second.closed, second.goes_on) == (False, True, True)


@given(st.text(alphabet="a \n\"'“”‘’`.,A", max_size=80))
def test_spans_are_in_order_and_hold_words_or_marks(text: str) -> None:
    found = quotations.find(text)
    assert all(0 <= q.span.start <= q.inner.start <= q.inner.end <= q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
