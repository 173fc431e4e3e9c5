"""Two versions of a ledger into one, claim by claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import ledger, three_way
from onrecord.store.form import block

PATH = Path("claims.yaml")
HEAD = "# ours and theirs\nversion: 1\nclaims:\n"


def _merge(base, ours, theirs):
    return three_way.merge(PATH, base.encode(), ours.encode(), theirs.encode())


@pytest.fixture
def texts(claim):
    """Blocks: a draft, one accepted, and the same rejected."""
    return {
        f"{name}-{status}": block(claim(name, status=status, by=by))
        for name in ("aaaa", "bbbb", "cccc")
        for status, by in (("draft", ""), ("accepted", "anna"), ("rejected", "ben"), ("edited", ""))
    }


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("aaaa-draft bbbb-draft", "aaaa-accepted bbbb-draft", "aaaa-draft bbbb-rejected", "aaaa-accepted bbbb-rejected"),
        ("aaaa-draft", "aaaa-draft", "aaaa-accepted", "aaaa-accepted"),
        ("aaaa-draft", "", "aaaa-accepted", "aaaa-accepted"),
        ("aaaa-draft", "aaaa-accepted", "", "aaaa-accepted"),
        ("aaaa-draft bbbb-edited", "bbbb-edited", "aaaa-draft bbbb-edited", "bbbb-edited"),
        ("aaaa-accepted bbbb-edited", "aaaa-accepted bbbb-edited", "bbbb-edited", "bbbb-edited"),
        ("bbbb-edited", "aaaa-edited bbbb-edited", "bbbb-edited cccc-edited", "aaaa-edited bbbb-edited cccc-edited"),
        ("", "aaaa-draft", "aaaa-accepted", "aaaa-accepted"),
        ("aaaa-accepted", "aaaa-draft", "aaaa-accepted", "aaaa-draft"),
        ("aaaa-draft", "aaaa-draft", "aaaa-draft", "aaaa-draft"),
    ],
)  # fmt: skip
def test_what_two_people_decided_apart_is_no_conflict(texts, base, ours, theirs, expected):
    told = [HEAD + "".join(texts[name] for name in names.split()) for names in (base, ours, theirs, expected)]
    assert _merge(*told[:3]) == (told[3], ())


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "said"),
    [
        ("aaaa-draft", "aaaa-accepted", "aaaa-rejected", "anna accepted it, ben rejected it"),
        ("aaaa-accepted", "aaaa-edited", "aaaa-rejected", "one side edited it, ben rejected it"),
        ("aaaa-accepted", "", "aaaa-rejected", "one side deleted it, ben rejected it"),
        ("aaaa-accepted", "aaaa-draft", "aaaa-rejected", "one side left it a draft, ben rejected it"),
        ("", "aaaa-accepted", "aaaa-rejected", "anna accepted it, ben rejected it"),
    ],
)
def test_a_claim_decided_twice_is_a_conflict(texts, base, ours, theirs, said):
    told = [
        HEAD + "".join(texts[name] for name in names.split()) + texts["cccc-edited"] for names in (base, ours, theirs)
    ]
    merged = _merge(*told)
    assert merged.conflicts == (f'claim "aaaa" (Eric Pahon on group) was decided twice: {said}',)
    marked = f"<<<<<<< ours\n{texts.get(ours, '')}=======\n{texts.get(theirs, '')}>>>>>>> theirs\n"
    assert merged.text == HEAD + marked + texts["cccc-edited"]
    with pytest.raises(FileProblemError, match="was decided twice"):
        ledger.from_bytes(PATH, merged.text.encode())


def test_the_same_word_of_two_is_no_conflict(claim):
    base = HEAD + block(claim())
    ours, theirs = (HEAD + block(claim(status="accepted", by=by)) for by in ("anna", "ben"))
    assert _merge(base, ours, theirs) == (ours, ())
    commented = theirs.replace("  status:", "  # checked\n  status:")
    assert _merge(base, ours, commented) == (commented, ())
    other = ours.replace("  status:", "  # seen\n  status:")
    assert len(_merge(base, other, commented).conflicts) == 1


def test_comments_headings_and_hand_formatting_of_both_survive(texts):
    base = HEAD + "\n".join(texts[f"{name}-draft"] for name in ("aaaa", "bbbb", "cccc"))
    ours = base.replace(
        texts["aaaa-draft"], "# call him\n" + texts["aaaa-accepted"].replace("by: anna", 'by:   "anna"')
    )
    ours = ours.replace("\n- id: cccc", "\n# -- June --\n\n- id: cccc")
    theirs = base.replace(texts["cccc-draft"], texts["cccc-rejected"] + "# end\n").replace("# ours and", "# ours, and")
    merged, told = _merge(base, ours, theirs)
    assert told == ()
    for words in ("# call him\n- id: aaaa", 'by:   "anna"', "\n# -- June --\n\n- id: cccc", "# end\n", "# ours, and"):
        assert merged.count(words) == 1
    assert [claim.status for claim in ledger.from_bytes(PATH, merged.encode()).claims] == [
        "accepted",
        "draft",
        "rejected",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_heading_above_a_claim_that_the_other_side_deleted_survives(texts, newline):
    base = HEAD + "# old\n\n".join(texts[f"{name}-accepted"] for name in ("aaaa", "bbbb", "cccc"))
    kept = base.replace("# old\n\n- id: bbbb", "# old\n# new\n\n- id: bbbb").replace("\n", newline)
    gone = base.replace("# old\n\n" + texts["bbbb-accepted"], "").replace("\n", newline)
    merged = gone.replace("# old", f"# new{newline}{newline}# old")
    assert _merge(base, kept, gone) == _merge(base, gone, kept) == (merged, ())


def test_marks_of_coded_articles(texts):
    mark = "  {}: {{day: 2026-11-29, sha256: " + "0" * 64 + ", issues: [group]}}\n"
    base = HEAD + texts["aaaa-edited"]
    ours, theirs = (base.replace("claims:\n", f"coded:\n{mark.format(name)}claims:\n") for name in ("one", "two"))
    merged, told = _merge(base, ours, theirs)
    assert told == ()
    assert {*ledger.from_bytes(PATH, merged.encode()).coded} == {"one", "two"}
    assert len(_merge(base, ours, ours.replace("2026-11-29", "2026-11-30")).conflicts) == 1


def test_line_ends_are_those_of_ours(texts):
    base, ours = (HEAD + texts[f"aaaa-{status}"] + texts["bbbb-draft"] for status in ("draft", "accepted"))
    theirs = HEAD + texts["aaaa-draft"] + texts["bbbb-rejected"]
    merged, told = _merge(base, ours.replace("\n", "\r\n"), theirs)
    assert told == ()
    assert merged == (HEAD + texts["aaaa-accepted"] + texts["bbbb-rejected"]).replace("\n", "\r\n")


@pytest.mark.parametrize("last", ["", "- id: dddd\n  actor: [\n", "- actor: x\n", "- id: aaaa\n  actor: x\n"])
def test_what_cannot_be_cut_into_claims(texts, last):
    ours = (HEAD + texts["aaaa-edited"] + last) if last else "{version: 1}\n"
    with pytest.raises((three_way.NoPartsError, FileProblemError)):
        _merge(HEAD, ours, HEAD)
