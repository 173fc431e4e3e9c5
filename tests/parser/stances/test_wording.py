"""Drafted positions in good English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest

from onrecord.models import STANCES
from onrecord.parser import lexicon
from onrecord.parser.stances import wording

if TYPE_CHECKING:
    from onrecord.models import Stance


@pytest.mark.parametrize(
    ("stance", "label", "evidence", "cue", "expected"),
    [
        ("opposes", "ferry", "rejected", "said", "rejects the ferry"),
        ("opposes", "ferry", "", "rejected", "rejects the ferry"),
        ("opposes", "ferry", "", "said", "opposes the ferry"),
        ("opposes", "exemptions", "ruled out", "said", "rules out exemptions"),
        ("opposes", "exemptions for nurses", "refuses", "", "refuses exemptions for nurses"),
        ("opposes", "crisis fund", "", "", "opposes the crisis fund"),
        ("opposes", "glass", "", "", "opposes the glass"),
        ("supports", "Norland's seat", "backs", "said", "backs Norland's seat"),
        ("supports", "the seat", "", "insists", "insists on the seat"),
        ("supports", "fleet offer", "", "offered", "supports the fleet offer"),
        ("supports", "ban", "refused", "said", "supports the ban"),
        ("leans-for", "sanctions", "", "threatened", "threatens sanctions"),
        ("leans-for", "ferry", "not ruled out", "said", "does not rule out the ferry"),
        ("leans-against", "ferry", "delay", "asked", "asks for a delay of the ferry"),
        ("noncommittal", "ferry", "declined to say", "", "does not comment on the ferry"),
        ("noncommittal", "ferry", "still talking", "", "is still discussing the ferry"),
    ],
)
def test_the_words_that_decided_choose_the_verb(
    stance: Stance, label: str, evidence: str, cue: str, expected: str
) -> None:
    assert wording.position(stance, wording.noun_of(label), evidence, cue, evaluative=False) == expected


@pytest.mark.parametrize(
    ("label", "proposition", "expected"),
    [
        ("ferry", "The ferry should stay.", "the ferry"),
        ("S-400 purchase", "Turkey should buy it.", "the S-400 purchase"),
        ("gun control", "Gun control should be tightened.", "gun control"),
        ("gun control", "The law on gun control should stay.", "the gun control"),
        ("Brexit", "Britain should leave.", "Brexit"),
        ("S-400", "Turkey should buy it.", "the S-400"),
    ],
)
def test_a_label_has_an_article_where_english_wants_one(label: str, proposition: str, expected: str) -> None:
    assert wording.noun_of(label, proposition) == expected


@pytest.mark.parametrize(
    ("stance", "cue", "expected"),
    [
        ("supports", "said", "affirms the flood risk"),
        ("supports", "warned", "warns of the flood risk"),
        ("leans-for", "said", "considers the flood risk possible"),
        ("leans-against", "said", "doubts the flood risk"),
        ("opposes", "said", "denies the flood risk"),
        ("opposes", "dismissed", "dismisses the flood risk"),
    ],
)
def test_an_issue_of_worth_is_affirmed_or_denied(stance: Stance, cue: str, expected: str) -> None:
    assert wording.position(stance, "the flood risk", "", cue, evaluative=True) == expected


def test_each_stance_has_one_verb_for_all_other_words() -> None:
    for issue in ("thing", "value"):
        for stance in STANCES:
            verbs = lexicon.position_wording(issue, stance)
            assert [verb for verb, phrases in verbs.items() if not phrases] == [list(verbs)[-1]], (issue, stance)


@pytest.mark.parametrize("stance", STANCES)
def test_a_position_is_two_to_eight_words(stance: str) -> None:
    for kind in ("thing", "value"):
        for verb in lexicon.position_wording(kind, stance):
            words = wording.position(cast("Stance", stance), "the ferry", "", "", evaluative=kind == "value").split()
            assert 2 <= len(words) <= 8
            assert re.fullmatch(r"[a-z{} ]+", verb)
