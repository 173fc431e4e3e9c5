"""Ledgers of older versions."""

from __future__ import annotations

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import ledger, migrations, write
from onrecord.store.form import block


def lines(claim, indent=""):
    return "".join(f"{indent}{line}\n" for line in block(claim).splitlines())


@pytest.fixture
def old(claim):
    return lines(claim(status="accepted")) + "\n# about b\n" + lines(claim("bbbb", status="accepted"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}", "version: 1\nclaims:\n{}"),
        ("# mine\n\n{}", "# mine\n\nversion: 1\nclaims:\n{}"),
        ("# its own\n{}", "version: 1\nclaims:\n# its own\n{}"),
        ("---\n{}", "---\nversion: 1\nclaims:\n{}"),
        ("\ufeff{}", "\ufeffversion: 1\nclaims:\n{}"),
        ("claims:\n{}", "version: 1\nclaims:\n{}"),
        ("# mine\nclaims:   # here\n{}", "# mine\nversion: 1\nclaims:   # here\n{}"),
        ("version: 0   # first\nclaims:\n{}", "version: 1   # first\nclaims:\n{}"),
        ("version:\nclaims:\n{}", "version: 1\nclaims:\n{}"),
        ("version: ~\nclaims:\n{}", "version: 1\nclaims:\n{}"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_step_adds_what_is_missing_and_touches_nothing_else(book, old, before, after, newline):
    given = before.format(old).replace("\n", newline)
    read = book(given.encode())
    assert [claim.id for claim in read.claims] == ["aaaa", "bbbb"]
    assert read.version == 0
    assert read.text == after.format(old).replace("\n", newline)
    assert read.path.read_bytes() == given.encode()
    (note,) = read.problems
    assert (note.note, note.rule, note.line) == (True, "version", 1)
    assert note.text == "is written in version 0 of the format; the next change writes 1"


def test_the_file_is_written_with_the_next_change_and_not_before(book, old):
    read = book(old)
    assert write.save(read, put=read.claims) is read
    assert read.path.read_text() == old
    saved = write.save(read, put=[read.claims[0].model_copy(update={"note": "x"})])
    assert saved.version == 1
    assert saved.path.read_text() == "version: 1\nclaims:\n" + old.replace("accepted\n", "accepted\n  note: x\n", 1)
    assert ledger.load(saved.path).problems == ()


def test_lines_are_those_of_the_file(book, old):
    text = old.replace("stance: opposes", "stance: sideways", 1) + "- id: aaaa\n  actor: B: C\n"
    read = book("claims:\n" + text)
    wanted = [text.splitlines().index(line) + 2 for line in ("  stance: sideways", "  actor: B: C")]
    assert [problem.line for problem in read.problems if not problem.note] == wanted
    assert read.places["bbbb"].line == text.splitlines().index("- id: bbbb") + 2


@pytest.mark.parametrize("text", ["", "# nothing\n", "version: 1\n", "actors: []\n", "just text"])
def test_what_says_nothing_of_claims_is_of_no_older_version(text):
    assert migrations.upgrade(text, "f").version == migrations.VERSION
    assert migrations.upgrade(text, "f").text == text


@pytest.mark.parametrize(("said", "remedy"), [("2", "Use a newer onrecord."), ("1.0", "Write version: 1.")])
def test_a_version_that_is_not_known_is_an_error(book, old, said, remedy):
    with pytest.raises(FileProblemError) as caught:
        book(f"version: {said}\nclaims:\n{old}")
    assert str(caught.value).endswith(
        f'claims.yaml:1: is of version "{said}", and this onrecord reads version 1. {remedy}'
    )


@pytest.mark.parametrize("text", ["[{id: a}]\n", "{claims: []}\n", "{claims: [{id: a}]}\n"])
def test_brackets_are_refused_as_ever(book, claim, text):
    with pytest.raises(FileProblemError, match=r"in brackets|in braces"):
        write.save(book(text), put=[claim()])


def test_there_is_a_step_for_every_older_version():
    assert sorted(migrations.STEPS) == list(range(migrations.VERSION))
