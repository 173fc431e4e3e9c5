"""Where the words of a quote stand."""

import pytest

from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store import anchors

BODY = 'He said: "No *group*, no talks." 😀 Later: “No group, no talks.” No\ngroup.'


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        (("No",), [10, 43, 64]),
        (("no talks",), [22, 53]),
        (("No", "talks"), [10, 43]),
        (("talks", "No"), [25, 56]),
        (("aa",), []),
        (("No", "aa"), []),
        (("",), []),
        (("No", ""), []),
        ((), []),
    ],
)
def test_places(quote, found):
    places = anchors.places(quote, BODY)
    assert [spans[0].start for spans in places] == found
    assert all(tuple(span.of(BODY) for span in spans) == quote for spans in places)


def test_places_may_overlap():
    assert [spans[0].start for spans in anchors.places(("aa",), "aaa")] == [0, 1]


@pytest.mark.parametrize(
    ("quote", "near"),
    [
        ("no group, no talks", "No *group*, no talks"),
        ("no  GROUP", "No *group"),
        ("Later: No group", "Later: “No group"),
        ("no group at all", ""),
        ("“”", ""),
        ("", ""),
    ],
)
def test_words_that_differ_in_marks_alone(quote, near):
    assert anchors.alike(quote, BODY) == near


@pytest.mark.parametrize(("spans", "holds"), [([(10, 12)], True), ([(11, 13)], False), ([], False), ([(-2, 0)], False)])
def test_a_claim_holds_where_its_quote_stands(spans, holds):
    claim = Claim(
        id="a", actor="A", issue="i", stance="opposes", position="p", quote="No", article="x",
        spans=tuple(Span(*span) for span in spans),
    )  # fmt: skip
    assert anchors.holds(BODY, claim) is holds


def test_a_part_that_stands_nowhere_is_looked_for_once():
    class Body(str):
        __slots__ = ()
        looks = 0

        def find(self, *given):
            Body.looks += 1
            return str.find(self, *given)

    assert anchors.places(("the", "zebra"), Body("the " * 1_000)) == ()
    assert Body.looks < 10
