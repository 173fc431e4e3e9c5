"""Weekdays and months that are names date nothing."""

import pytest

from onrecord.drafting import parse
from onrecord.models import Article, Codebook
from onrecord.parser import find_attributions
from onrecord.parser.dates import called


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("told the Mail on Sunday that", "told the that"),
        ("told the Sunday Courier that", "told Courier that"),
        ("Mrs. May said", "Mrs. said"),
        ("Ida May said", "Ida said"),
        ("Jan Roe said", "Roe said"),
        ("told August Roe that", "told Roe that"),
        # months and weekdays
        ("In May Roe said", "In May Roe said"),
        ("Last August Roe said", "Last August Roe said"),
        ("said in June", "said in June"),
        ("the council on Sunday said", "the council on Sunday said"),
        ("the May 3 vote", "the May 3 vote"),
    ],
)
def test_what_is_left_of_words(words: str, left: str) -> None:
    assert called.without(words).split() == left.split()


@pytest.mark.parametrize(
    ("body", "actor", "date"),
    [
        ("Nkem Friday said she rejected the dam.", "Nkem Friday", "[2019-06-17..2019-06-19]"),
        ("Friday said on Tuesday that she rejected the dam.", "Nkem Friday", "2019-06-18"),
        ("Ida Monday told Lee that she rejected the dam.", "Ida Monday", "[2019-06-17..2019-06-19]"),
        ("Ann Cole Friday said that she rejected the dam.", "Ann Cole", "2019-06-14"),
    ],
)
def test_a_day_in_a_name_dates_nothing(body: str, actor: str, date: str) -> None:
    codebook = Codebook.model_validate(
        {
            "actors": [{"name": "Nkem Friday"}],
            "issues": {"dam": {"proposition": "The dam should be built.", "topic": ["dam"]}},
        }
    )
    (claim,) = parse(Article(id="a", published="2019-06-19", body=body), codebook)
    assert (claim.actor, claim.date) == (actor, date)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Roe told the Sunday Courier that it was over.", "Roe", "that it was over"),
        ("Roe told August Lee that it was over.", "Roe", "that it was over"),
        ("Jan Roe said it was over.", "Jan Roe", "it was over"),
        ("Ms. Friday said it was over.", "Ms. Friday", "it was over"),
        ("Ida Friday said it was over.", "Ida Friday", "it was over"),
        ("Mayor Ida Friday said it was over.", "Mayor Ida Friday", "it was over"),
        ("According to Tom Sunday, it was over.", "Tom Sunday", "it was over"),
        ("Lena Monday, a nurse, came. Monday said it was over.", "Monday", "it was over"),
        ("Ann Cole Friday said it was over.", "Ann Cole", "it was over"),
        ("Paul Ryan came. Ryan Friday said it was over.", "Ryan", "it was over"),
        ("Police Friday said it was over.", "Police", "it was over"),
        ("In August Roe said it was over.", "Roe", "it was over"),
        ("Roe said Monday that it was over.", "Roe", "that it was over"),
        ("Roe said on Jan. 3 that it was over.", "Roe", "that it was over"),
    ],
)
def test_who_says_what(text: str, source: str, content: str) -> None:
    (found,) = find_attributions(text)
    assert found.source
    assert (found.source.of(text), found.contents[0].of(text)) == (source, content)
