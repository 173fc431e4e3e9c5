from datetime import date

import pytest

from onrecord.models import Article
from onrecord.reports.digest import Days, days_of, digest

ON = date(2019, 5, 31)  # a Friday
LEDGER = """
a Pahon 2019-04-04 -2
b Kalin 2019-05-01 2
c Pahon 2019-05-30 0
d Trump 2019-05-29 2
e Trump 2019-05-30 2 same_as=d article=b
f Kalin - 1 article=y published=2019-05-28
g Kalin - 1 article=z
h Kalin 2019-05-30 -2
i Kalin 2019-06-05 2
j Kalin 2019-05-30 -2 status=rejected
"""


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("7d", "2019-05-25", "2019-05-31"),
        ("1 day", "2019-05-31", "2019-05-31"),
        ("0d", "2019-05-31", "2019-05-31"),
        ("2 weeks", "2019-05-18", "2019-05-31"),
        ("last week", "2019-05-20", "2019-05-26"),
        (" Last  Week ", "2019-05-20", "2019-05-26"),
        ("this week", "2019-05-27", "2019-05-31"),
        ("last month", "2019-04-01", "2019-04-30"),
        ("last year", "2018-01-01", "2018-12-31"),
        ("this year", "2019-01-01", "2019-05-31"),
        ("yesterday", "2019-05-30", "2019-05-30"),
        ("today", "2019-05-31", "2019-05-31"),
        ("2019-05", "2019-05-01", "2019-05-31"),
        ("2019-05-29", "2019-05-29", "2019-05-31"),
    ],
)
def test_days(words, first, last):
    assert days_of(words, ON) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words", ["", "7", "d", "next week", "2019-05-01/2019-05-03", "[2019-05-01..2019-05-03]", "soon"]
)
def test_no_days(words):
    with pytest.raises(ValueError):
        days_of(words, ON)


def test_what_is_new(tell, codebook):
    articles = [
        Article(id="new", published="2019-05-30"),
        Article(id="old", published="2019-04-01"),
        Article(id="late", published="2019-04-01", added="2019-05-31"),
        Article(id="early", published="2019-05-30", added="2019-04-30"),
        Article(id="undated"),
    ]
    told = digest(tell(LEDGER), articles, codebook, days_of("7d", ON))
    assert [article.id for article in told.articles] == ["new", "late"]
    assert sorted(entry.claim.id for entry in told.said) == ["c", "d", "f", "h"]
    assert (told.undated, told.unplaced) == (1, 1)
    assert [(each.found.kind, each.found.after.claim.id) for each in told.changes] == [
        ("another voice", "d"),
        ("reversal", "h"),
    ]
    assert [each.found.after.claim.id for each in told.silent] == ["c"]


def test_what_came_later_is_not_there(tell, codebook):
    told = digest(tell(LEDGER), [], codebook, days_of("2019-05-29", date(2019, 5, 29)))
    assert [entry.claim.id for entry in told.said] == ["d"]
    assert [(each.found.before.claim.id, each.found.after.claim.id) for each in told.changes] == [("a", "d")]
    assert told.silent == ()
