"""What becomes of a claim."""

import pytest

from onrecord.store.changes import Change


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ({}, {}, {}),
        ({}, {"status": "accepted"}, {"status": ("draft", "accepted")}),
        ({"status": "rejected"}, {"status": "edited"}, {"status": ("rejected", "edited")}),
        ({}, {"stance": "supports", "note": "x"}, {"stance": ("opposes", "supports"), "note": (None, "x")}),
        ({"quote": ("a", "b")}, {"quote": ("a",)}, {"quote": (("a", "b"), "a")}),
        ({"date": "2019"}, {}, {"date": ("2019", None)}),
    ],
)
def test_differences(claim, before, after, fields):
    change = Change(claim(**before), claim(**after))
    assert {found.field: found[1:] for found in change.differences} == fields
    assert {found.field for found in change.readings} == fields.keys() - {"status", "note"}


def test_all_of_a_new_claim_is_new(claim):
    change = Change(None, claim(status="accepted"))
    assert {found.field for found in change.differences} >= {"id", "actor", "quote", "status"}
    assert all(found.before is None for found in change.differences)
