from onrecord.models import Article
from onrecord.reports import overview

LEDGER = """
    a Pahon   2019-04-04 -2 article=one
    b Trump   2019-05-31  2 article=one status=draft
    c Trump   2019-05-31  2 article=two status=draft same_as=b
    d Kalin   2019-05-01  1 article=two status=rejected
    e Nobody  -           1 article=two status=edited
    f Elder   2019-05-02  0 article=two party=turkey issue=odd
"""


def test_counts_by_status(tell):
    counts = overview.count(tell(LEDGER))
    assert (counts.draft, counts.accepted, counts.edited, counts.rejected) == (2, 2, 1, 1)
    assert (counts.counted, counts.total) == (5, 6)


def test_articles_undated_first(tell):
    articles = [
        Article(id=name, published=day) for name, day in (("two", "2019-06-01"), ("one", "2019-05"), ("no", None))
    ]
    state = overview.state(articles, tell(LEDGER))
    assert [(row.article.id, row.counts.total) for row in state.articles] == [("no", 0), ("one", 2), ("two", 4)]
    assert [article.id for article in state.undated] == ["no"]
    assert (state.statements, state.copies) == (4, 1)
    assert [article.id for article in state.without_claims] == ["no"]
    assert [(row.article.id, row.counts.draft) for row in state.drafts] == [("one", 1), ("two", 1)]


def test_actors_by_party_most_quoted_first_with_those_of_the_ledger(tell, codebook):
    rows = overview.actors(tell(LEDGER), codebook)
    assert [(row.name, row.party, row.claims) for row in rows if row.claims] == [
        ("Pahon", "us", 1),
        ("Trump", "us", 1),
        ("Elder", "turkey", 1),
        ("Nobody", None, 1),
    ]
    assert {row.name for row in rows if not row.listed} == {"Elder", "Nobody"}
    pahon = rows[0]
    assert (pahon.voice, pahon.first, pahon.last) == ("Pentagon", "2019-04-04", "2019-04-04")


def test_issues_count_each_statement_once(tell, codebook):
    group, risk, odd = overview.issues(tell(LEDGER), codebook)
    assert [(row.issue, row.claims, row.first, row.last) for row in (group, risk, odd)] == [
        ("group", 3, "2019-04-04", "2019-05-31"),
        ("risk", 0, None, None),
        ("odd", 1, "2019-05-02", "2019-05-02"),
    ]
    assert [(tally.name, {s: n for s, n in tally.stances.items() if n}) for tally in group.parties] == [
        ("United States", {"supports": 1, "opposes": 1}),
        ("No side", {"leans-for": 1}),
    ]
