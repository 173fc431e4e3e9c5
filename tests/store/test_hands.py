"""Whatever a person wrote stays byte for byte, but for the claim that changes."""

from __future__ import annotations

import re
import tempfile
from os.path import commonprefix
from pathlib import Path

import hands
import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from onrecord.errors import FileProblemError
from onrecord.store import ledger, write
from onrecord.store.form import fields_of

pytestmark = pytest.mark.slow

many = settings(suppress_health_check=list(HealthCheck))
COMMENT = re.compile(r"# c\d+\.")


@pytest.fixture(scope="module")
def path():
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, "claims.yaml")


def read(path, text):
    """Read a generated text; only those count in which every claim can be read."""
    path.write_bytes(text.encode())
    book = ledger.load(path)
    assume(not [problem for problem in book.problems if not problem.note and "unknown key" not in problem.text])
    assume(book.claims)
    return book


def comments(book, name):
    """The numbers of all comments; what stands in a block scalar of this claim is its text, and may go."""
    return {*COMMENT.findall(book.text)} - {*COMMENT.findall(str(book.fields[name]))}


def saved(before, put, drop=()):
    """Save, or None where a claim is written in a form that is left to the person: then nothing has changed."""
    written = before.path.read_bytes()
    try:
        return write.save(before, put=put, drop=drop)
    except FileProblemError as error:
        event("refused")
        assert "in a form that cannot be changed" in str(error)
        assert before.path.read_bytes() == written
        return None


@many
@given(hands.ledgers(), hands.changes(), st.data())
def test_a_decision_changes_its_own_block_alone(path, text, change, data):
    before = read(path, text)
    old = data.draw(st.sampled_from(before.claims))
    new = type(old).model_validate(dict(old) | change)
    after = saved(before, [new])
    if after is None:
        return
    event("changed" if after.text != text else "nothing to change")
    start, end = before.places[old.id].start, before.places[old.id].end
    assert after.text.startswith(text[:start])
    assert after.text.endswith(text[end:])
    assert comments(after, new.id) >= comments(before, new.id)
    assert path.read_bytes() == after.text.encode()
    again = ledger.load(path)
    assert again == after
    assert {claim.id: fields_of(claim) for claim in again.claims} == {
        claim.id: fields_of(new if claim is old else claim) for claim in before.claims
    }


@many
@given(hands.ledgers(), st.data())
def test_what_is_deleted_takes_its_comments_and_one_empty_line_at_most(path, text, data):
    before = read(path, text)
    gone = data.draw(st.sampled_from(before.claims))
    after = write.save(before, put=[], drop=[gone.id])
    (block,) = [block for block in before.tree.blocks if block.start == before.places[gone.id].start]
    above, below = before.tree.document.line_start(max(block.lead - 1, 0)), before.tree.document.next_line(block.end)
    ends = {
        block.end,
        below,
        block.end + len(re.match(r"(?:[ \t]*\r?\n)*", text[block.end :]).group()),
    }  # "|+" takes all
    assert after.text in {text[:start] + text[end:] for start in (block.lead, above) for end in ends}
    assert not text[above : block.lead].strip() or after.text.startswith(text[: block.lead])
    assert not text[block.end : below].strip() or after.text.endswith(text[block.end :])
    assert after == ledger.load(path)
    assert after.claims == tuple(claim for claim in before.claims if claim is not gone)


@many
@given(hands.ledgers(), hands.new_claims())
def test_what_is_added_stands_between_claims(path, text, new):
    before = read(path, text)
    after = write.save(before, put=[new])
    alike = len(commonprefix([text, after.text])), len(commonprefix([text[::-1], after.text[::-1]]))
    assert sum(alike) >= len(text)
    assert after == ledger.load(path)
    assert [claim for claim in after.claims if claim.id != new.id] == list(before.claims)
    assert {fields_of(claim) == fields_of(new) for claim in after.claims if claim.id == new.id} == {True}
    assert comments(after, new.id) == {*COMMENT.findall(text)}


@many
@given(hands.ledgers(), hands.new_claims(), hands.changes(), hands.changes(), st.data())
def test_many_changes_at_once(path, text, new, one, other, data):
    before = read(path, text)
    chosen = data.draw(st.permutations(before.claims))
    put = [
        type(claim).model_validate(dict(claim) | change) for claim, change in zip(chosen, (one, other), strict=False)
    ]
    drop = {claim.id for claim in chosen[2 : 2 + data.draw(st.integers(0, 2))]}
    after = saved(before, [*put, new], drop)
    if after is None:
        return
    assert after == ledger.load(path)
    wanted = {claim.id: claim for claim in (*before.claims, *put, new) if claim.id not in drop}
    assert {claim.id: fields_of(claim) for claim in after.claims} == {key: fields_of(c) for key, c in wanted.items()}
    for claim in before.claims:
        if claim.id not in drop and claim.id not in {c.id for c in put}:
            assert source(before, claim.id).rstrip("\r\n") == source(after, claim.id).rstrip("\r\n")


def source(book, name):
    place = book.places[name]
    return book.text[place.start : place.end]
