"""Every form of a publication date that edtf.py reads, with every kind of date words: no error, no day too late."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord import edtf, parser
from onrecord.copies import origins
from onrecord.models import Article, Claim, Codebook, Issue, Party
from onrecord.parser.dates import expressions
from onrecord.reports import entries, history, timeline

CODEBOOK = Codebook(
    parties={"north": Party(name="Norland", speaks_as=("Norland",))},
    issues={"dam": Issue(proposition="Norland should build the dam.", topic=("dam",))},
)
SCHEME = parser.prepare(CODEBOOK)
WORDS = [
    "", "on Monday", "last Friday", "yesterday", "the day before yesterday", "today", "overnight", "last week",
    "this week", "earlier this month", "late last month", "last year", "two days ago", "60 years ago", "60 weeks ago",
    "over the weekend", "on the 28th", "on March 3", "on March 3 last year", "in May", "in early May 2019", "in 2019",
    "on 3 March 2019", "on 2019-06-01", "on 03/04/19", "from Monday to Wednesday", "between May 3 and 5",
    "a day earlier", "two weeks after the vote of May 30, 2019", "on the eve of the vote of January 1, 1900",
    "the following day", "in the fourth quarter of 2019", "a week ago Tuesday", "on December 31, 2099",
]  # fmt: skip
YEARS = st.sampled_from([1, 2, 999, 1899, 2018, 2019, 2020, 9998, 9999])


@st.composite
def points(draw: st.DrawFn) -> str:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    return draw(st.sampled_from([f"{year:04d}", f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}-{day:02d}"]))


@st.composite
def forms(draw: st.DrawFn) -> str:
    """A day, month or year; a span; a set; the latter two with either end, or both, open."""
    point, other = draw(points()), draw(points())
    first, last = sorted([point, other], key=lambda text: edtf.parse(text).earliest)
    if edtf.parse(last).latest < edtf.parse(first).latest:
        last = first
    left, right = draw(st.sampled_from([(first, last), (first, ""), ("", last), ("", "")]))
    dots = draw(st.sampled_from(["", ".."]))
    return draw(st.sampled_from([point, f"{left or dots}/{right or dots}", f"[{left}..{right}]"]))


def coded(published: str, words: list[str]) -> tuple[list[Article], list[Claim]]:
    told = [f'Norland said {when} that "we want to build the dam" as planned.' for when in words]
    told += [f"{when.capitalize() or 'Again'}, Norland rejected the dam, a day after it met." for when in words]
    articles = [Article(id=name, body="\n\n".join(told), published=published) for name in ("a", "b")]
    return articles, [claim for article in articles for claim in onrecord.parse(article, SCHEME)]


@given(forms(), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_a_statement_is_dated_within_publication_whatever_its_form(published: str, words: list[str]) -> None:
    articles, claims = coded(published, words)
    for claim in claims:
        if claim.date:
            assert edtf.parse(claim.date).latest <= edtf.parse(published).latest, (claim.date, claim.quote)
    origins.link(claims, articles, CODEBOOK)
    joined = entries.join(claims, tuple(articles), CODEBOOK)
    history.history("dam", joined, CODEBOOK)
    timeline.timeline(joined)


@given(st.dates(), st.dates())
def test_what_is_one_of_some_days_reads_back(one: dt.date, other: dt.date) -> None:
    first, last = min(one, other), max(one, other)
    when = edtf.parse(edtf.one_of(first, last))
    assert (when.earliest, when.latest) == (first, last)


READ = [
    # published, words, what they mean
    ("../2019-05-31", "on March 3, 2019", ["2019-03-03"]),
    ("../2019-05-31", "in 2019", ["[2019-01-01..2019-05-31]"]),
    ("../2019-05-31", "on June 1, 2019", []),
    ("../2019-05-31", "on March 3", []),
    ("../2019-05-31", "on Monday", []),
    ("[..2019-05-31]", "yesterday", []),
    ("2019-05-31/..", "on March 3, 2019", ["2019-03-03"]),
    ("2019-05-31/..", "on March 3", []),
    ("2019-05-31/..", "last week", []),
    ("/", "in May 2019", ["2019-05"]),
    ("2018/2019", "on March 3", []),
    ("2018/2019", "on March 3, 2018", ["2018-03-03"]),
    ("2020", "on March 3", ["2020-03-03"]),
    ("2019-05", "today", ["2019-05"]),
    ("0001-01-01", "yesterday", []),
    ("9999-12-31", "on Monday", ["9999-12-27"]),
]


@pytest.mark.parametrize(("published", "words", "expected"), READ)
def test_what_words_say_depends_on_what_is_known_of_publication(
    published: str, words: str, expected: list[str]
) -> None:
    assert [d.edtf for d in expressions.within(f"Ann spoke {words}.", edtf.parse(published))] == expected
