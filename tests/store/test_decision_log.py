"""The log of decisions: a line each, read whatever else stands in the file."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat

import pytest

from onrecord.errors import FileProblemError
from onrecord.models import Claim
from onrecord.store import decision_log
from onrecord.store.changes import Change

DAY = dt.date(2026, 3, 1)
DRAFT = Claim(
    id="aaaa1111", actor="Ann", issue="dam", stance="supports", position="for it", quote="q", article="a",
    status="draft", coders=("rules", "model:m"),
)  # fmt: skip
EDITED = DRAFT.model_copy(update={"status": "edited", "stance": "opposes", "by": "anna", "note": "clear"})


def entry(before, after, verb="edit"):
    return decision_log.of(Change(before, after), verb, day=DAY, by=after.by, sha256="00ff")


def test_a_line_says_what_was_offered_and_what_became_of_it(tmp_path):
    path = tmp_path / "decisions.jsonl"
    decision_log.append(path, [entry(DRAFT, EDITED)])
    line = json.loads(path.read_text())
    offered = line.pop("offered")
    assert (offered["stance"], offered["coders"], "status" in offered) == ("supports", ["rules", "model:m"], False)
    assert line == {
        "v": 1, "day": "2026-03-01", "by": "anna", "verb": "edit", "id": "aaaa1111", "article": "a", "sha256": "00ff",
        "coders": ["rules", "model:m"], "changed": {"stance": ["supports", "opposes"], "note": [None, "clear"]},
    }  # fmt: skip


def test_the_last_line_of_a_claim_counts_and_what_is_no_line_is_passed_over(tmp_path):
    path = tmp_path / "decisions.jsonl"
    decision_log.append(path, [entry(DRAFT, EDITED)])
    with path.open("ab") as file:
        file.write(b'{"v": 1, "id": "cut off by a kill\n\xff\xfe\n[1, 2]\nnull\n' + b"[" * 100_000 + b"\n" + b'{"v": 1')
    decision_log.append(path, [entry(EDITED, EDITED.model_copy(update={"status": "rejected"}), "reject")])
    assert {name: last.verb for name, last in decision_log.load(path).items()} == {"aaaa1111": "reject"}


def test_a_quote_with_a_line_end_of_unicode_stays_one_line(tmp_path):
    path = tmp_path / "decisions.jsonl"
    accepted = DRAFT.model_copy(update={"status": "accepted", "quote": ("a\u2028b\x85c",)})
    decision_log.append(path, [entry(accepted.model_copy(update={"status": "draft"}), accepted, "accept")])
    assert decision_log.unlogged([accepted], decision_log.load(path)) == []


def test_a_pipe_in_its_place_is_refused_and_does_not_block(tmp_path):
    path = tmp_path / "decisions.jsonl"
    os.mkfifo(path)
    with pytest.raises(FileProblemError, match="no regular file"):
        decision_log.append(path, [entry(DRAFT, EDITED)])
    assert decision_log.load(path) == {}


def test_no_log_is_an_empty_one(tmp_path):
    assert decision_log.load(tmp_path / "decisions.jsonl") == {}
    (tmp_path / "decisions.jsonl").mkdir()
    assert decision_log.load(tmp_path / "decisions.jsonl") == {}


def test_where_it_cannot_be_written_the_error_says_that_nothing_is_lost(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.mkdir()
    with pytest.raises(
        FileProblemError, match=r"the decision is in the ledger, .* Nothing is lost; the next `onrecord parse`"
    ):
        decision_log.append(path, [entry(DRAFT, EDITED)])


def test_what_was_decided_by_hand_is_not_in_the_log_yet(tmp_path):
    path = tmp_path / "decisions.jsonl"
    accepted = DRAFT.model_copy(update={"status": "accepted"})
    decision_log.append(path, [entry(DRAFT, accepted, "accept")])
    known = decision_log.load(path)
    again = accepted.model_copy(update={"status": "rejected"})
    other = accepted.model_copy(update={"id": "bbbb2222"})
    assert decision_log.unlogged([DRAFT, accepted], known) == []
    assert decision_log.unlogged([again, other], known) == [again, other]
    decision_log.append(path, [entry(DRAFT, EDITED)])
    known = decision_log.load(path)
    assert decision_log.unlogged([EDITED], known) == []
    assert decision_log.unlogged([EDITED.model_copy(update={"stance": "supports"})], known) != []


def test_after_an_undo_the_decision_before_it_stands(tmp_path):
    path = tmp_path / "decisions.jsonl"
    accepted = DRAFT.model_copy(update={"status": "accepted"})
    decision_log.append(
        path, [entry(DRAFT, accepted, "accept"), entry(accepted, EDITED), entry(EDITED, accepted, "undo")]
    )
    known = decision_log.load(path)
    assert [decision.verb for decision in known.values()] == ["accept"]
    assert decision_log.unlogged([accepted], known) == []
    decision_log.append(path, [entry(accepted, DRAFT, "undo")])
    assert decision_log.load(path) == {}
    assert decision_log.unlogged([accepted], {}) == [accepted]


def test_it_is_readable_by_those_who_read_the_ledger(tmp_path):
    path = tmp_path / "decisions.jsonl"
    decision_log.append(path, [entry(DRAFT, EDITED)])
    assert stat.S_IMODE(path.stat().st_mode) & 0o400


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link(tmp_path, there):
    path, other = tmp_path / "decisions.jsonl", tmp_path / "profile"
    path.symlink_to(other)
    if there:
        other.write_text("mine\n")
    with pytest.raises(FileProblemError, match="is a link"):
        decision_log.append(path, [entry(DRAFT, EDITED)])
    assert not other.exists() or other.read_text() == "mine\n"


def test_a_new_log_is_shared_as_the_ledger_is(tmp_path):
    path, ledger = tmp_path / "decisions.jsonl", tmp_path / "claims.yaml"
    ledger.touch()
    ledger.chmod(0o660)
    decision_log.append(path, [entry(DRAFT, EDITED)], like=ledger)
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
    path.chmod(0o644)  # what a person chose stays
    decision_log.append(path, [entry(DRAFT, EDITED)], like=ledger)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
