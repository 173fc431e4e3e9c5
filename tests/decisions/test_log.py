"""What a person decides is kept as it was offered, from the command line, in a review and in the file."""

from __future__ import annotations

from onrecord import Dossier, decisions, pipeline
from onrecord.decisions import Wanted
from onrecord.store import decision_log


def logged(dossier):
    found = decision_log.load(dossier.decisions_path)
    return {name: (last.verb, last.by, last.offered is not None) for name, last in found.items()}


def drafts_of(dossier):
    path = dossier.codebook_path
    path.write_text(
        path.read_text().replace("built.}", "built., topic: [bridge], phrases: {supports: [must be built]}}")
    )
    dossier.ledger_path.unlink()
    pipeline.parse(Dossier(dossier.path))
    return Dossier(dossier.path)


def test_each_verb_leaves_a_line(dossier, monkeypatch):
    monkeypatch.setenv("ONRECORD_BY", "anna")
    (draft, *_) = drafts_of(dossier).claims
    decisions.edit(Dossier(dossier.path), [draft.id], Wanted(stance="leans-for"))
    assert logged(dossier) == {draft.id: ("edit", "anna", True)}
    assert Dossier(dossier.path).find_claim(draft.id).by == "anna"
    decisions.reject(Dossier(dossier.path), [draft.id])
    assert logged(dossier) == {draft.id: ("reject", "anna", False)}
    new = Wanted(
        article="second", quote=("the toll is dead",), actor="Dahl", issue="toll", stance="opposes", position="p"
    )
    (change,) = decisions.add(Dossier(dossier.path), new)
    assert logged(dossier)[change.after.id] == ("add", "anna", False)
    assert change.after.coders == ()
    assert len(dossier.decisions_path.read_text().splitlines()) == 3


def test_what_changes_nothing_is_no_decision(dossier):
    (draft, *_) = drafts_of(dossier).claims
    decisions.accept(Dossier(dossier.path), [draft.id])
    decisions.accept(Dossier(dossier.path), [draft.id])
    decisions.reject(Dossier(dossier.path), [draft.id], dry_run=True)
    assert len(dossier.decisions_path.read_text().splitlines()) == 1


def test_a_decision_in_the_file_is_entered_by_the_next_parse_once(dossier):
    ledger = drafts_of(dossier).ledger_path
    (draft, *_) = Dossier(dossier.path).claims
    ledger.write_text(ledger.read_text().replace("stance: supports", "stance: leans-for", 1))
    pipeline.parse(Dossier(dossier.path), dry_run=True)
    assert logged(dossier) == {}
    pipeline.parse(Dossier(dossier.path))
    last = decision_log.load(dossier.decisions_path)[draft.id]
    assert (last.verb, last.changed) == ("edit", {"stance": ("supports", "leans-for")})
    before = dossier.decisions_path.read_bytes()
    pipeline.parse(Dossier(dossier.path))
    assert dossier.decisions_path.read_bytes() == before
