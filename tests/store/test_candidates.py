"""Which claims may have content in common: all that have, and no more looks than there are overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store import candidates
from onrecord.store.merge import share_in_common

SPANS = st.lists(st.integers(0, 30), min_size=0, max_size=4).map(sorted)
WORDS = st.lists(st.sampled_from("a b c d e f".split()), max_size=6).map(" ".join)


@st.composite
def claims(draw):
    edges = draw(SPANS)
    spans = tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False))
    known = {"actor": "A", "issue": "i", "stance": "opposes", "position": "p", "article": "a"}
    return Claim.model_validate({"id": "x", "quote": draw(WORDS), "spans": spans, **known})


@given(st.lists(claims(), max_size=8), st.lists(claims(), max_size=8))
def test_no_pair_that_has_enough_in_common_is_passed_over(known, found):
    pairs = candidates.of(known, found, range(len(known)), range(len(found)))
    wanted = {
        (a, b) for a, old in enumerate(known) for b, new in enumerate(found) if share_in_common(old, new) is not None
    }
    assert wanted <= pairs


def test_claims_that_stand_apart_are_never_paired(claim):
    known = [claim(f"k{n}", spans=(Span(n * 100, n * 100 + 50),)) for n in range(300)]
    found = [claim(f"f{n}", spans=(Span(n * 100 + 5, n * 100 + 55),)) for n in range(300)]
    assert candidates.of(known, found, range(300), range(300)) == {(n, n) for n in range(300)}
