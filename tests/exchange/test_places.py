"""Places in code points, and in the UTF-16 code units in which Java counts."""

import pytest

from onrecord.exchange import Places


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("abc", [0, 1, 2, 3]),
        ("", [0]),
        ("😀", [0, None, 1]),
        ("a😀b😀😀c", [0, 1, None, 2, 3, None, 4, None, 5, 6]),
        ("é€", [0, 1, 2]),
    ],
)
def test_there_and_back(text, units):
    places = Places(text)
    assert [places.from_units(at) for at in range(len(units))] == units
    assert [places.from_units(at) for at in (-1, len(units), 10**30)] == [None] * 3
    there = [at for at, place in enumerate(units) if place is not None]
    assert [places.to_units(at) for at in range(len(text) + 1)] == there
