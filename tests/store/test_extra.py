"""Own variables in the ledger: kept through reading, saving and merging, and no part of what a claim says."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import own
from onrecord.models import Claim
from onrecord.store import ledger, three_way, values, write
from onrecord.store.changes import Change
from onrecord.store.form import block
from onrecord.store.merge import merge

HEAD = "version: 1\nclaims:\n"
EXTRA = {"frame": "security", "salience": "3", "lead": "yes", "topics": ("a: b", "no")}


def test_one_line_each(claim):
    assert block(claim(extra=EXTRA)).endswith(
        "  extra:\n    frame: security\n    salience: 3\n    lead: yes\n    topics: ['a: b', no]\n".replace("'", '"')
    )


def test_several_values_are_a_list_in_json_without_a_warning(claim):
    made = claim(extra={"topics": ("a", "b"), "frame": "c"})
    assert made.model_dump(mode="json")["extra"] == {"topics": ["a", "b"], "frame": "c"}
    assert Claim.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize(
    ("lines", "extra"),
    [
        ("extra: {frame: security, topics: [a, b], n: 3}", {"frame": "security", "topics": ("a", "b"), "n": "3"}),
        ("extra:\n    frame: it is\n      long", {"frame": "it is long"}),
        ("extra:\n    frame:\n    - a\n    - 'no'   # so", {"frame": ("a", "no")}),
        ("extra:", {}),
        ("extra: {}", {}),
        ("extra: {frame: }", {}),
    ],
)
def test_as_a_person_may_write_them(read, claim, lines, extra):
    book = read(HEAD + block(claim(status="accepted")) + f"  {lines}\n")
    assert book.problems == ()
    assert book.claims[0].extra == extra


@pytest.mark.parametrize(
    ("lines", "line", "told"),
    [
        ("extra: security", 15, 'extra wants "key: value" lines, not "security"'),
        ("extra:\n    a: b\n    a b: c", 17, "extra: a b is wrong: a name is up to 40 letters"),
        ("extra:\n    a: b\n    c: {d: e}", 17, "extra: c is wrong: wants a text, a number, yes or no, or a list of texts"),
        ("extra:\n    a: b\n    c: ''", 17, "extra: c is wrong: it is empty; leave the line out"),
        ("extra:\n    a: |\n      two\n      lines", 16, "extra: a is wrong: a text stands on one line"),
        ("extra:\n    a: b\n    a: c", 17, 'the key "a" comes twice'),
        ("extra: {" + ", ".join(f"a{n}: b" for n in range(31)) + "}", 15, "extra is wrong: a claim has up to 30 variables"),
        ("extra: {" + "x" * 900 + ": b}", 15, f"extra: {'x' * 80} is wrong"),
    ],
)  # fmt: skip
def test_what_is_wrong_names_claim_line_and_key(read, claim, lines, line, told):
    book = read(HEAD + block(claim(status="accepted")) + f"  {lines}\n" + block(claim("bbbb")))
    (problem,) = book.problems
    assert problem.line == line
    assert 'claim "aaaa": ' in problem.text
    assert told in problem.text
    assert [each.id for each in book.claims] == ["bbbb"]
    assert book.unreadable == {"aaaa"}


def test_a_ledger_has_so_many_columns_at_most(read, claim):
    many = [claim(f"c{at}", extra={f"v{at * 25 + n}": "x" for n in range(25)}) for at in range(5)]
    book = read(HEAD + "".join(map(block, many)) + block(claim("d", extra={"v0": "y"})))
    assert [each.id for each in book.claims] == ["c0", "c1", "c2", "c3", "d"]
    (problem,) = book.problems
    assert f'claim "c4": extra: v100 is one too many: a ledger has up to {own.MAX_COLUMNS}' in problem.text


def test_a_draft_stays_one(read, claim):
    text = HEAD + block(claim())
    (before,) = read(text).claims
    (after,) = read(text + "  extra: {frame: security}\n").claims
    assert (before.status, after.status, after.extra) == ("draft", "draft", {"frame": "security"})
    assert read(HEAD + block(after)).claims == (after,)


def test_a_save_changes_the_lines_of_the_variables_alone(book, claim):
    person = block(claim(status="accepted")).replace("actor: ", "actor:   ") + "  # seen\n  extra: {a: 'b'}   # mine\n"
    before = book(HEAD + person)
    (old,) = before.claims
    after = write.save(before, put=[old.model_copy(update={"extra": {"a": "c", "num": "-2"}})])
    assert after.text == HEAD + person.replace("{a: 'b'}", "\n    a: c\n    num: -2").replace("extra: \n", "extra:\n")
    gone = write.save(after, put=[old.model_copy(update={"extra": {}})])
    assert gone.text == HEAD + person.replace("  extra: {a: 'b'}   # mine\n", "  # mine\n")


def test_what_the_coders_say_leaves_them_alone(claim):
    old = claim(extra=EXTRA)
    found = claim(position="is against it", spans=((12, 23),))
    merged = merge([old], [found], articles={"art"})
    (change,) = merged.updated
    assert (change.after.position, change.after.extra) == ("is against it", EXTRA)
    assert merge([change.after], [found], articles={"art"}).updated == ()
    lost = merge([old, claim("bbbb")], [], articles={"art"}, asked={"art": {"rules"}})
    assert ([each.id for each in lost.gone], lost.kept) == (["bbbb"], (old,))
    reviewed = claim(status="accepted", extra=EXTRA)
    assert merge([reviewed], [claim()], articles={"art"}).differs == ()


def test_they_decide_nothing(claim):
    assert not Change(claim(), claim(extra=EXTRA)).decides
    assert not Change(claim(), claim(extra=EXTRA)).readings
    assert Change(claim(), claim(extra=EXTRA, note="x")).decides


def test_the_index_keeps_them(claim):
    assert values.read(Claim, values.written(claim(extra=EXTRA))) == claim(extra=EXTRA)


ACCEPTED = {"status": "accepted", "by": "anna"}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ({}, {"extra": {"a": "1"}}, {"extra": {"b": "2"}}, {"extra": {"a": "1", "b": "2"}}),
        ({}, {"extra": {"a": "1"}}, ACCEPTED, ACCEPTED | {"extra": {"a": "1"}}),
        ({}, ACCEPTED, {"extra": {"a": "1"}}, ACCEPTED | {"extra": {"a": "1"}}),
        ({"extra": {"a": "1"}}, {}, {"extra": {"a": "1", "b": "2"}}, {"extra": {"b": "2"}}),
        ({"extra": {"a": "1"}}, ACCEPTED | {"extra": {"a": "2"}}, {"extra": {"a": "1"}}, ACCEPTED | {"extra": {"a": "2"}}),
        (ACCEPTED, ACCEPTED | {"extra": {"a": "1"}}, ACCEPTED | {"note": "n"}, ACCEPTED | {"note": "n", "extra": {"a": "1"}}),
        ({}, {"extra": {"a": "1"}, "position": "p"}, {"extra": {"b": "1"}, "position": "q"}, {"extra": {"a": "1", "b": "1"}, "position": "p"}),
        ({}, None, {"extra": {"a": "1"}}, {"extra": {"a": "1"}}),
    ],
)  # fmt: skip
def test_two_people_set_variables_of_one_claim(claim, base, ours, theirs, expected):
    texts = [
        HEAD + (block(claim(**each)) if each is not None else "") + block(claim("zzzz"))
        for each in (base, ours, theirs)
    ]
    merged = three_way.merge(Path("claims.yaml"), *(text.encode() for text in texts))
    assert merged.conflicts == ()
    found = ledger.from_bytes(Path("claims.yaml"), merged.text.encode()).claims[0]
    wanted = claim(**expected)
    assert found.model_copy(update={"draft": None}) == wanted


def test_one_variable_set_twice_is_a_conflict(claim):
    texts = [HEAD + block(claim(extra=extra)) for extra in ({}, {"a": "1"}, {"a": ("2", "3")})]
    merged = three_way.merge(Path("claims.yaml"), *(text.encode() for text in texts))
    assert len(merged.conflicts) == 1
    assert "<<<<<<<" in merged.text
    decided = [HEAD + block(claim(status="accepted", extra=extra)) for extra in ({}, {"a": "1"}, {"a": ("2", "3")})]
    (told,) = three_way.merge(Path("claims.yaml"), *(text.encode() for text in decided)).conflicts
    assert "one side accepted it (extra: a=1), the other side accepted it (extra: a=2 3)" in told
