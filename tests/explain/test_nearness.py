"""Statements in no claim: those nearest to an issue first, of main actors before others."""

from __future__ import annotations

from onrecord.explain.coverage import Heard, Uncovered
from onrecord.explain.nearness import nearest_first
from onrecord.models import Article, Claim, Codebook

ARTICLE = Article(id="a", body="Words.")
CODEBOOK = Codebook.model_validate(
    {
        "issues": {
            "bridge": {"proposition": "The bridge should be built.", "topic": ["bridge"]},
            "toll": {"proposition": "There should be a toll.", "topic": ["toll on lorries"]},
            "fish": {"proposition": "Fishing should be free.", "topic": ["herring"]},
        }
    }
)


def heard(words, actor="Anna Berg", near="", probability=0.0):
    return Uncovered(ARTICLE, Heard((), actor, "said", words, actor, True, (), "no issue", near, probability))


def claim(number, words, actor="Ole Strand", status="accepted"):
    return Claim(
        id=f"c{number}", actor=actor, issue="bridge", stance="opposes", position="p", quote=words, article="a",
        spans=((0, 1),), status=status,
    )  # fmt: skip


def order(*found, claims=()):
    return [(each.heard.words, each.near) for each in nearest_first(found, [ARTICLE], claims, CODEBOOK)]


def test_words_of_the_issue_bring_a_statement_forward():
    assert order(heard("it rained again"), heard("the herring are gone")) == [
        ("the herring are gone", "fish"),
        ("it rained again", ""),
    ]


def test_words_that_several_claims_have_are_words_of_the_issue():
    claims = [claim(1, "the crossing ruins us"), claim(2, "no crossing here")]
    assert order(heard("a crossing"), claims=claims) == [("a crossing", "bridge")]
    assert order(heard("a crossing"), claims=claims[:1]) == [("a crossing", "")]
    rejected = [each.model_copy(update={"status": "rejected"}) for each in claims]
    assert order(heard("a crossing"), claims=rejected) == [("a crossing", "")]


def test_what_was_learned_goes_before_words():
    found = order(
        heard("the herring", near="toll", probability=0.05), heard("fine days", near="bridge", probability=0.7)
    )
    assert found == [("fine days", "bridge"), ("the herring", "toll")]


def test_of_those_about_as_near_the_speaker_with_most_claims_comes_first():
    by = [heard("nothing", "Eva Lind", "toll", 0.42), heard("more", "Ole Strand", "toll", 0.41)]
    assert [words for words, _ in order(*by, claims=[claim(1, "x")])] == ["more", "nothing"]
    assert [words for words, _ in order(*by)] == ["nothing", "more"]


def test_statements_may_come_one_by_one_and_be_asked_again():
    found = nearest_first((heard(f"herring {n}") for n in range(3)), [ARTICLE], [], CODEBOOK)
    assert len(found) == 3
    assert [*found] == [*found]
    assert [each.heard.words for each in found] == ["herring 0", "herring 1", "herring 2"]
    assert next(iter(found)) in found
    assert heard("herring") not in found
    assert not nearest_first([], [ARTICLE], [], CODEBOOK)
