"""Two readings, each a few lines; what both have, and what they say of it."""

from __future__ import annotations

import pytest

from onrecord.agreement import agreement
from onrecord.agreement.agreement import Agreement, compare
from onrecord.models import Actor, Article, Claim, Codebook, Issue
from onrecord.spans import Span
from onrecord.store.merge import share_in_common

CODEBOOK = Codebook(
    actors=tuple(Actor(name=name) for name in ("Trump", "Kalin", "Demir", "Pahon")),
    issues={"group": Issue(proposition="A group should be formed."), "risk": Issue(proposition="It is a risk.")},
)
BODY = "Trump said the group is needed. Kalin said it is a risk. Demir said the group can wait, and it is no risk. Pahon was silent."
ARTICLES = tuple(Article(id=name, published="2019-05-31", body=BODY) for name in ("a", "b", "c"))
WORDS = {"need": "the group is needed", "risk": "it is a risk", "wait": "the group can wait, and it is no risk", "half": "the group can wait", "shh": "was silent"}  # fmt: skip


def reading(text):
    """One claim a line: ID WORDS ACTOR ISSUE STANCE DATE [ARTICLE [STATUS]]."""
    claims = []
    for line in filter(str.strip, text.splitlines()):
        name, words, actor, issue, stance, date, *rest = line.split()
        article, status = [*rest, "a", "accepted"][:2] if not rest else [*rest, "accepted"][:2]
        start = BODY.index(WORDS[words])
        claims.append(Claim(
            id=name, actor=actor, issue=issue, stance=stance, position="p", date=None if date == "-" else date, quote=WORDS[words],
            article=article, spans=((start, start + len(WORDS[words])),), status=status,
        ))  # fmt: skip
    return claims


HERE = reading("""
    h1 need Trump group supports     2019-05-30
    h2 risk Kalin risk  supports     2019-05-29
    h3 wait Demir group leans-against -
    h4 wait Demir risk  opposes      -
""")


def against(text, **options) -> Agreement:
    return compare(HERE, reading(text), ARTICLES, CODEBOOK, **options)


def test_a_reading_agrees_with_itself():
    found = compare(HERE, HERE, ARTICLES, CODEBOOK)
    assert [(m.both, m.here, m.there, m.f1) for m in found.measures] == [(4, 4, 4, 1)] * 3
    assert [(f.field, f.pairs, f.same, f.alpha) for f in found.fields] == [("issue", 4, 4, 1), ("actor", 4, 4, 1), ("stance", 4, 4, 1), ("date", 4, 4, 1)]  # fmt: skip
    assert found.disagreements == ()


@pytest.mark.parametrize(
    ("there", "both", "told"),
    [
        ("t1 need Trump group supports 2019-05-30", (1, 1, 1), ["only here h2", "only here h3", "only here h4"]),
        ("t1 need Trump group leans-for 2019-05-30", (1, 1, 1), ["differs h1 t1 stance", "only here h2", "only here h3", "only here h4"]),
        ("t1 need Trump group opposes 2019-05-30", (1, 1, 0), ["differs h1 t1 stance", "only here h2", "only here h3", "only here h4"]),
        ("t1 need Kalin group supports -", (1, 1, 0), ["differs h1 t1 actor,date", "only here h2", "only here h3", "only here h4"]),
        ("t1 need Trump risk supports 2019-05-30", (1, 0, 0), ["differs h1 t1 issue", "only here h2", "only here h3", "only here h4"]),
        ("t1 half Demir risk opposes -", (1, 1, 1), ["only here h1", "only here h2", "only here h3"]),  # the issue decides among the same words
        ("t1 shh Pahon group opposes -", (0, 0, 0), ["only here h1", "only here h2", "only here h3", "only here h4", "only there t1"]),
        ("h1 shh Trump group supports 2019-05-30", (1, 1, 1), ["only here h2", "only here h3", "only here h4"]),  # one id is one claim
        ("t1 need Trump group supports 2019-05-30 a rejected", (0, 0, 0), ["only here h1", "only here h2", "only here h3", "only here h4"]),
        ("t1 need TRÚMP group supports 2019-05-30", (1, 1, 1), ["only here h2", "only here h3", "only here h4"]),
    ],
)  # fmt: skip
def test_what_is_the_same(there, both, told):
    found = against(there)
    assert tuple(measure.both for measure in found.measures) == both
    lines = [" ".join(filter(None, (d.kind, d.here and d.here.claim.id, d.there and d.there.claim.id, ",".join(d.fields)))) for d in found.disagreements]  # fmt: skip
    assert sorted(lines) == sorted(told)


def test_precision_is_of_the_other_and_recall_of_this_one():
    words = against("t1 need Trump group supports -\nt2 shh Pahon group opposes -").measures[0]
    assert (words.precision, words.recall, words.f1) == (1 / 2, 1 / 4, 2 / 6)
    assert compare([], [], ARTICLES, CODEBOOK).measures[0].f1 is None


def test_an_article_that_one_reading_never_touched_is_left_out_unless_it_is_named():
    other = "t1 need Trump group supports 2019-05-30\nt2 need Trump group supports - b"
    found = against(other)
    assert (found.articles, found.left_out, found.measures[0].there) == (("a",), ("b",), 1)
    named = against(other, wanted=["a", "b"])
    assert (named.left_out, named.measures[0].there) == ((), 2)


def test_what_nobody_has_decided_counts_on_neither_side():
    found = against("t1 need Trump group supports 2019-05-30\nt3 half Demir group opposes -", undecided={"h1", "h4"})
    assert [(m.both, m.here, m.there) for m in found.measures] == [(1, 2, 1)] * 3
    assert found.undecided == 2


def test_what_was_rejected_here_is_told_as_such():
    here = [*HERE, *reading("h5 shh Pahon group opposes - a rejected")]
    found = compare(here, reading("t1 shh Pahon risk supports -"), ARTICLES, CODEBOOK)
    assert [(d.kind, d.there and d.there.claim.id) for d in found.disagreements if d.there] == [("rejected here", "t1")]
    assert found.measures[0].there == 1


def test_words_are_found_where_the_spans_of_the_other_ledger_are_off():
    moved = [
        claim.model_copy(update={"id": f"t{at}", "spans": (Span(900 + at, 950 + at),)}) for at, claim in enumerate(HERE)
    ]
    assert compare(HERE, moved, ARTICLES, CODEBOOK).measures[2].both == 4


def test_stances_toward_different_propositions_are_not_compared():
    stance = against("t1 need Trump risk opposes 2019-05-30").fields[2]
    assert (stance.field, stance.pairs, stance.alpha) == ("stance", 0, None)


def test_alpha_of_dates_grows_with_their_nearness():
    near = against("t1 need Trump group supports 2019-05-31\nt2 risk Kalin risk supports 2019-05-29").fields[3]
    far = against("t1 need Trump group supports 2018-01-01\nt2 risk Kalin risk supports 2019-05-29").fields[3]
    assert near.same == far.same == 1
    assert far.alpha is not None
    assert near.alpha is not None
    assert far.alpha < 0 < near.alpha


def test_claims_of_one_article_are_not_compared_each_with_each(monkeypatch):
    compared = []
    monkeypatch.setattr(
        agreement, "share_in_common", lambda one, other: compared.append(1) or share_in_common(one, other)
    )
    body = "".join(f"Pahon said no to number {number}. " for number in range(100))
    said = reading("h1 need Trump group supports -")[0]
    many = [
        said.model_copy(
            update={"id": f"c{at}", "quote": (body[start : start + 9],), "spans": (Span(start, start + 9),)}
        )
        for at, start in enumerate(range(0, 1000, 10))
    ]
    found = compare(many, many, [Article(id="a", body=body)], CODEBOOK)
    assert found.measures[0].both == len(many)
    assert len(compared) < 2 * len(many)
