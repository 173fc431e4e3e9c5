import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import parser
from onrecord.models import Codebook, Issue
from onrecord.spans import Span
from onrecord.text import fold

TOPICS = {"toll": ("ferry toll", "ferry * fee"), "route": ("straße 9", "café")}
ISSUES = parser.prepare(
    Codebook(issues={key: Issue(proposition=f"Keep the {key}", topic=terms) for key, terms in TOPICS.items()})
).issues


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The ferry toll stays.", ["ferry toll"]),
        ("The   FERRY \n toll’s end", ["FERRY \n toll’s"]),
        ("…“Ferry toll”…", ["Ferry toll"]),
        ("Every fer\u00adry toll", ["fer\u00adry toll"]),
        ("ﬁrst: Straße 9.", ["Straße 9"]),
        ("Cafe\u0301s and ﬁve cafés", ["Cafe\u0301s", "cafés"]),
        ("No ferry told.", []),
        # Each stretch is asked for itself: what is named in a part must not hide behind an earlier beginning.
        ("a ferry and ferry with a fee", ["ferry and ferry with a fee", "ferry with a fee"]),
    ],
)
def test_a_place_is_what_is_printed_there(text, named):
    spots = ISSUES.spots(text)
    assert [text[place.start : place.end] for place in spots.inside(Span(0, len(text)))] == named
    assert spots.named_in(Span(0, len(text))) == ISSUES.named_in(fold(text))
    assert bool(spots) is bool(named)


def test_a_stretch_names_what_stands_wholly_in_it():
    text = "The ferry toll and the café"
    spots = ISSUES.spots(text)
    assert spots.named_in(Span(4, 14)) == {"toll"}
    assert spots.named_in(Span(5, 14)) == spots.named_in(Span(4, 13)) == frozenset()
    assert spots.touch(Span(13, 14))
    assert not spots.touch(Span(14, 20))


WORDS = st.sampled_from(
    ["ferry", "Ferry", "toll", "tolls", "fee", "ferry-toll", "“ferry", "a", "caf\u00e9", "ß", "…", "."]
)


@given(st.lists(WORDS, max_size=12), st.data())
def test_a_stretch_between_blanks_names_what_its_words_alone_do(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    start = len(" ".join(words[:first])) + (0 < first < len(words))
    stretch = " ".join(words[first:last])
    assert ISSUES.spots(text).named_in(Span(start, start + len(stretch))) == ISSUES.named_in(fold(stretch))
