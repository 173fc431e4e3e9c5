"""What the parser found against what the ledger has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store.form import fields_of
from onrecord.store.merge import merge, unique_id


def spans(*pairs):
    return tuple(Span(*pair) for pair in pairs)


def ids(claims):
    return [claim.id for claim in claims]


@pytest.mark.parametrize(
    ("taken", "free"),
    [(set(), "a"), ({"b"}, "a"), ({"a"}, "a-2"), ({"a", "a-2"}, "a-3"), ({"a", "a-3"}, "a-2"), ({"a-2"}, "a")],
)
def test_unique_id(taken, free):
    assert unique_id("a", taken) == free


SAME = [
    ("equal ids", {"issue": "other", "spans": spans((900, 999)), "mention": "x"}, {"id": "aaaa"}),
    ("the id had a collision", {"id": "bbbb-2", "issue": "other"}, {}),
    ("all the same but the id", {}, {}),
    ("jaccard of a half", {"spans": spans((0, 10))}, {"spans": spans((5, 10))}),
    ("one holds the other", {"spans": spans((0, 100))}, {"spans": spans((10, 20))}),
    ("0.8 of one is in the other", {"spans": spans((0, 100))}, {"spans": spans((92, 102))}),
    ("interrupted by the cue", {"spans": spans((0, 10), (20, 30))}, {"spans": spans((0, 30))}),
    ("a longer mention", {"mention": "Pahon"}, {"mention": "Pentagon spokesman Eric Pahon", "actor": "x"}),
    ("the same head", {"mention": "spokesman Eric Pahon"}, {"mention": "Pahon, of the Pentagon", "actor": "x"}),
    ("the same head before a preposition", {"mention": "the head of SSB"}, {"mention": "its head", "actor": "x"}),
    ("possessive", {"mention": "Turkey’s"}, {"mention": "Turkey", "actor": "x"}),
    ("no mention before", {"mention": ""}, {"mention": "the official", "actor": "x"}),
    ("another mention of the same actor", {"mention": "he"}, {"mention": "Kalın"}),
    ("a quote without spans", {"spans": (), "quote": "Not necessary,"}, {"quote": "not necessary,"}),
]  # fmt: skip
OTHER = [
    ("another issue", {"issue": "other"}, {}),
    ("another article", {"article": "b"}, {"id": "aaaa"}),
    ("less than a half in common", {"spans": spans((0, 10))}, {"spans": spans((6, 16))}),
    ("elsewhere", {"spans": spans((0, 10))}, {"spans": spans((10, 20))}),
    ("joint subjects", {"mention": "The White House", "actor": "x"}, {"mention": "the Pentagon"}),
    ("other words without spans", {"spans": (), "quote": "something else"}, {}),
    ("nothing said", {"spans": (), "quote": ""}, {"quote": ""}),
]


@pytest.mark.parametrize(("known", "found"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_the_same_claim(claim, known, found):
    old, new = claim(**({"status": "accepted"} | known)), claim(**({"id": "bbbb"} | found))
    result = merge([old], [new], articles=["art"])
    assert (result.new, result.kept, result.unmatched) == ((), (old,), ())


@pytest.mark.parametrize(("known", "found"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_another_claim(claim, known, found):
    old, new = claim(**({"status": "accepted"} | known)), claim(**({"id": "bbbb"} | found))
    result = merge([old], [new], articles=["art"])
    assert len(result.new) == 1
    assert result.unmatched == ((old,) if old.article == "art" else ())


@pytest.mark.parametrize("status", ["accepted", "edited", "rejected"])
def test_a_reviewed_claim_never_changes(claim, status):
    old = claim(status=status, note="mine")
    same = merge([old], [claim()], articles=["art"])
    assert (same.kept, same.differs, same.put, same.drop) == ((old,), (), (), frozenset())
    other = merge([old], [claim(stance="supports")], articles=["art"])
    assert (other.kept, other.put, other.drop) == ((old,), (), frozenset())
    assert other.differs == ((old, claim(stance="supports")),)
    none = merge([old], [], articles=["art"])
    assert (none.kept, none.unmatched, none.drop) == ((old,), (old,), frozenset())


def test_drafts_follow_the_parser(claim):
    same, other, lost = claim("same"), claim("othr", spans=spans((50, 60))), claim("lost", spans=spans((80, 90)))
    now = claim("new1", spans=spans((50, 61)), position="changed")
    result = merge([same, other, lost], [claim("same"), now, claim("new2", issue="x")], articles=["art"])
    assert ids(result.new) == ["new2"]
    assert ids(result.kept) == ["same"]
    (change,) = result.updated
    assert change.before.id == "othr"
    assert change.after == now.model_copy(update={"id": "othr"})
    assert ids(result.gone) == ["lost"]
    assert result.drop == {"lost"}
    assert ids(result.put) == ["new2", "othr"]


def test_drafts_of_articles_that_were_not_parsed_stay(claim):
    result = merge([claim(article="b"), claim("bbbb")], [], articles=["art"])
    assert ids(result.gone) == ["bbbb"]
    assert result.kept == ()


def test_each_claim_is_matched_once_and_the_best_first(claim):
    known = [
        claim("near", status="accepted", spans=spans((0, 12))),
        claim("best", status="accepted", spans=spans((0, 10))),
    ]
    found = [claim("x", spans=spans((0, 10))), claim("y", spans=spans((0, 10)), position="other")]
    result = merge(known, found, articles=["art"])
    assert (result.new, result.unmatched) == ((), ())
    assert {(old.id, new.position) for old, new in result.differs} >= {("near", "other")}
    assert merge(known, [*found, claim("z", spans=spans((0, 10)))], articles=["art"]).new != ()


def test_collisions_are_numbered_in_the_order_of_the_parser(claim):
    known = [claim(article="a", status="accepted")]
    found = [claim(article="b"), claim(article="c"), claim("free", article="c", issue="x")]
    result = merge(known, found, articles=["b", "c"])
    assert [(new.id, new.article) for new in result.new] == [("aaaa-2", "b"), ("aaaa-3", "c"), ("free", "c")]


LINKED = [  # ledger, parsed from "b", links -> same_as of what is written
    ("a new copy", [{"id": "kept", "status": "accepted"}], {"aaaa": "kept"}, {"aaaa": "kept"}),
    (
        "links are for the ids in the ledger",
        [{"id": "kept"}, {"id": "mine", "article": "b"}],
        {"mine": "kept"},
        {"mine": "kept"},
    ),
    ("a draft elsewhere becomes a copy", [{"id": "kept"}], {"kept": "aaaa"}, {"aaaa": None, "kept": "aaaa"}),
    ("or none any more", [{"id": "kept", "same_as": "gone"}], {}, {"aaaa": None, "kept": None}),
    ("what a person decided elsewhere stays", [{"id": "kept", "status": "edited"}], {"kept": "aaaa"}, {"aaaa": None}),
]


@pytest.mark.parametrize(("known", "links", "written"), [row[1:] for row in LINKED], ids=[row[0] for row in LINKED])
def test_links_are_renewed(claim, known, links, written):
    known = [claim(**{"article": "a", "status": "draft"} | fields) for fields in known]
    result = merge(known, [claim(article="b", same_as="the parser's")], articles=["b"], link=lambda _: links)
    assert {put.id: put.same_as for put in result.put} == written
    assert {put.status for put in result.put} == {"draft"}


def test_links_are_made_of_what_the_ledger_will_hold(claim):
    seen = []
    known = [
        claim("gone", status="draft", spans=spans((900, 999))),
        claim("mine", status="edited"),
        claim("else", article="b", status="draft"),
    ]
    found = [claim("xxxx"), claim("free", issue="other")]
    merge(known, found, articles=["art"], link=lambda claims: seen.extend(claims) or {})
    assert sorted(ids(seen)) == ["else", "free", "mine"]
    assert [claim.status for claim in seen if claim.id == "mine"] == ["edited"]


@pytest.mark.parametrize(
    ("decided", "links", "differs"),
    [("else", {}, False), ("else", {"aaaa": "third"}, False), (None, {"aaaa": "third"}, True), (None, {}, False)],
)
def test_a_persons_link_stands_and_one_she_lacks_is_told(claim, decided, links, differs):
    known = [claim(status="accepted", same_as=decided)]
    result = merge(known, [claim()], articles=["art"], link=lambda _: links)
    assert (result.put, result.kept) == ((), tuple(known))
    assert bool(result.differs) is differs


def test_an_unreadable_claim_is_not_written_twice(claim):
    assert merge([], [claim(), claim("bbbb", issue="x")], articles=["art"], unreadable={"aaaa"}).new[0].id == "bbbb"
    assert merge([], [claim("aaaa", article="b")], articles=["b"], unreadable={"x"}).new[0].id == "aaaa"


EDGES = st.integers(0, 12)
CLAIMS = st.builds(
    Claim,
    id=st.sampled_from(["a", "b", "c", "d", "e", "f"]),
    actor=st.sampled_from(["X", "Y"]),
    issue=st.sampled_from(["i", "j"]),
    stance=st.sampled_from(["supports", "opposes"]),
    position=st.just("p"),
    quote=st.just("q"),
    article=st.sampled_from(["m", "n"]),
    spans=st.tuples(EDGES, EDGES).map(lambda pair: (Span(min(pair), max(pair) + 1),)),
    mention=st.sampled_from(["he", "Mr. X", "X", "the Y of X", ""]),
    status=st.just("draft"),
)
REVIEWED = CLAIMS.flatmap(
    lambda claim: st.sampled_from(["draft", "accepted", "edited", "rejected"]).map(
        lambda word: claim.model_copy(update={"status": word})
    )
)
LEDGERS = st.lists(REVIEWED, max_size=6, unique_by=lambda claim: claim.id)
PARSED = st.lists(CLAIMS, max_size=6)
ARTICLES = st.sampled_from([("m",), ("m", "n")])


def applied(known, result):
    changed = {change.after.id: change.after for change in result.updated}
    return [changed.get(claim.id, claim) for claim in known if claim.id not in result.drop] + list(result.new)


@given(LEDGERS, PARSED, ARTICLES)
def test_merging_is_one_to_one_and_touches_no_reviewed_claim(known, parsed, articles):
    parsed = [claim for claim in parsed if claim.article in articles]
    result = merge(known, parsed, articles=articles)
    mine = [claim for claim in known if claim.article in articles]
    assert sorted(ids([*result.kept, *result.gone, *(change.before for change in result.updated)])) == sorted(ids(mine))
    assert all(claim.status == "draft" for claim in (*result.gone, *result.put))
    after = applied(known, result)
    assert len({*ids(after)}) == len(after)
    assert [claim for claim in known if claim.status != "draft"] == [
        claim for claim in after if claim.status != "draft"
    ]
    unmatched = len(result.gone) + len(result.unmatched)
    assert len(mine) - unmatched == len(parsed) - len(result.new)


@given(LEDGERS, PARSED, ARTICLES)
def test_parsing_twice_is_parsing_once(known, parsed, articles):
    parsed = [claim for claim in parsed if claim.article in articles]
    after = applied(known, merge(known, parsed, articles=articles))
    again = merge(after, parsed, articles=articles)
    assert (ids(again.new), ids(again.gone)) == ([], [])
    assert [fields_of(claim) for claim in applied(after, again)] == [fields_of(claim) for claim in after]
