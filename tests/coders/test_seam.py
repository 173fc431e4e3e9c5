"""A coder of twenty lines works end to end: its findings are proved, resolved, combined, entered, kept and told."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from onrecord import Dossier, decisions, pipeline
from onrecord.cli import main
from onrecord.coders import Finding, Rules
from onrecord.store import decision_log

CODEBOOK = """\
parties:
  north: {name: Norland, speaks_as: [Norburg], demonyms: [Norlandic]}
  south: {name: Sudland, demonyms: [Sudlandic]}
actors:
- {name: Åsa Lindström, party: north, roles: [{title: minister}]}
- {name: Maria Duarte, party: south, roles: [{title: envoy}]}
issues:
  dam: {proposition: The dam should be built., topic: [dam]}
"""
ARTICLE = """\
---
title: The dam
published: 2021-03-05
---
Åsa Lindström rejected the dam on Monday.

“Not one more spade of earth,” the envoy, Maria Duarte, told the council on Tuesday. Nobody answered her.
"""


class Shouting:
    """Takes every quotation for a refusal of the first issue, by whoever is named behind it."""

    name = "shouting"

    def code(self, document, codebook):
        found = re.finditer(r"“([^”]+?),?” (the envoy, Maria Duarte), (told)", document.article.body)
        issue = next(iter(codebook.codebook.issues))
        return [
            Finding(quote=(match[1],), issue=issue, stance="opposes", mention=match[2], cue=match[3]) for match in found
        ]


class Lying(Shouting):
    name = "model:liar"

    def code(self, *_):
        words = ("The dam is dead", "rejected the dam", "Not one more spade of earth", " ")
        issues = ("dam", "bridge", "dam", "dam")
        return [
            Finding(quote=(quote,), issue=issue, stance="adores" if at == 2 else "opposes", actor="Åsa Lindström")
            for at, (quote, issue) in enumerate(zip(words, issues, strict=True))
        ]


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    return lambda: Dossier(tmp_path)


def told(dossier):
    return {(c.actor, c.coders, c.status) for c in dossier.claims}


def test_its_draft_stands_in_the_ledger_beside_those_of_the_rules(dossier):
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    lindstrom, duarte = sorted(dossier().claims, key=lambda claim: claim.actor, reverse=True)
    assert (lindstrom.actor, lindstrom.coders) == ("Åsa Lindström", ("rules",))
    assert (duarte.actor, duarte.coders, duarte.date) == ("Maria Duarte", ("shouting",), "2021-03-02")
    assert duarte.quote == ("Not one more spade of earth",)
    assert (duarte.mention, duarte.cue, duarte.kind) == ("the envoy, Maria Duarte", "told", "direct")
    assert [problem.text for problem in dossier().check() if not problem.note] == []
    assert "coders: [shouting]" in dossier().ledger_path.read_text("utf-8")


def test_asking_again_changes_nothing(dossier):
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    before = dossier().ledger_path.read_bytes()
    again = pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    assert not again.merged.changes
    assert dossier().ledger_path.read_bytes() == before


def test_drafts_of_a_coder_that_is_not_asked_stay(dossier):
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    pipeline.parse(dossier())
    assert ("Maria Duarte", ("shouting",), "draft") in told(dossier())
    pipeline.parse(dossier(), coders=[Rules(), Lying()])
    assert ("Maria Duarte", ("shouting",), "draft") in told(dossier())


def test_drafts_that_a_coder_no_longer_finds_go(dossier, monkeypatch):
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    monkeypatch.setattr(Shouting, "code", lambda *_: ())
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    assert told(dossier()) == {("Åsa Lindström", ("rules",), "draft")}


def test_what_is_not_verbatim_on_a_known_issue_with_a_known_stance_is_rejected(dossier):
    result = pipeline.parse(dossier(), coders=[Rules(), Lying()])
    reasons = {(rejected.finding.quote[0], rejected.reason.value) for _, rejected in result.rejected}
    assert reasons == {
        ("The dam is dead", "not-in-article"),
        ("rejected the dam", "unknown-issue"),
        ("Not one more spade of earth", "unknown-stance"),
        (" ", "no-words"),
    }
    assert told(dossier()) == {("Åsa Lindström", ("rules",), "draft")}


def test_two_coders_of_one_claim_make_one_draft(dossier):
    class Same(Shouting):
        def code(self, *_):
            return [Finding(quote=("the dam",), issue="dam", stance="leans-against", actor="Åsa Lindström")]

    pipeline.parse(dossier(), coders=[Rules(), Same()])
    (claim,) = dossier().claims
    assert (claim.coders, claim.stance) == (("rules", "shouting"), "opposes")


def test_what_a_person_decided_stays_whoever_is_asked(dossier):
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])
    decisions.accept(dossier(), [claim.id for claim in dossier().claims])
    before = dossier().ledger_path.read_bytes()
    pipeline.parse(dossier(), coders=[Shouting()])
    assert dossier().ledger_path.read_bytes() == before


class Model(Shouting):
    name = "model:a"


def test_what_a_person_decided_on_a_finding_of_the_rules_alone_is_still_found_when_a_model_is_asked(dossier):
    pipeline.parse(dossier())
    (claim,) = dossier().claims
    ledger = dossier().ledger_path
    offered = f"draft: {claim.draft}"
    ledger.write_text(ledger.read_text("utf-8").replace(offered, "status: accepted"), "utf-8")  # by hand
    accepted = dossier().find_claim(claim.id)
    run = pipeline.parse(dossier(), coders=[Rules(), Model()])
    assert [each.coders for each in run.merged.new] == [("model:a",)]
    assert (run.merged.unmatched, run.merged.differs, run.unconfirmed) == ((), (), ())
    (logged,) = decision_log.load(dossier().decisions_path).values()
    assert (logged.verb, logged.id, bool(logged.offered)) == ("accept", claim.id, True)
    assert dossier().find_claim(claim.id) == accepted
    # one on which nobody has decided is no draft, and is told
    ledger.unlink()
    again = pipeline.parse(dossier(), coders=[Rules(), Model()])
    assert [each.id for each in again.unconfirmed] == [claim.id]
    assert [each.coders for each in dossier().claims] == [("model:a",)]


def test_claims_are_filtered_by_coder_and_tell_it(dossier, tmp_path):
    pipeline.parse(dossier(), coders=[Rules(), Shouting()])

    def claims(*options):
        run = CliRunner().invoke(main, ["--data", str(tmp_path), "claims", "--format", "json", *options])
        assert run.exit_code == 0, run.output
        return [(row["actor"], row["coders"], row["by"]) for row in json.loads(run.stdout)]

    assert claims("--coder", "shouting") == [("Maria Duarte", ["shouting"], None)]
    assert claims("--coder", "rules") == [("Åsa Lindström", ["rules"], None)]
    assert claims("--coder", "person") == []
    run = CliRunner().invoke(main, ["--data", str(tmp_path), "claims", "--coder", "shouted"])
    assert run.exit_code == 2
    assert 'No coder "shouted"' in run.output
    assert 'Did you mean "shouting"?' in run.output


class Stammering(Shouting):
    """Says one thing three times, once with another stance, and words its hints with what no file may hold."""

    name = "model:stammering"

    def code(self, *_):
        quote = ("Not one more spade of earth",)
        told = [
            Finding(
                quote=quote, issue="dam", stance=stance, mention="Maria Duarte", position="no\ud800\x1b[2J\u202e dam"
            )
            for stance in ("opposes", "opposes", "supports")
        ]
        unnamed = Finding(
            quote=("Nobody answered her",), issue="dam", stance="opposes", actor="unnamed envoy\ud800",
            via=("\x1b[2J", "Radio Nowhere", "Åsa Lindström"),
        )  # fmt: skip
        return [*told, unnamed]


def test_what_a_coder_says_twice_is_one_claim_and_its_hints_can_be_written(dossier):
    run = pipeline.parse(dossier(), coders=[Stammering()])
    assert [str(each.reason) for _, each in run.rejected] == ["twice", "twice"]
    assert {(c.actor, c.stance, c.position, c.via) for c in dossier().claims} == {
        ("Maria Duarte", "opposes", "no\ufffd\ufffd[2J\ufffd dam", ()),
        ("unnamed envoy\ufffd", "opposes", "opposes the dam", ("Åsa Lindström",)),
    }
    assert not pipeline.parse(dossier(), coders=[Stammering()]).merged.changes
