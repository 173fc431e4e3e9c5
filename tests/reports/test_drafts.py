"""How often drafts were wrong: by what a person made of each in the end."""

from __future__ import annotations

import pytest

from onrecord.reports.drafts import trust
from onrecord.store.decision_log import Decision

DRAFT = {"stance": "supports"}


def decision(verb, changed=None, *, offered=None):
    return Decision("2024-05-01", "", verb, "aaaa", "a", "0" * 64, offered, ("rules",), changed or {})


ACCEPTED = decision("accept", offered=DRAFT)
TURNED = {"stance": ("supports", "opposes")}


@pytest.mark.parametrize(
    ("course", "decided", "wrong"),
    [
        ([ACCEPTED], 1, 0),
        ([decision("reject", offered=DRAFT)], 1, 1),
        ([decision("edit", TURNED, offered=DRAFT)], 1, 1),
        ([decision("edit", {"note": (None, "x")}, offered=DRAFT)], 1, 0),
        # a second decision counts with the first
        ([ACCEPTED, decision("edit", TURNED)], 1, 1),
        ([ACCEPTED, decision("reject")], 1, 1),
        ([decision("reject", offered=DRAFT), decision("accept")], 1, 0),
        ([decision("edit", TURNED, offered=DRAFT), decision("edit", {"stance": ("opposes", "supports")})], 1, 0),
        ([decision("edit", TURNED, offered=DRAFT), decision("edit", {"position": ("a", "b")})], 1, 1),
        # what a person entered is no draft
        ([decision("add"), decision("reject")], 0, 0),
    ],
)
def test_a_draft_was_wrong_that_says_something_else_in_the_end(course, decided, wrong):
    told = trust([], [course])
    assert (told.decided, told.wrong) == (decided, wrong)
