"""Which lines of a long paragraph are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.render.terminal.review import Progress, keep, key_line

SIGNS = {".": frozenset(), "s": frozenset({"source"}), "c": frozenset({"content"}), "b": frozenset({"cue", "content"})}


@pytest.mark.parametrize(
    ("lines", "most", "kept"),
    [
        ("....", 9, "0123"),
        ("....", 2, "01"),
        ("...c...", 1, "3"),
        ("...c...", 3, "234"),
        ("s.ccccc", 3, "026"),
        ("s.ccccc", 4, "0236"),
        ("cccc..b", 2, "06"),
        ("..s...c", 4, "1236"),
    ],
)
def test_keep(lines, most, kept):
    assert "".join(map(str, keep([SIGNS[sign] for sign in lines], most))) == kept


@given(st.text(alphabet="".join(SIGNS), max_size=30), st.integers(1, 30))
def test_never_more_and_in_order(lines, most):
    kept = keep([SIGNS[sign] for sign in lines], most)
    assert len(kept) == min(most, len(lines))
    assert kept == sorted(set(kept))


def test_progress_and_keys():
    assert str(Progress(12, 87, 4.2)) == "12 of 87 · 4 a minute"
    assert str(Progress(1, 2)) == "1 of 2"
    assert key_line({"a": "accept", "e": "edit", "q": "quit"}, 18).plain == "a accept   e edit\nq quit"
