"""The coder that learns: from articles that a person has coded, where the codebook's own words do not do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import parser
from onrecord.coders.learned import Decided, learn
from onrecord.coders.learned.sources import Sources
from onrecord.coders.learned.trial import Score, Trial, score, together, trial
from onrecord.coders.rules import Rules
from onrecord.drafting import claims
from onrecord.models import Article, Codebook
from onrecord.spans import Span

CODEBOOK = Codebook.model_validate(
    {
        "parties": {"north": {"name": "Norland"}, "south": {"name": "Sudland"}},
        "actors": [
            {"name": "Anna Berg", "party": "north"},
            {"name": "Ole Strand", "party": "south"},
            {"name": "Eva Lind"},
        ],
        "issues": {
            "bridge": {"proposition": "The bridge should be built.", "topic": ["bridge"]},
            "fish": {"proposition": "Fishing should be free.", "topic": ["herring"]},
        },
    }
)
COMPILED = parser.prepare(CODEBOOK)
BERG, STRAND = "the crossing would bring work to the fjord", "the crossing would ruin the fjord"


def read(name, *statements):
    """Return an article in which each (speaker, content) says so, read."""
    body = " ".join(f"{who} said that {content}." for who, content in statements)
    return parser.read_document(parser.document(Article(id=name, body=body), COMPILED), COMPILED)


def coded(number):
    """Return an article about the crossing, coded: Berg is for it, Strand against, and the weather is no claim."""
    reading = read(
        f"a{number}", ("Anna Berg", BERG), ("Eva Lind", f"it rained on day {number}"), ("Ole Strand", STRAND)
    )
    article = reading.document.article
    made = []
    for who, content, stance in (("Anna Berg", BERG, "supports"), ("Ole Strand", STRAND, "opposes")):
        start = article.body.index(content)
        fields = {"actor": who, "issue": "bridge", "stance": stance, "position": "p", "status": "accepted"}
        made.append(claims.make(article, [Span(start, start + len(content))], {**fields, "kind": "indirect"}))
    return Decided(reading, tuple(made))


@pytest.fixture(scope="module")
def learned():
    return learn(coded(number) for number in range(6))


def found(learned, *statements):
    return [(f.actor, f.issue, f.stance) for f in learned.of(read("new", *statements))]


def test_it_finds_a_claim_whose_words_the_codebook_does_not_have(learned):
    said = ("Ole Strand", "the crossing would ruin the harbour"), ("Eva Lind", "it was a fine day")
    assert Rules().of(read("new", *said)) == ()
    assert found(learned, *said) == [("Ole Strand", "bridge", "opposes")]


def test_the_side_is_that_of_the_words_and_of_the_speaker(learned):
    assert found(learned, ("Anna Berg", "the crossing would bring work to all")) == [
        ("Anna Berg", "bridge", "supports")
    ]


def test_a_finding_has_its_place_and_its_probability(learned):
    reading = read("new", ("Anna Berg", BERG))
    finding = learned.of(reading)[0]
    assert finding.spans[0].of(reading.document.article.body) == BERG
    assert 0.5 <= (finding.probability or 0) <= 1


def test_the_same_decisions_teach_the_same():
    assert learn(coded(n) for n in range(6)) == learn(coded(n) for n in range(6))


def test_without_a_claim_there_is_nothing_to_find():
    none = [coded(n)._replace(claims=()) for n in range(6)]
    assert learn(none).of(read("new", ("Anna Berg", BERG))) == ()


def test_who_was_taught_nothing_finds_nothing():
    assert learn(()).of(read("new", ("Anna Berg", BERG))) == ()
    quiet = Decided(read("quiet"), ())
    assert learn([quiet] * 5).of(read("new", ("Anna Berg", BERG))) == ()


def test_of_an_article_that_is_not_fully_coded_only_what_was_decided_counts():
    part = [coded(n)._replace(whole=False) for n in range(6)]
    assert learn(part).claims != learn(each._replace(whole=True) for each in part).claims


def test_a_trial_codes_each_article_by_what_the_others_teach():
    tried = trial([coded(n) for n in range(6)], 6)
    assert [each.right for each in tried.learned] == [2] * 6
    assert tried.pays


def test_a_trial_deals_the_fully_coded_articles_out_evenly():
    half = coded(7)._replace(whole=False, claims=())
    tried = trial([each for n in range(5) for each in (coded(n), half, half, half, half)], 5)
    assert [each.right for each in tried.learned] == [2] * 5


@pytest.mark.parametrize(
    ("actor", "stance", "want"),
    [
        ("Anna Berg", "supports", Score(2, 1, 1, 1, actor=1, side=1, date=1)),
        ("Anna Berg", "leans-for", Score(2, 1, 1, 1, actor=1, side=1, date=1)),
        ("Anna Berg", "opposes", Score(2, 1, 1, 0, actor=1, side=0, date=1)),
        ("Eva Lind", "supports", Score(2, 1, 1, 0, actor=0, side=1, date=1)),
    ],
)
def test_right_is_the_same_speaker_on_the_same_side(learned, actor, stance, want):
    known = coded(1)
    finding = replace(learned.of(known.reading)[0], actor=actor, stance=stance)
    assert score(known.claims, [finding]) == want


def test_the_day_of_what_was_found_is_compared_too(learned):
    known = coded(1)
    finding = replace(learned.of(known.reading)[0], date="2019-05-01")
    assert score(known.claims, [finding]).date == 0


def test_an_article_from_which_phrases_were_written_does_not_count_for_the_rules():
    good, bad = Score(2, 2, 2, 2), Score(2, 2, 2, 0)
    tried = Trial(rules=(good, bad), learned=(bad, bad), both=(bad, good), apart=(False, False))
    assert not tried.pays
    assert tried._replace(apart=(True, False)).pays
    assert not tried._replace(apart=(True, True)).pays


@pytest.mark.parametrize(
    ("example", "has"),
    [
        ("X said the crossing would bring work to the fjord.", True),
        ("Anna Berg said: the crossing, would bring WORK to the fjord", True),
        ("the crossing would bring work to the sea", False),
        ("X backed the fjord", False),
        ("X said the crossing", False),
    ],
)
def test_an_article_in_which_an_example_stands_word_for_word_is_one_from_which_phrases_were_written(example, has):
    article = Article(id="a", title="Crossing", body=f"Anna Berg said the {BERG[4:]}. X backed it.")
    assert Sources([example]).has(article) is has


def test_a_claim_of_both_is_one(learned):
    reading = read("new", ("Anna Berg", "the crossing and the bridge would bring work to the fjord"))
    mine = learned.of(reading)
    assert together(mine, mine) == mine
