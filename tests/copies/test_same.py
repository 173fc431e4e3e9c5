"""When two claims are one statement. Negatives matter most: a false copy hides a statement."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.copies import same
from onrecord.copies.same import matches
from onrecord.models import Article, Claim, Codebook, Issue, Party
from onrecord.spans import Span

CODEBOOK = Codebook(
    parties={"north": Party(name="Norland", speaks_as=["Nordhavn"], demonyms=["Norlandic"])},
    issues={
        "bridge": Issue(proposition="The bridge should be built.", topic=["bridge over the sound", "crossing"]),
        "toll": Issue(proposition="There should be a toll.", topic=["toll"]),
    },
)
LONG = "We will build this bridge with our own money and nobody will stop the first train"
REPORTED = "the contractors would finish both towers before winter and send the bill to the ministry"
DAY, NEXT = "2021-03-04", "2021-03-05"


def made(name, quote, **fields):
    fixed = {"id": name, "actor": "Anna Berg", "issue": "bridge", "stance": "supports", "position": "wants the bridge"}
    told = {"date": DAY, "kind": "direct", "article": name, "spans": (Span(0, 5),), "status": "draft"}
    return Claim.model_validate({**fixed, **told, "quote": quote, **fields})


def found(one, other, published=("2021-03-05", "2021-03-06")):
    articles = {name: Article(id=name, published=day) for name, day in zip("ab", published, strict=True)}
    return [match.rule for match in matches([one, other], articles, CODEBOOK)]


SAME = [
    ("same words", "to the letter", LONG, LONG),
    (
        "same words",
        "case, marks, blanks, emphasis",
        "Build it “now,  please” – *all* of it",
        'build it "now, please" - all of it',
    ),
    ("same words", "a link, an escape, an apostrophe", "It’s [our](https://a.example/x) \\$3 plan", "It's our $3 plan"),
    ("same words", "accents", "Ask Çelik about the bridge over there", "Ask Celik about the bridge over there"),
    (
        "same words",
        "the cue interrupts one of them",
        ("We will build it,", "and pay for it"),
        "We will build it, and pay for it",
    ),
    ("same words", "a short answer on one day", "Start the work.", "“Start the work”"),
    ("one holds the other", "a sentence more", LONG, f"{LONG}. The second one follows in May."),
    ("one holds the other", "the middle", LONG, "build this bridge with our own money and nobody will stop"),
    (
        "another wording",
        "the outlet's synonyms around a run",
        "the contractors would finish both towers before winter and send the bill to the ministry",
        "contractors will finish both towers before winter and the bill goes to the ministry",
    ),
    (
        "another wording",
        "a clause is turned",
        "Before any train runs we shall inspect every weld of the northern tower again",
        "We shall inspect every weld of the northern tower again before a train runs",
    ),
]


@pytest.mark.parametrize(("rule", "one", "other"), [(r, a, b) for r, _, a, b in SAME], ids=[row[1] for row in SAME])
def test_one_statement(rule, one, other):
    assert found(made("a", one), made("b", other)) == [rule]
    assert found(made("b", other), made("a", one)) == [rule]


REPEATED = [
    ("another day", LONG, LONG, {"date": NEXT}),
    ("days that do not overlap", LONG, LONG, {"date": "[2021-03-05..2021-03-06]"}),
    ("another speaker", LONG, LONG, {"actor": "Carl Dahl"}),
    ("another issue", LONG, LONG, {"issue": "toll"}),
    ("another side", LONG, LONG, {"stance": "opposes"}),
    ("no side", LONG, LONG, {"stance": "noncommittal"}),
    ("one article", LONG, LONG, {"article": "a"}),
    ("two words", "The bridge", "the bridge", {}),
    (
        "reported: the topic alone",
        "the bridge over the sound and the crossing",
        "the bridge over the sound and the crossing",
        {"kind": "indirect"},
    ),
    ("a short quote on a vague day", "Start the work now.", "Start the work now.", {"date": "2021-03"}),
    ("seven words, no day", "We shall not wait for another year", "We shall not wait for another year", {"date": None}),
    ("seven words inside", "build this bridge with our own money", LONG, {}),
    (
        "a noun phrase of the topic inside",
        "the bridge over the sound between us and Norland",
        "she would sell the bridge over the sound between us and Norland to the highest bidder",
        {"kind": "indirect"},
    ),
    (
        "begins alike",
        "We have been clear with the council that the towers are safe",
        "We have been clear with the council that the money is there",
        {},
    ),
    (
        "not",
        "the contractors would finish both towers before winter and send the bill",
        "the contractors would not finish both towers before winter and send the bill",
        {},
    ),
    (
        "another figure",
        "We shall pay 300 million for both towers before the winter comes",
        "We shall pay 400 million for both towers before the winter comes",
        {},
    ),
    (
        "a figure in words",
        "We shall pay for five new towers and a station by the water",
        "We shall pay for six new towers and a station by the water",
        {},
    ),
    (
        "the opposite",
        "We shall open the northern tower to all ships by Friday at noon",
        "We shall close the northern tower to all ships by Friday at noon",
        {},
    ),
    (
        "another thing",
        "We shall inspect every weld of the northern tower again this week",
        "We shall inspect every weld of the southern tower again this week",
        {},
    ),
    (
        "after, not before",
        "The ministry sends the final bill to the contractors before winter",
        "The ministry sends the final bill to the contractors after winter",
        {},
    ),
    (
        "on a condition",
        "We shall inspect every weld of the northern tower again",
        "We shall inspect every weld of the northern tower if paid again",
        {},
    ),
    ("denied by what stands before", LONG, f"It is not true that {LONG.lower()}", {}),
    (
        "another month",
        "We shall have both towers ready for the trains in March",
        "We shall have both towers ready for the trains in May",
        {},
    ),
    ("another wording, another day", SAME[-1][2], SAME[-1][3], {"date": NEXT}),
    ("another wording, a vague day", SAME[-1][2], SAME[-1][3], {"date": "2021-03"}),
    ("another wording, no day", SAME[-1][2], SAME[-1][3], {"date": None}),
    (
        "the sense without the words",
        "We would accept a toll if it all went to the buses",
        "The city could live with a charge that pays for buses",
        {},
    ),
    (
        "the words without a run",
        "The towers, the welds and the rails will be inspected",
        "Inspected will be the rails, then the welds, then the towers",
        {},
    ),
    (
        "two sentences of one speech",
        "We shall inspect every weld of the northern tower again",
        "We shall inspect every weld of the southern pier and pay the welders",
        {},
    ),
    ("nothing said", "", "", {}),
]


@pytest.mark.parametrize(("one", "other", "changed"), [row[1:] for row in REPEATED], ids=[row[0] for row in REPEATED])
def test_two_statements(one, other, changed):
    shared = {"kind": changed["kind"]} if "kind" in changed else {}
    assert found(made("a", one, **shared), made("b", other, **changed)) == []


DAYS = [  # the days of two equal claims, their articles', their kind -> one statement?
    (DAY, DAY, (None, None), "indirect", True),
    ("2021-03", DAY, (None, None), "indirect", True),
    ("[2021-03-01..2021-03-04]", "[2021-03-04..2021-03-06]", (None, None), "direct", True),
    ("2021-03", DAY, ("2021-03-02", None), "direct", False),  # printed before the other was said
    (None, DAY, ("2021-03-06", None), "indirect", True),
    (None, DAY, ("2021-03-06", None), "direct", True),
    (None, DAY, ("2021-03-03", None), "direct", False),
    (None, DAY, ("2021-03-20", None), "indirect", False),  # a standing position, told again
    (None, DAY, ("2021-03-20", None), "direct", False),  # a slogan
    (None, DAY, (None, None), "direct", False),
    (None, None, ("2021-03-05", "2021-03-06"), "indirect", True),
    (None, None, ("2021-03-05", "2021-03-15"), "direct", False),
    ("../2021-03-05", NEXT, (None, "2021-03-05"), "indirect", False),  # an open beginning is no day
    ("../2021-03-04", NEXT, (None, None), "direct", False),
]


@pytest.mark.parametrize(("one", "other", "published", "kind", "expected"), DAYS)
def test_days(one, other, published, kind, expected):
    pair = made("a", REPORTED, date=one, kind=kind), made("b", REPORTED, date=other, kind=kind)
    assert bool(found(*pair, published)) is expected


@pytest.mark.parametrize(
    ("other", "changed", "expected"),
    [
        (LONG, {}, True),
        (LONG, {"actor": "unnamed officials"}, False),
        (f"{LONG} of all", {}, True),
        (f"{LONG}. The second one follows in May, and a third.", {}, False),
        ("Start the work.", {}, False),
    ],
)
def test_unnamed_speakers_need_the_same_words(other, changed, expected):
    one = LONG if other.startswith("We") else other
    both = {"actor": "unnamed official"}
    assert bool(found(made("a", one, **both), made("b", other, **(both | changed)))) is expected


def test_a_large_ledger_is_compared_by_its_common_words_alone(monkeypatch):
    asked = []
    monkeypatch.setattr(same, "same", lambda one, other: asked.append((one, other)))
    words = [f"word{number} follows word{number + 1} on day {number}" for number in range(400)]
    list(matches([made(f"c{at}", text) for at, text in enumerate([*words, words[7]])], {}, CODEBOOK))
    assert len(asked) == 1


def test_copies_of_one_statement_are_compared_as_one(monkeypatch):
    asked = []
    real = same.same
    monkeypatch.setattr(same, "same", lambda one, other: asked.append((one, other)) or real(one, other))
    many = [made(f"c{at}", LONG) for at in range(500)]
    longer = made("longer", f"{LONG}. The second one follows in May.")
    found = [*matches([*many, longer], {}, CODEBOOK)]
    assert [(match.rule, len(match.one.claims), len(match.other.claims)) for match in found] == [
        ("same words", 500, 500),
        ("one holds the other", 500, 1),  # what is printed often is no phrase; what is worded often is one
    ]
    assert len(asked) == 2  # a group with itself, and with the longer one


def test_what_is_worded_often_is_a_phrase():
    many = [made(f"c{at}", f"{LONG} number{at} other{at}") for at in range(same.PHRASE)]
    assert len({match.rule for match in matches([*many, made("held", LONG)], {}, CODEBOOK)}) == 0
    assert {match.rule for match in matches([*many[1:], made("held", LONG)], {}, CODEBOOK)} == {"one holds the other"}


QUOTES = [
    LONG,
    f"{LONG}. The second one follows in May.",
    f"It is not true that {LONG.lower()}",
    SAME[-2][2],
    SAME[-2][3],
    "No.",
]
CLAIMS = st.lists(
    st.builds(
        lambda quote, date, kind, article: {"quote": quote, "date": date, "kind": kind, "article": article},
        st.sampled_from(QUOTES),
        st.sampled_from([DAY, NEXT, "2021-03", "[2021-03-03..2021-03-05]", "../2021-03-05", "2021-03-04/..", None]),
        st.sampled_from(["direct", "indirect"]),
        st.sampled_from(["a", "b", "c", "d"]),
    ),
    max_size=8,
)  # fmt: skip
ARTICLES = {name: Article(id=name, published=day) for name, day in zip("abc", (DAY, NEXT, "2021-03-15"), strict=True)}


@given(CLAIMS)
def test_groups_tell_what_pairs_tell(rows):
    ledger = [made(f"c{at}", **row) for at, row in enumerate(rows)]
    grouped = {
        frozenset((one.id, other.id))
        for match in matches(ledger, ARTICLES, CODEBOOK)
        for one, other in product(match.one.claims, match.other.claims)
        if one.article != other.article
    }
    paired = combinations(ledger, 2)
    assert grouped == {frozenset((a.id, b.id)) for a, b in paired if [*matches((a, b), ARTICLES, CODEBOOK)]}


def copied(one, other, copy_of=("", "a"), published=("2021-03-05", "2021-03-06")):
    articles = {
        name: Article(id=name, published=day, copy_of=of)
        for name, day, of in zip("ab", published, copy_of, strict=True)
    }
    return [match.rule for match in matches([made("a", one), made("b", other)], articles, CODEBOOK)]


@pytest.mark.parametrize("copy_of", [("", "a"), ("c", "c"), ("b", "a")], ids=["copy", "copies of one", "circle"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge", "the bridge"),
        ("build this bridge", "We will build this bridge with our own money"),
        ("Inspected will be the rails, then the welds, then the towers", "The towers, the welds and the rails will be inspected"),
        ("the firm would finish both towers before winter", "the builders would finish both the towers before winter"),
    ],
)  # fmt: skip
def test_a_copied_article_says_the_same_in_other_words(one, other, copy_of):
    assert copied(one, other, copy_of)[:1] == ["a copied article"]
    assert copied(one, other, ("", "")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We shall pay for five new towers", "We shall pay for six new towers"),
        ("The towers are safe", "The towers are not safe"),
        ("The towers are safe", "Every weld will be seen again"),
    ],
)
def test_a_copied_article_has_other_statements(one, other):
    assert copied(one, other) == []
