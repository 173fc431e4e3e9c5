from typing import get_args

import pytest

from onrecord.drafting import parse
from onrecord.explain import coverage
from onrecord.models import Actor, Article, Claim, Codebook, Issue
from onrecord.parser import read

CODEBOOK = Codebook(
    actors=(Actor(name="Anna Berg"),),
    issues={"bridge": Issue(proposition="The bridge should be built.", topic=("bridge",))},
)
ARTICLE = Article(
    id="a",
    body="Anna Berg rejected the bridge. Ole Strand said the bridge is long. Anna Berg said that fish is cheap.\n\n"
    "The bridge is expected to open in May. Kari Holm backed the bridge.",
)


def counted(claims):
    return coverage.compare([("a", coverage.seen(read(ARTICLE, CODEBOOK)))], claims)


def left(claims):
    return [*coverage.uncovered([("a", coverage.seen(read(ARTICLE, CODEBOOK)))], claims)]


@pytest.fixture
def found():
    return counted(parse(ARTICLE, CODEBOOK))


def test_statements_are_in_claims_or_have_a_reason(found):
    listed = left(parse(ARTICLE, CODEBOOK))
    assert [(each.heard.mention, each.heard.why, each.heard.known, each.heard.issues) for each in listed] == [
        ("Ole Strand", "no position", False, ("bridge",)),
        ("Anna Berg", "no issue", True, ()),
        ("", "no speaker", False, ("bridge",)),
    ]
    assert (found.articles, found.statements, found.covered, found.claims) == (1, 5, 2, 2)
    assert found.statements == found.covered + sum(found.without(why) for why in get_args(coverage.Why))
    assert found.unknown == 3
    assert found.cues >= found.statements


def test_what_was_seen_counts_the_same_in_brief(found):
    brief = coverage.Brief.of(coverage.seen(read(ARTICLE, CODEBOOK)))
    assert coverage.compare([("a", brief)], parse(ARTICLE, CODEBOOK)) == found
    assert not [*coverage.Brief.of(coverage.Seen(0, ())).heard]


def test_words_are_at_their_spans():
    for each in left(parse(ARTICLE, CODEBOOK)):
        assert " … ".join(ARTICLE.body[start:end] for start, end in each.heard.spans) == each.heard.words


@pytest.mark.parametrize("status", ["rejected", "accepted"])
def test_a_claim_of_a_person_covers_its_words(status):
    start, end = left(parse(ARTICLE, CODEBOOK))[1].heard.spans[0]
    mine = Claim(
        id="x", actor="Anna Berg", issue="bridge", stance="opposes", position="p", quote="q", article="a",
        spans=((start, end),), status=status,
    )  # fmt: skip
    assert [each.heard.mention for each in left([*parse(ARTICLE, CODEBOOK), mine])] == ["Ole Strand", ""]
    elsewhere = counted([mine.model_copy(update={"article": "b"})])
    assert (elsewhere.covered, elsewhere.claims) == (0, 0)
