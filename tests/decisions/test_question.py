"""What is shown of a question, and the reasons beside it."""

import pytest

from onrecord import Dossier, pipeline
from onrecord.decisions import queue
from onrecord.decisions.question import question
from onrecord.explain.reasons import Readings
from onrecord.render import rules
from onrecord.reports import entries
from onrecord.spans import Span

CODEBOOK = """\
version: 1
actors: [{name: Anna Berg}, {name: Carl Dahl}]
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge], phrases: {supports: [must be built], opposes: [must wait]}}
"""
BODY = """\
The mayor, Anna Berg, spoke first. She said the rain was over.

“The bridge must be built,” she said.

Carl Dahl said the bridge must wait.
"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(BODY, encoding="utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    found = Dossier(tmp_path)
    pipeline.parse(found)
    return found


def asked(dossier, **wanted):
    readings = Readings(dossier.codebook)
    steps = [
        *queue.claims(entries.of(dossier), readings),
        *queue.missed(enumerate(dossier.articles), dossier.claims, readings),
    ]
    claims = {claim.id: claim for claim in dossier.claims}
    return [question(step, claims.get(step.id), dossier, readings) for step in queue.in_order(steps)]


def test_the_reasons_and_the_paragraph(dossier):
    missed, hers, his = asked(dossier)
    body = dossier.articles[0].body
    assert missed.entry is None
    assert body[slice(*missed.passage.span)].startswith("The mayor")
    # "she" says nothing of who she is: the paragraph before does
    assert body[slice(*hers.passage.span)].startswith("The mayor")
    assert body[slice(*his.passage.span)] == "Carl Dahl said the bridge must wait.\n"
    assert rules.of_fields(his.trace) == {
        "quote": "speaker and verb before what was said",
        "actor": "full name",
        "stance": "phrase of the codebook: must wait",
    }
    assert rules.of_fields(hers.trace)["stance"] == "phrase of the codebook: must be built"


def test_a_claim_that_the_parser_does_not_read_has_no_reasons(dossier):
    body = dossier.articles[0].body
    claim = dossier.claims[0].model_copy(
        update={"quote": ("spoke first",), "spans": (Span(body.index("spoke"), body.index("spoke") + 11),)}
    )
    assert Readings(dossier.codebook).trace(dossier.articles[0], claim) is None


AGAINST = """\
version: 1
parties: {north: {name: Norland}}
actors: [{name: Anna Berg, party: north}, {name: Carl Dahl, party: north}]
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge], phrases: {supports: [must be built], opposes: [must wait]}}
"""


def test_a_draft_against_most_of_its_partys_claims_is_told_and_left_as_it_is(dossier):
    (dossier.path / "codebook.yaml").write_text(AGAINST, encoding="utf-8")
    found = Dossier(dossier.path)
    pipeline.parse(found)
    hers, his = sorted(found.claims, key=lambda claim: claim.actor)
    assert [each.against for each in asked(found) if each.entry] == [0, 0]
    found.save(put=[hers.model_copy(update={"status": "accepted"})])
    told = {each.entry.claim.actor: each for each in asked(found) if each.entry}
    assert (told["Carl Dahl"].against, told["Anna Berg"].against) == (1, 0)
    assert told["Carl Dahl"].entry.claim.stance == his.stance
