"""What `check` says of the answers that a dossier keeps: those that are not used, and claims that cannot be proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import parser
from onrecord.coders.model import prompt
from onrecord.coders.model.kept import Answers
from onrecord.drafting import proofs
from onrecord.models import Claim
from onrecord.store.answers import Answer
from scripted import CODED, GOOD, article, told

ONE = article()
SCHEME = parser.prepare(CODED)
FALSE = {"quote": ["not a word of it"]}


def problems(**changes):
    fits = {"instruction": prompt.VERSION, "codebook": prompt.digest(CODED), "sha256": ONE.sha256, "texts": (GOOD,)}
    kept = Answer(**{"article": "one", "model": "m n", "day": "2026-01-02", "path": Path("a.json"), **fits, **changes})
    found = proofs.check(Answers((kept,), CODED), [ONE], SCHEME)
    return [(each.path, each.note, each.text) for each in found]


@pytest.mark.parametrize(
    ("changes", "note", "text"),
    [
        ({"sha256": "x"}, True, "the article's text has changed since, so it is not used. Ask anew: onrecord parse --model 'm n'"),
        ({"codebook": "x"}, True, "the codebook's sides, issues or guidance have changed since, so it is not used"),
        ({"instruction": 0}, True, "it was given to another version of the instruction, so it is not used"),
        ({"texts": ("{",)}, False, "it holds no claims in the form that was asked for, so it is not used"),
        ({"article": "ones"}, False, 'no article "ones". Did you mean "one"?'),
        (
            {"texts": (told({}, FALSE),)}, True,
            "1 of its 2 claims cannot be proved (not-in-article 1); none of these is in the ledger: onrecord explain one --rejected",
        ),
        (
            {"texts": (told(FALSE, {"issue": "x"}),)}, False,
            "2 of its 2 claims cannot be proved (not-in-article 1, unknown-issue 1); none of these is in the ledger.",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_is_told_with_its_file(changes, note, text):
    ((path, is_note, said),) = problems(**changes)
    assert (path, is_note) == ("a.json", note)
    assert said.startswith(text)


def test_of_an_answer_that_fits_nothing_is_told():
    assert problems() == []


def test_drafts_of_a_model_whose_answer_is_gone_are_counted():
    def drafted(name, coder, **more):
        return Claim(
            id=name, actor="A", issue="dam", stance="opposes", position="p", quote="q", article="one",
            coders=("rules", coder), **more,
        )  # fmt: skip

    claims = [
        drafted("a", "model:m", status="draft"),
        drafted("b", "model:gone", status="draft"),
        drafted("c", "model:gone", status="accepted"),
    ]
    kept = Answers(
        (Answer(article="one", model="m", instruction=1, codebook="", sha256="", day="", texts=("{}",)),), CODED
    )
    (told,) = proofs.without_answer(claims, kept, "claims.yaml")
    assert (told.note, told.text.partition(",")[0]) == (True, "1 draft by model:gone")
