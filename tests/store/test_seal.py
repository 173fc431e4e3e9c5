"""The seal of a draft."""

from __future__ import annotations

import pytest

from onrecord.store.seal import seal

FIELDS = {"id": "k3x9q2ma", "quote": ["a", "b"], "spans": [[1, 2]], "position": "é"}


@pytest.mark.parametrize(
    "same",
    [
        FIELDS | {"draft": "5c01fe"},
        FIELDS | {"note": "", "via": [], "party": None},
        FIELDS | {"spans": (("1", "2"),)},
        dict(reversed(FIELDS.items())),
    ],
)
def test_what_does_not_count(same):
    assert seal(same) == seal(FIELDS)


@pytest.mark.parametrize(
    "other",
    [{"position": "e"}, {"quote": "a b"}, {"note": "x"}, {"spans": [[1, 3]]}, {"id": "K3x9q2ma"}, {"x": {"y": 1}}],
)
def test_what_counts(other):
    assert seal(FIELDS | other) != seal(FIELDS)


def test_the_seal_never_changes_between_versions():
    assert seal(FIELDS) == "fb973a"
