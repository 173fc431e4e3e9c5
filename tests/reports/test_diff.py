from datetime import date

import pytest

from onrecord.reports.diff import diff
from onrecord.reports.positions import Terms

LEDGER = """
    a Pahon 2019-04-04 -2
    b Trump 2019-05-29  2
    c Kalin 2019-05-29  2
    d Kalin 2019-07-01 -1 issue=risk
    e Pahon -           1 issue=risk
    f Kalin 2019-08-01 -2 status=draft
"""


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        pytest.param(Terms(), {"group": "4", "risk": "2"}, id="where the record ends"),
        pytest.param(Terms(reviewed=True), {"group": "0", "risk": "2"}, id="reviewed alone"),
        pytest.param(Terms(on=date(2019, 6, 1)), {"group": "0", "risk": "None"}, id="on a day"),
        pytest.param(
            Terms(on=date(2019, 6, 1), window=60), {"group": "0-4, split", "risk": "None"}, id="a wide window"
        ),
        pytest.param(Terms(on=date(2019, 4, 4)), {"group": "None", "risk": "None"}, id="before one of them spoke"),
    ],
)
def test_distance_by_issue(tell, codebook, terms, expected):
    found = diff(("us", "turkey"), tell(LEDGER), codebook, terms)
    assert {row.issue: str(row.distance) for row in found.issues} == expected


def test_it_says_its_day_and_who_spoke(tell, codebook):
    found = diff(("us", "turkey"), tell(LEDGER), codebook)
    assert (found.on, found.names) == (date(2019, 8, 1), ("United States", "Turkey"))
    group, risk = found.issues
    assert [entry.claim.id for entry in group.left.entries] == ["b"]
    assert risk.left.standing
    assert not risk.right.standing


def test_one_issue(tell, codebook):
    (row,) = diff(("us", "turkey"), tell(LEDGER), codebook, issues=["risk"]).issues
    assert (row.issue, row.proposition) == ("risk", "It is a risk.")


def test_a_record_without_a_date(tell, codebook):
    found = diff(("us", "turkey"), tell("a Trump - 1\nb Kalin - -1"), codebook, issues=["group"])
    assert found.on is None
    assert str(found.issues[0].distance) == "2"
