"""Conflicts of git in a ledger, in words."""

from __future__ import annotations

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import conflicts

HEAD = "version: 1\nclaims:\n"
FIELDS = "actor: Ann Cole\n  issue: toll\n  stance: opposes\n  position: rejects it\n  quote: no\n  article: art\n"
CLAIM = f"- id: aaaa\n  {FIELDS}"


def _marked(ours, theirs, base=None):
    middle = "" if base is None else f"||||||| base\n{base}"
    return f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> ben\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + CLAIM + _marked("  status: accepted\n  by: anna\n", "  status: rejected\n  by: ben\n"),
            ['lines 10 to 16: claim "aaaa" (Ann Cole on toll) was decided twice: anna accepted it, ben rejected it'],
        ),
        (
            HEAD + CLAIM + _marked("  status: accepted\n", "  status: rejected\n  note: a report\n", "  draft: 5c01fe\n"),
            ['lines 10 to 17: claim "aaaa" (Ann Cole on toll) was decided twice: one side accepted it (note: none), the other side rejected it (note: a report)'],
        ),
        (
            HEAD + _marked(CLAIM + "  status: accepted\n", ""),
            ['lines 3 to 13: claim "aaaa" (Ann Cole on toll) was decided twice: one side accepted it, the other side deleted it'],
        ),
        (
            HEAD + "# " + "\n" + _marked("# mine\n", "# yours\n") + CLAIM + "  status: accepted\n",
            ["lines 4 to 8: both sides changed them"],
        ),
        (
            HEAD + _marked(CLAIM + "  status: [\n", CLAIM + "  status: accepted\n"),
            ["lines 3 to 21: both sides changed them"],
        ),
        (
            HEAD
            + CLAIM
            + _marked("  status: accepted\n", "  status: rejected\n")
            + CLAIM.replace("aaaa", "bbbb")
            + _marked("  status: edited\n  by: eva\n", "  status: rejected\n"),
            [
                'lines 10 to 14: claim "aaaa" (Ann Cole on toll) was decided twice: one side accepted it, the other side rejected it',
                'lines 22 to 27: claim "bbbb" (Ann Cole on toll) was decided twice: eva edited it, the other side rejected it',
            ],
        ),
    ],
    ids=["status", "base", "deleted", "comment", "unreadable", "two"],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_conflict_in_words(read, text, said, newline):
    with pytest.raises(conflicts.LedgerConflictError) as caught:
        read(text.replace("\n", newline))
    assert len(caught.value.problems) == len(said)
    for problem, words in zip(caught.value.problems, said, strict=True):
        assert problem.line == int(words.split()[1])
        assert problem.text == f"holds a conflict that git left, {words}. {conflicts.REMEDY}"
        assert words in str(caught.value)


@pytest.mark.parametrize(
    "marks", ["<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "<<<<<<< a\n>>>>>>> b\n", "<<<<<<<\n<<<<<<<\n"]
)
def test_marks_out_of_order_are_told_by_their_line(read, marks):
    with pytest.raises(FileProblemError, match=r"claims.yaml:3: holds a conflict that git left \(the line") as caught:
        read(HEAD + marks + CLAIM)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("line", ["  note: ======= is no mark\n", "  note: |\n    =======\n"])
def test_no_conflict(read, line):
    assert read(HEAD + CLAIM + line).claims[0].id == "aaaa"
