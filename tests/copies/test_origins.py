"""Which copy is the origin, and what of a person's word stands. A ledger is a line a claim."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.copies.origins import link
from onrecord.models import Actor, Article, Claim, Codebook, Issue
from onrecord.spans import Span

CODEBOOK = Codebook(
    actors=[Actor(name="The Wire", kind="outlet")], issues={"bridge": Issue(proposition="It should be built.")}
)
ARTICLES = (
    Article(id="first", outlet="Morning Post", published="2021-03-05"),
    Article(id="second", outlet="Evening Post", published="2021-03-06"),
    Article(id="third", outlet="Harbour Times", published="2021-03-06"),
    Article(id="wire", outlet="The Wire", published="2021-03-06"),
    Article(id="undated", outlet="Pilot"),
)
WORDS = "We will build it with our own money"


def claim(line):
    """NAME ARTICLE [field=value ...]"""
    name, article, *rest = shlex.split(line)
    given = dict(pair.split("=", 1) for pair in rest)
    fields = {"actor": "Anna Berg", "issue": "bridge", "stance": "supports", "position": "wants it", "kind": "direct"}
    told = {
        "id": name,
        "article": article,
        "date": "2021-03-04",
        "quote": WORDS,
        "spans": (Span(0, 5),),
        "status": "draft",
    }
    return Claim.model_validate({**fields, **told, **given, "date": given.get("date", "2021-03-04") or None})


def links(ledger):
    found = link([claim(line) for line in ledger], ARTICLES, CODEBOOK)
    return " ".join(f"{name}>{origin}" for name, origin in sorted(found.items()))


LEDGERS = [
    ("nothing to link", ["a first"], ""),
    ("the earliest article", ["b second", "a first", "c third"], "b>a c>a"),
    ("an article without a date comes last", ["u undated", "b second"], "u>b"),
    ("an agency, of one day", ["b second", "w wire"], "b>w"),
    ("who names one, of one day", ["b second", "c third via=Reuters"], "b>c"),
    ("not one who is unnamed", ["b second", "c third 'via=unnamed official'"], "c>b"),
    ("the relay itself, even when printed later", ["a first 'via=The Wire'", "w wire"], "a>w"),
    ("the relay itself, even when undated", ["a first via=Pilot", "u undated"], "a>u"),
    ("the longer, of one day", ["b second", f"c third 'quote={WORDS} and our own hands and iron'"], "b>c"),
    ("the order of the ledger", ["c third", "b second"], "c>b"),
    ("a draft's own link does not count", ["a first same_as=b", "b second"], "b>a"),
    ("a copy of a rejected claim", ["a first status=rejected", "b second", "c third"], "c>b"),
    ("a rejected copy", ["a first", "b second status=rejected"], ""),
    ("a reviewed claim is the origin of later drafts", ["a first status=accepted", "b second"], "b>a"),
    ("but an earlier draft is not pulled in: told", ["a first", "b second status=accepted", "c third"], "b>a c>a"),
    ("two of which a person said nothing: told", ["a first status=accepted", "b second status=edited", "c third"], "b>a c>a"),
    ("a person's copy leads to her origin", ["a first status=edited", "b second status=accepted same_as=a", "c third"], "c>a"),
    ("to one in other words, too", ["a first status=edited quote=Yes.", "b second status=accepted same_as=a", "c third"], "c>a"),
    ("a draft that she names is an origin", ["a first", "b second status=accepted same_as=c", "c third"], "a>c"),
    ("and no copy of another claim of hers", ["a first status=accepted", "b second status=accepted same_as=c", "c third"], ""),
    ("her copy of what is rejected", ["a first status=rejected", "b second status=accepted same_as=a", "c third"], ""),
    ("her copy of what is not there", ["b second status=accepted same_as=x", "c third"], ""),
    ("her circle", ["a first status=edited same_as=b", "b second status=edited same_as=a", "c third"], ""),
    ("her chain", ["a first status=edited", "b second status=edited same_as=a", "c third status=edited same_as=b", "w wire"], "w>a"),
    ("her origin is in the draft's own article", ["a first status=edited quote=Yes.", "b second status=accepted same_as=a", "c first"], ""),
    ("two days: neither swallows what has none", ["a first", "b second date=2021-03-06", "u third date="], ""),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "expected"), [row[1:] for row in LEDGERS], ids=[row[0] for row in LEDGERS])
def test_link(ledger, expected):
    assert links(ledger) == expected
    assert links(ledger[::-1]) == expected


STATUS = st.sampled_from(["draft", "draft", "draft", "accepted", "edited", "rejected"])
CLAIMS = st.lists(
    st.builds(
        lambda article, date, quote, status, same_as, via: {
            "article": article, "date": date, "quote": quote, "status": status, "same_as": same_as, "via": via
        },
        st.sampled_from([article.id for article in ARTICLES]),
        st.sampled_from(["2021-03-04", "2021-03-05", "2021-03", None]),
        st.sampled_from([WORDS, f"{WORDS} and our own hands and iron", f"Hear me: {WORDS}"]),
        STATUS,
        st.sampled_from([None, None, "c0", "c1", "c2", "x"]),
        st.sampled_from([(), ("The Wire",)]),
    ),
    max_size=7,
)  # fmt: skip


def ledger_of(rows):
    base = claim("c first")
    return [base.model_copy(update={"id": f"c{at}", **row}) for at, row in enumerate(rows)]


@given(CLAIMS, st.randoms(use_true_random=False))
def test_links_are_stable_whole_and_nobodys_chain(rows, random):
    ledger = ledger_of(rows)
    found = link(ledger, ARTICLES, CODEBOOK)
    shuffled, articles = ledger.copy(), list(ARTICLES)
    random.shuffle(shuffled)
    random.shuffle(articles)
    assert link(shuffled, articles, CODEBOOK) == found

    by_id = {item.id: item for item in ledger}
    for name, origin in found.items():
        copy, head = by_id[name], by_id[origin]
        assert head.status != "rejected"
        assert copy.status != "rejected"
        assert copy.article != head.article
        assert copy.status == "draft" or not copy.same_as

    written = [
        item.model_copy(update={"same_as": found.get(item.id)}) if item.status == "draft" else item for item in ledger
    ]
    assert link(written, ARTICLES, CODEBOOK) == found
    after = {item.id: item.same_as for item in written}
    for item in written:
        if item.status == "draft" and item.same_as:
            assert after[item.same_as] is None
    named_by_her = {item.same_as for item in ledger if item.status in ("accepted", "edited")}
    assert not {item.id for item in written if item.status == "draft" and item.same_as} & named_by_her
