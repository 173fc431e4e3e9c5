"""From article to claim drafts: issue, stance, quote, date, id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import edtf
from onrecord.drafting import parse
from onrecord.models import Article, Codebook
from onrecord.parser.compiled import CompiledCodebook


def drafts(
    body: str, scheme: CompiledCodebook, published: str | None = "2019-05-15"
) -> list[tuple[str, str, str, str | None]]:
    article = Article(id="a", published=published, body=body)
    return [(c.actor, c.issue, c.stance, c.date) for c in parse(article, scheme)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Lindström on Monday rejected the dam.", [("Åsa Lindström", "dam", "opposes", "2019-05-13")]),
        ("Lindström on Monday proposed a barrage.", [("Åsa Lindström", "dam", "supports", "2019-05-13")]),
        # a phrase of the codebook decides
        ('"There is no turning back on the dam," Duarte said on Monday.', [("Maria Duarte", "dam", "supports", "2019-05-13")]),
        # a country's present tense is a standing position: no date
        ("Norland says it supports the dam.", [("Norland", "dam", "supports", None)]),
        # nothing said of the day: news of the week, never a made-up day
        ("Lindström rejected the dam.", [("Åsa Lindström", "dam", "opposes", "[2019-05-13..2019-05-15]")]),
        # no position, no issue, no speaker: no claim
        ("Lindström said the weather was fine.", []),
        ("The dam is large.", []),
        ("Related posts\n\nLindström rejects the dam", []),
    ],
)  # fmt: skip
def test_drafts(body: str, expected: list[tuple[str, str, str, str | None]], scheme: CompiledCodebook) -> None:
    assert drafts(body, scheme) == expected


def test_two_issues_in_one_quotation_are_two_claims_with_their_own_sentences(
    scheme: CompiledCodebook, article: Article
) -> None:
    body = '"We reject the dam. We support the fee," Duarte said.'
    found = parse(article.model_copy(update={"body": body}), scheme)
    assert [(c.issue, c.stance, c.quote) for c in found] == [
        ("dam", "opposes", ("We reject the dam.",)),
        ("fees", "supports", ("We support the fee,",)),
    ]


def test_a_quote_is_without_its_marks_and_its_span_slices_it(scheme: CompiledCodebook, article: Article) -> None:
    body = '*"We reject the dam,"* Duarte said.'
    (claim,) = parse(article.model_copy(update={"body": body}), scheme)
    assert claim.quote == ("We reject the dam,",)
    assert [body[s.start : s.end] for s in claim.spans] == list(claim.quote)


def test_ids_depend_on_the_words_not_on_the_article(scheme: CompiledCodebook, article: Article) -> None:
    body = "Lindström rejected the dam."
    one = parse(article.model_copy(update={"body": body}), scheme)
    other = parse(article.model_copy(update={"body": "Long ago.\n\n" + body, "id": "b"}), scheme)
    assert [c.id for c in one] == [c.id for c in other]
    assert len(one[0].id) == 8


def test_an_undated_article_gives_no_dates(scheme: CompiledCodebook) -> None:
    assert drafts("Lindström on Monday rejected the dam.", scheme, published=None)[0][3] is None


WORDS = st.sampled_from(
    [
        "Lindström",
        "Duarte",
        "said",
        "rejected",
        "the dam",
        "a fee",
        '"',
        "“",
        "”",
        ",",
        ".",
        "on Monday",
        "last week",
        "he",
        "\n\n",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_text_gives_the_same_drafts_twice_with_exact_quotes_and_no_day_after_publication(body: str) -> None:
    codebook = Codebook.model_validate(
        {"parties": {"n": {"name": "Norland"}}, "actors": [{"name": "Åsa Lindström", "party": "n", "roles": [{"title": "minister"}]}],
         "issues": {"dam": {"proposition": "The dam should be built.", "topic": ["dam"]}}}
    )  # fmt: skip
    article = Article(id="a", published="2019-05-15", body=body)
    found = parse(article, codebook)
    assert found == parse(article, codebook)
    for claim in found:
        assert tuple(body[s.start : s.end] for s in claim.spans) == claim.quote
        assert claim.date is None or edtf.parse(claim.date).latest <= edtf.parse("2019-05-15").latest
