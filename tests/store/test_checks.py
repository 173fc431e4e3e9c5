"""What must hold in a ledger."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from onrecord.errors import Problem
from onrecord.models import Actor, Article, Codebook, Issue, Party
from onrecord.spans import Span
from onrecord.store import checks, ledger
from onrecord.store.form import block

BODY = "He said it is not necessary. Later he said: \"It is not necessary, no, and 'no' again.\""
ARTICLE = Article(id="art", body=BODY, published="2019-05-31")
CODEBOOK = Codebook(
    parties={"us": Party(name="United States", speaks_as=("Washington",))},
    actors=(Actor(name="Eric Pahon", party="us", aliases=("the Foggy Bottom spokesman", "Foggy Bottom spokesman")),),
    issues={"group": Issue(proposition="P.")},
)
AT = BODY.index("not necessary")


def check(*claims, articles=(ARTICLE,), found=()):
    book = ledger.from_bytes(Path("claims.yaml"), ("version: 1\nclaims:\n" + "".join(map(block, claims))).encode())
    return checks.check(book, CODEBOOK, articles, found=found)


@pytest.fixture
def good(claim):
    def good(name="aaaa", **changed):
        return claim(name, **({"spans": [Span(AT, AT + 13)], "status": "accepted"} | changed))

    return good


def test_a_good_claim_has_no_problem(good):
    assert check(good(), good("bbbb", actor="United States", party="none", date="2019-05", date_basis="stated")) == ()


RULES = [
    ("article", False, {"article": "arts"}, 'no article "arts". Did you mean "art"?'),
    ("article", True, {"article": "arts", "status": "rejected"}, 'no article "arts".'),
    ("spans", False, {"spans": [Span(9, 5)]}, "its spans [[9, 5]] are empty, overlap or are not in the order"),
    ("spans", False, {"spans": [Span(5, 9), Span(8, 12)]}, "overlap or are not in the order of the text"),
    ("spans", False, {"spans": [Span(-3, 9)]}, "its spans [[-3, 9]] are empty"),
    ("spans", False, {"spans": [Span(5, 999)]}, f"reach beyond the {len(BODY)} characters of its article"),
    ("quote", False, {"spans": [Span(AT - 3, AT)]}, f"not stand at spans [[{AT - 3}, {AT}]], but at spans: [[{AT}, "),
    ("quote", False, {"spans": [Span(50, 63)]}, "does not stand at spans [[50, 63]], but at spans: [[51, 64]], place 2 of 2."),
    ("quote", False, {"spans": [Span(9, 22)]}, "place 1 of 2. If that is the one: onrecord edit aaaa --reanchor --occurrence 1"),
    ("quote", False, {"quote": "It is", "spans": [Span(3, 8)]}, "at spans: [[45, 50]]. To follow it: onrecord edit aaaa --reanchor"),
    ("quote", False, {"status": "draft", "spans": [Span(50, 63)]}, "To follow it: onrecord parse"),
    ("quote", True, {"quote": "It is", "spans": []}, "stands at spans: [[45, 50]]. To follow it: onrecord edit aaaa --reanchor"),
    ("quote", True, {"spans": []}, f"it has no spans; its quote stands at spans: [[{AT}, {AT + 13}]]"),
    ("quote", False, {"quote": ("not", "no,", "'no'")}, "but at spans: [[14, 17], [66, 69], [74, 78]]"),
    ("orphan", False, {"quote": "not needed"}, 'its quote is not in the article "art" (an orphan)'),
    ("orphan", False, {"quote": "not needed", "status": "edited"}, "(an orphan)"),
    ("orphan", False, {"quote": "not needed", "status": "draft"}, "(an orphan)"),
    ("orphan", True, {"quote": "not needed", "status": "rejected"}, "(an orphan)"),
    ("orphan", False, {"quote": ("no,", "not necessary")}, "(an orphan)"),
    ("orphan", False, {"quote": ()}, "(an orphan)"),
    ("actor", True, {"actor": "Erik Pahon"}, 'the codebook has no actor "Erik Pahon". Did you mean "Eric Pahon"?'),
    ("actor", True, {"actor": "eric pahon"}, 'no actor "eric pahon". Did you mean "Eric Pahon"?'),
    ("actor", True, {"actor": "Pahón"}, 'no actor "Pahón". Did you mean "Eric Pahon"?'),
    ("actor", True, {"actor": "Foggy Bottom spokesman"}, 'no actor "Foggy Bottom spokesman". Did you mean "Eric Pahon"?'),
    ("actor", True, {"actor": "Washington"}, 'no actor "Washington". Did you mean "United States"?'),
    ("actor", True, {"actor": "Zed Zorn"}, 'no actor "Zed Zorn".'),
    ("issue", False, {"issue": "groups"}, 'the codebook has no issue "groups". Did you mean "group"?'),
    ("party", False, {"party": "usa"}, 'the codebook has no party "usa". Did you mean "us"?'),
    ("date", False, {"date": "2019-06-01", "date_basis": "stated"}, "it is dated 2019-06-01, after its article's"),
    ("date-basis", False, {"date": "2019-05-01"}, "its date has no date_basis"),
    ("date-basis", False, {"date_basis": "stated"}, "it has a date_basis, but no date"),
    ("same-as", False, {"same_as": "bbbbb"}, 'a copy of "bbbbb", which is not in the ledger. Did you mean "bbbb"?'),
    ("same-as", False, {"same_as": "aaaa"}, "it is named a copy of itself"),
    ("same-as", False, {"same_as": "cccc"}, 'it is a copy of "cccc", itself a copy; write same_as: bbbb'),
    ("copy", False, {"same_as": "bbbb", "stance": "supports"}, 'its stance is "supports", not "opposes"'),
    ("same-as", True, {"same_as": "cccc", "status": "draft"}, 'it is a copy of "cccc", itself a copy; write same_as: bbbb'),
    ("copy", True, {"same_as": "bbbb", "stance": "leans-against"}, 'its stance is "leans-against", not "opposes"'),
    ("copy", False, {"same_as": "bbbb", "stance": "noncommittal"}, 'its stance is "noncommittal", not "opposes"'),
    ("copy", False, {"same_as": "bbbb", "actor": "United States"}, 'its actor is "United States", not "Eric Pahon"'),
    ("copy", True, {"same_as": "bbbb", "stance": "supports", "status": "draft"}, 'but its stance is "supports"'),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "note", "changed", "said"), RULES)
def test_each_rule(good, rule, note, changed, said):
    problems = check(good("bbbb"), good("cccc", same_as="bbbb"), good(**changed))
    assert len({problem.text for problem in problems}) == len(problems)
    problem = next(problem for problem in problems if said in problem.text)
    assert (problem.rule, problem.note, problem.path) == (rule, note, "claims.yaml")
    assert problem.text.startswith('claim "aaaa": ')
    assert problem.line == 3 + len((block(good("bbbb")) + block(good("cccc", same_as="x"))).splitlines())


def test_there_is_a_test_for_every_rule():
    assert {rule for rule, *_ in RULES} == {
        "article",
        "spans",
        "quote",
        "orphan",
        "actor",
        "issue",
        "party",
        "date",
        "date-basis",
        "same-as",
        "copy",
    }
    assert len(checks.CHECKS) == len({rule for rule, *_ in RULES} - {"orphan"})


def test_an_unknown_speaker_is_told_once(good):
    problems = check(good(actor="Zed Zorn"), good("bbbb", actor="Zed Zorn"), good("cccc", actor="unnamed source"))
    assert [problem.text for problem in problems] == ['claim "aaaa": the codebook has no actor "Zed Zorn" (2 claims).']


def test_what_was_found_before_comes_first_and_once(good):
    bad = Problem("data/articles/arts.md", 3, "has no body.")
    problems = check(good(article="arts"), good(), found=[bad])
    assert problems[0] == bad
    assert [problem.rule for problem in problems[1:]] == ["id-twice"]


def test_an_undated_article_bounds_no_date(good):
    claim = good(date="2030", date_basis="stated")
    assert check(claim, articles=[ARTICLE.model_copy(update={"published": None})]) == ()


@pytest.mark.parametrize("name", ["notes; rm x", "$(x)", "-a", "it's"])
def test_a_claim_whose_words_have_moved_is_told_with_a_command_to_paste(claim, name):
    moved = claim("-aaaa", article="gone", quote="not necessary", spans=[Span(0, 13)], status="accepted")
    empty = ledger.from_bytes(Path("claims.yaml"), b"")
    found = checks.look_at([moved], empty, CODEBOOK, [Article(id=name, body="not necessary")])
    told = next(problem.text for problem in found if problem.rule == "article")
    words = shlex.split(told.partition("if that is the one: ")[2])
    assert words[:2] == ["onrecord", "edit"]
    assert words[-1] == "-aaaa"
    assert name in (words[3], words[2].partition("=")[2])
