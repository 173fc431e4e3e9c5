"""A review of drafts of several coders: what they differ on first, a word of either taken, those found alike together."""

from __future__ import annotations

import pytest

from onrecord import Dossier, decisions, pipeline
from onrecord.coders import Finding, Panel, Rules
from onrecord.decisions import agreed, session
from onrecord.decisions.session import Session
from onrecord.errors import OnrecordError
from onrecord.explain.reasons import Readings
from onrecord.reports import entries

CODEBOOK = """\
version: 1
parties:
  north: {name: North}
actors:
- {name: Anna Berg, party: north}
- {name: Carl Dahl}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge]}
"""
ARTICLE = """\
---
published: 2019-05-02
---

Carl Dahl rejected the bridge. Anna Berg said on Monday that she supported the bridge. It has to wait, one heard.
"""


class Model:
    """Finds two of the claims as the rules do, one of them with another stance, and a third one alone."""

    name = "model:a"

    def code(self, document, codebook):
        alike, other = Rules().code(document, codebook)
        alone = Finding(quote=("It has to wait",), issue="bridge", stance="leans-against", actor="Anna Berg")
        return [
            Finding(quote=alike.quote, issue="bridge", stance=alike.stance, actor=alike.actor),
            Finding(quote=other.quote, issue="bridge", stance="leans-for", actor=other.actor, position="may want it"),
            alone,
        ]


CODERS = (Rules(), Model())


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    found = Dossier(tmp_path)
    pipeline.parse(found, coders=CODERS)
    assert {(claim.actor, claim.stance, len(claim.coders)) for claim in found.claims} == {
        ("Carl Dahl", "opposes", 2),
        ("Anna Berg", "leans-for", 2),
        ("Anna Berg", "leans-against", 1),
    }
    return found


def readings(dossier):
    return Readings(dossier.codebook, Panel(coders=CODERS))


def begin(dossier):
    seen = readings(dossier)
    return Session(dossier, session.steps(dossier, entries.of(dossier), [], seen, drafts=None, missed=None), seen)


def test_what_coders_differ_on_comes_first_and_a_word_of_either_can_be_taken(dossier):
    review = begin(dossier)
    assert [step.disputed for step in review.course.steps] == [True, False, False]
    assert review.step
    assert review.claim
    (said,) = review.dissent
    assert (said.coder, said.fields, said.claim.stance) == ("rules", ("stance",), "supports")
    decided = review.side_with(said)
    assert decided.verb == "edited"
    claim = Dossier(dossier.path).find_claim(review.course.done[-1].change.after.id)
    assert (claim.stance, claim.position, claim.status) == ("supports", said.claim.position, "edited")
    assert not pipeline.parse(dossier, coders=CODERS).merged.changes
    review.undo()
    assert Dossier(dossier.path).find_claim(claim.id).is_draft


def test_what_nobody_says_cannot_be_taken(dossier):
    review = begin(dossier)
    assert review.step
    (said,) = review.dissent
    with pytest.raises(OnrecordError, match="says nothing else"):
        review.side_with(said._replace(fields=("actor",)))
    assert {claim.status for claim in Dossier(dossier.path).claims} == {"draft"}


def test_those_found_alike_are_accepted_together(dossier):
    (alike,) = agreed.alike(entries.of(dossier), readings(dossier))
    assert alike.actor == "Carl Dahl"
    assert [change.after.id for change in agreed.accept(dossier, [alike])] == [alike.id]
    assert [claim.status for claim in Dossier(dossier.path).claims if claim.id == alike.id] == ["accepted"]
    assert agreed.alike(entries.of(Dossier(dossier.path)), readings(dossier)) == []


def test_a_draft_whose_other_coder_can_no_longer_be_heard_is_not_found_alike(dossier):
    assert agreed.alike(entries.of(dossier), Readings(dossier.codebook)) == []


def test_a_draft_that_another_hand_has_changed_since_it_was_shown_is_left(dossier):
    shown = agreed.alike(entries.of(dossier), readings(dossier))
    decisions.edit(Dossier(dossier.path), [shown[0].id], decisions.Wanted(stance="noncommittal"))
    assert agreed.accept(dossier, shown) == ()
    assert [claim.status for claim in Dossier(dossier.path).claims if claim.id == shown[0].id] == ["edited"]
