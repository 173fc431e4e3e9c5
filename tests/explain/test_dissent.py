"""Where the coders of a draft differ from it, and by whom."""

from __future__ import annotations

import pytest
from norland import CODEBOOK

from onrecord.coders import Finding, Panel
from onrecord.explain.reasons import Readings
from onrecord.models import Article

ARTICLE = Article(
    id="a",
    published="2019-05-15",
    body="Maria Duarte was there. Karl Berg said on Monday they opposed the dam. “No dam,” he said. “No fee,” one said.\n\n"
    "Åsa Lindström and Ole Strand said the dam was dead.\n",
)
OPPOSED = "they opposed the dam"


class Told:
    """A coder that says what it was told."""

    def __init__(self, name, *findings):
        self.name, self._findings = name, findings

    def code(self, *_):
        return self._findings


def finding(quote=OPPOSED, **fields):
    return Finding(quote=(quote,), **{"issue": "dam", "stance": "opposes", **fields})


def dissent(*coders, **edited):
    """Return what coders say otherwise than the one draft that they make, or than that draft with fields changed."""
    readings = Readings(CODEBOOK, Panel(coders=coders))
    (draft,) = readings.drafted(ARTICLE).drafts
    claim = draft.claim.model_copy(update={"party": None, **edited} if "actor" in edited else edited)
    return [(each.coder, each.fields, each.claim.actor, each.claim.party) for each in readings.dissent(ARTICLE, claim)]


BERG = Told("rules", finding(actor="Karl Berg"))
DUARTE = finding(actor="Maria Duarte", mention="Karl Berg")


@pytest.mark.parametrize(
    ("coders", "expected"),
    [
        ([BERG, Told("model:a", finding(actor="Karl Berg", position="other words for it"))], []),
        (
            [BERG, Told("model:a", finding(actor="Karl Berg", stance="leans-against"))],
            [("rules", ("stance",), "Karl Berg", None)],
        ),
        # the rules took another for the speaker: told once, whether they have a draft of it or not
        ([BERG, Told("model:a", DUARTE)], [("rules", ("actor",), "Karl Berg", None)]),
        ([Told("model:a", DUARTE)], [("rules", ("actor",), "Karl Berg", None)]),
        # of two models, each is told by its name
        (
            [Told("model:a", finding(actor="Karl Berg")), Told("model:b", DUARTE)],
            [("model:b", ("actor",), "Maria Duarte", None)],
        ),
        (
            [Told("model:a", finding(actor="Ghost of the Dam", party="south")), Told("model:b", finding())],
            [("model:a", ("actor",), "Ghost of the Dam", "south")],
        ),
        # joint speakers are two, each to be taken alone
        (
            [Told("model:a", finding("the dam was dead", actor="Maria Duarte", mention="Ole Strand"))],
            [("rules", ("actor",), "Åsa Lindström", None), ("rules", ("actor",), "Ole Strand", "none")],
        ),
    ],
)
def test_dissent(coders, expected):
    assert dissent(*coders) == expected


def test_it_is_held_against_the_draft_in_the_ledger_not_against_the_one_made_now():
    coders = BERG, Told("model:a", finding(actor="Karl Berg", stance="leans-against"))
    assert dissent(*coders, stance="opposes") == [("model:a", ("stance",), "Karl Berg", None)]


def test_nothing_is_held_against_what_a_person_decided():
    coders = BERG, Told("model:a", finding(actor="Karl Berg", stance="leans-against"))
    assert dissent(*coders, status="accepted") == []
