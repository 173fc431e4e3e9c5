"""Marks into the text of a ledger: a line each, and nothing else moves."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FileProblemError, LedgerChangedError
from onrecord.models import Coded
from onrecord.store import ledger, write, write_coded

SHA = "ab" * 32
MARK = Coded(day="2026-11-29", by="anna", sha256=SHA, issues=("group", "toll"))
LINE = f"{{day: 2026-11-29, by: anna, sha256: {SHA}, issues: [group, toll]}}"
OLD = Coded(day="2026-01-01", sha256="0" * 64, issues=())
OLD_LINE = f'{{day: 2026-01-01, sha256: "{"0" * 64}", issues: []}}'
CLAIM = "- {id: a, actor: A, issue: group, stance: opposes, position: p, quote: q, article: art}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"{write.HEADER}version: 1\ncoded:\n  art: {LINE}\n"),
        ("\ufeff", f"\ufeff{write.HEADER}version: 1\ncoded:\n  art: {LINE}\n"),
        ("# mine", f"# mine\nversion: 1\ncoded:\n  art: {LINE}\n"),
        (f"# top\nversion: 1  # so\n# all\nclaims:\n{CLAIM}", f"# top\nversion: 1  # so\ncoded:\n  art: {LINE}\n# all\nclaims:\n{CLAIM}"),
        (f"claims:\n{CLAIM}", f"coded:\n  art: {LINE}\nclaims:\n{CLAIM}"),
        (f"\ufeffclaims:\n{CLAIM}", f"\ufeffcoded:\n  art: {LINE}\nclaims:\n{CLAIM}"),
        (f"# top\nclaims:\n{CLAIM}version: 1\n", f"# top\ncoded:\n  art: {LINE}\nclaims:\n{CLAIM}version: 1\n"),
        ("version: 1", f"version: 1\ncoded:\n  art: {LINE}\n"),
        ("version: 1\r\nclaims:\r\n", f"version: 1\r\ncoded:\r\n  art: {LINE}\r\nclaims:\r\n"),
        ("  version: 1\n  claims:\n", f"  version: 1\n  coded:\n    art: {LINE}\n  claims:\n"),
        ("coded:\n# all\nclaims:\n", f"coded:\n  art: {LINE}\n# all\nclaims:\n"),
        ("coded: {}  # none\nclaims:\n", f"coded:   # none\n  art: {LINE}\nclaims:\n"),
        ("claims:\ncoded: null", f"claims:\ncoded: \n  art: {LINE}\n"),
        (f"coded:\n    two: {OLD_LINE} # two\n    # end\nclaims:\n", f"coded:\n    two: {OLD_LINE} # two\n    art: {LINE}\n    # end\nclaims:\n"),
        (f"claims:\n{CLAIM}coded:\n  two: {OLD_LINE}", f"claims:\n{CLAIM}coded:\n  two: {OLD_LINE}\n  art: {LINE}\n"),
    ],
)  # fmt: skip
def test_a_new_mark(book, before, after):
    had = book(before if before is None else before.encode())
    saved = write_coded.save(had, {"art": MARK})
    assert saved.path.read_bytes().decode() == after
    assert saved.coded == {**had.coded, "art": MARK}
    assert saved == ledger.load(saved.path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"coded:\n  'art':  {OLD_LINE}  # mine\n  two: {OLD_LINE}\n", f"coded:\n  'art': {LINE}  # mine\n  two: {OLD_LINE}\n"),
        (f"coded: {{art: {OLD_LINE}}}\n", ""),
        (f"coded:\n  art:\n    day: 2026-01-01\n    sha256: {SHA}\n    issues:\n    - group\nclaims:\n", f"coded:\n  art: {LINE}\nclaims:\n"),
        ("coded:\n  art:\nclaims:\n", f"coded:\n  art: {LINE}\nclaims:\n"),
        ("coded:\n  art: {day: x}\nclaims:\n", f"coded:\n  art: {LINE}\nclaims:\n"),
        (f"coded:\n  art:  # why\n    day: 2026-01-01\n    sha256: {SHA}\n    issues: []\n", ""),
        ("coded: {\n  # why\n}\n", ""),
        ("coded: [a]\n", ""),
        ("{version: 1, claims: []}\n", ""),
    ],
)  # fmt: skip
def test_a_mark_anew_or_refused_where_a_person_s_hand_would_be_lost(book, before, after):
    had = book(before)
    if after:
        assert write_coded.save(had, {"art": MARK}).path.read_text() == after
        return
    with pytest.raises(FileProblemError, match="Write "):
        write_coded.save(had, {"art": MARK})
    assert had.path.read_text() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"coded:\n  # one\n  art: {LINE}\n  two: {OLD_LINE}\nclaims:\n", f"coded:\n  # one\n  two: {OLD_LINE}\nclaims:\n"),
        (f"coded:\n  two: {OLD_LINE}\n  art: {LINE}  # read twice\nclaims:\n", f"coded:\n  two: {OLD_LINE}\n  # read twice\nclaims:\n"),
        (f"coded:\n  art: {LINE}  # read twice\nclaims:\n", "coded:\n  # read twice\nclaims:\n"),
        (f"\ufeffcoded:\n  art: {LINE}\nclaims:\n", "\ufeffclaims:\n"),
        (f"version: 1\ncoded:\n  art: {LINE}", "version: 1\n"),
        (f"coded:\n  two: {OLD_LINE}\n", f"coded:\n  two: {OLD_LINE}\n"),
        ("claims:\n", "claims:\n"),
    ],
)  # fmt: skip
def test_a_mark_taken_out(book, before, after):
    saved = write_coded.save(book(before.encode()), {"art": None})
    assert saved.path.read_bytes().decode() == after
    assert "art" not in saved.coded


def test_a_mark_that_stands_is_not_written_again(book):
    had = book(f"coded:\n  art: {{issues: [group, toll], sha256: {SHA}, day: 2026-11-29, by: anna}}\n")
    assert write_coded.save(had, {"art": MARK}) is had


def test_claims_are_saved_around_marks(book, claim):
    text = f"# top\nversion: 1\ncoded:\n  art: {LINE}  # so\n"
    saved = write.save(book(text), put=[claim("a"), claim("b")])
    assert saved.path.read_text().startswith(f"{text}claims:\n- id: a\n")
    again = write.save(write.save(saved, put=[], drop=["a"]), put=[claim("b", note="so")])
    assert again.coded == {"art": MARK}
    assert again.path.read_text().startswith(text)


def test_a_ledger_that_has_changed_meanwhile_is_left_alone(book):
    had = book("claims:\n")
    had.path.write_text("claims: []\n")
    with pytest.raises(LedgerChangedError):
        write_coded.save(had, {"art": MARK})
    assert had.path.read_text() == "claims: []\n"


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["no", "a: b", "- x", "<<", "[a", "? a", "é"]
)


@given(st.dictionaries(names, st.tuples(names, st.lists(names, max_size=3)), min_size=1, max_size=4))
def test_whatever_an_article_or_a_person_is_called_reads_back_and_can_be_taken_back(said):
    marks = {
        name: Coded(day="2026-11-29", by=by, sha256=SHA, issues=tuple(issues)) for name, (by, issues) in said.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.yaml"
        path.write_text(f"version: 1\nclaims:\n{CLAIM}")
        before = path.read_bytes()
        assert write_coded.save(ledger.load(path), marks).coded == marks
        write_coded.save(ledger.load(path), dict.fromkeys(marks))
        assert path.read_bytes() == before
