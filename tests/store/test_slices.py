from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.slices import Slice, apply


@st.composite
def cuts(draw):
    """A text with slices that do not overlap."""
    text = draw(st.text("ab\n", max_size=20))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edges = edges[: len(edges) // 2 * 2]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return text, [Slice(start, end, draw(st.text("XY", max_size=3))) for start, end in pairs]


@given(cuts())
def test_what_is_not_new_is_where_it_was(cut):
    text, slices = cut
    new = apply(text, slices)
    assert new.replace("X", "").replace("Y", "") == "".join(
        char for at, char in enumerate(text) if not any(start <= at < end for start, end, _ in slices)
    )


def test_overlapping_slices_take_each_character_once():
    assert apply("0123456789", [Slice(2, 5, ""), Slice(4, 7, "x")]) == "01x789"
