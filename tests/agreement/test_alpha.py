"""The worked examples of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.agreement.alpha import alpha

BINARY = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")  # example A
NOMINAL = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")  # example B
MANY = (  # example C: four observers, values missing
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def units(observers):
    return [[v for v in unit if v != "."] for unit in zip(*(line.split() for line in observers), strict=True)]


def numbers(observers):
    return [[int(value) for value in unit] for unit in units(observers)]


@pytest.mark.parametrize(
    ("data", "metric", "expected"),
    [
        (units(BINARY), "nominal", 0.095),
        (units(NOMINAL), "nominal", 0.692),
        (numbers(MANY), "nominal", 0.743),
        (numbers(MANY), "ordinal", 0.815),
        (numbers(MANY), "interval", 0.849),
        ([(1, 2), (2, 1)], "ordinal", -0.5),
        ([(1, 1), (9, 9)], "interval", 1.0),
        ([("a", "a"), ("a", "a")], "nominal", None),
        ([("a",), ()], "nominal", None),
        ([], "ordinal", None),
    ],
)
def test_worked_examples(data, metric, expected):
    found = alpha(data, metric)
    assert found is None if expected is None else round(found, 3) == expected


PAIRS = st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), max_size=20)


@given(PAIRS, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_neither_the_order_of_coders_nor_of_units_matters(pairs, metric):
    found = alpha(pairs, metric)
    again = alpha([(b, a) for a, b in reversed(pairs)], metric)
    assert found == again == None or abs(found - again) < 1e-9  # noqa: E711
    assert found is None or found <= 1
    assert found is None or (found == 1) is all(a == b for a, b in pairs)
