"""When an article without a date was published: what its words and dated events allow, and never more."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import edtf
from onrecord.dossier import Dossier
from onrecord.drafting import parse
from onrecord.models import Actor, Article, Codebook, Event, Party
from onrecord.parser import publication
from onrecord.parser.dates.publication import Events

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parents[3]
BOOK = Codebook(
    parties={"hill": Party(name="Hilltown", speaks_as=("Hilltown",)), "vale": Party(name="Valeport")},
    actors=(Actor(name="Ann Cole", party="hill"), Actor(name="Bo Reed", party="vale")),
    events=(
        Event(date="2021-03-03", text="Cole and Reed speak by phone", words=("phone call",), actors=("Ann Cole", "Bo Reed")),
        Event(date="2021-03-15", text="They speak again", words=("phone call",), actors=("Ann Cole", "Bo Reed")),
        Event(date="2021-04-20/2021-04-21", text="The bridge conference", words=("bridge conference",)),
        Event(date="2021-05-06", text="Reed writes to Cole", words=("letter",), actors=("Bo Reed",)),
    ),
)  # fmt: skip

CASES: list[tuple[str, str | None]] = [
    # an anchor leaves some days, the weekday of the opening chooses among them
    ("Cole agreed on Friday to talks.\n\nReed and Cole had a phone call on Wednesday.", "2021-03-05"),
    ("Reed and Cole had a phone call on Wednesday.", "2021-03-03"),
    ("Talks go on.\n\nThe town waits.\n\nReed and Cole had a phone call on Wednesday.", "[2021-03-03..2021-03-09]"),
    ("The bill is late, Cole said on Monday.\n\nReed last week sent a letter.", "2021-05-10"),
    ("The bill is late.\n\nThe town waits.\n\nReed last week sent a letter.", "[2021-05-10..2021-05-16]"),
    ("Cole spoke on Tuesday.\n\nShe goes to the bridge conference, set for April 20-21, next week.", "2021-04-13"),
    ("Reed sent a letter yesterday.", "2021-05-07"),
    # two events fit: all their days, until other words decide
    ("Talks go on.\n\nThe town waits.\n\nReed and Cole had a phone call this week.", "[2021-03-01..2021-03-21]"),
    # a weekday that is not the event's ties nothing
    ("Cole on Tuesday said that a phone call with Reed was held this week.", None),
    # an event without an anchor, an anchor without an event, words without those who took part
    ("Reed and Cole had a phone call.", None),
    ("Cole said on Friday that talks went on this week.", None),
    ("Two farmers had a phone call on Wednesday.", None),
    ("She goes to the bridge conference next week.", None),
    # what lies ahead says nothing
    ("Reed and Cole will have a phone call on Wednesday.", None),
    # a printed date
    ("12 May 2021\n\nCole agreed to talks.", "2021-05-12"),
    ("Updated: May 12, 2021\n\nCole agreed to talks.", "2021-05-12"),
    ("13/05/2021\n\nCole agreed to talks.", "2021-05-13"),
    ("03/05/2021\n\nCole agreed to talks.", "[2021-03-05..2021-05-03]"),
    ("03/05/2021\n\nThe town waits.\n\nReed and Cole had a phone call on Wednesday.", "2021-03-05"),
    ("31/31/2021\n\nCole agreed to talks.", None),
    ("Cole agreed on 12 May 2021 to talks.", None),
    # reasons that disagree
    ("1 June 2021\n\nReed and Cole had a phone call on Wednesday.", None),
    ("", None),
]


def dated(text: str, book: Codebook = BOOK) -> str | None:
    return publication(Article(id="a", body=text), Events(book)).published


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_publication(text: str, expected: str | None) -> None:
    assert dated(text) == expected


def test_reasons_that_disagree_are_shown() -> None:
    found = publication(
        Article(id="a", body="1 June 2021\n\nReed and Cole had a phone call on Wednesday."), Events(BOOK)
    )
    assert found.contradiction
    assert [reason.text for reason in found.reasons] == [
        "the article prints a date on a line of its own",
        '"Wednesday": 2021-03-03 Cole and Reed speak by phone',
    ]


def test_statements_of_an_undated_article_are_dated_by_it() -> None:
    book = BOOK.model_copy(update={"issues": Dossier(ROOT / "examples" / "harbor-toll").codebook.issues})
    text = 'Cole spoke on Friday.\n\nReed and Cole had a phone call on Wednesday. "I reject the toll," Cole said on Thursday.'
    (claim,) = parse(Article(id="a", body=text), book)
    assert (claim.actor, claim.date, claim.date_basis) == ("Ann Cole", "2021-03-04", "relative")


SHIPPED = {
    "rt-pentagon-rejects-any-talks": "2019-04-05",
    "despardes-postponing-not-on-agenda": "2019-05-15",
    "ahval-pentagon-repeats-objection": "2019-05-31",
    "reuters-us-has-not-taken-step": "2019-06-10",
    "kalin-says-talks-next-week": "2019-11-26",
}


def test_the_shipped_articles_state_no_date_and_get_the_right_one() -> None:
    dossier = Dossier(ROOT / "data")
    assert {article.id: (article.published, article.published_basis) for article in dossier.articles} == {
        name: (day, "inferred") for name, day in SHIPPED.items()
    }


@pytest.fixture(scope="module")
def shipped() -> Dossier:
    return Dossier(ROOT / "data")


@given(st.randoms(use_true_random=False), st.sampled_from((0.1, 0.5, 0.9)))
def test_with_events_taken_away_no_day_is_wrong(shipped: Dossier, choose: random.Random, share: float) -> None:
    kept = tuple(event for event in shipped.codebook.events if choose.random() < share)
    events = Events(shipped.codebook.model_copy(update={"events": kept}))
    for article in shipped.articles:
        day = edtf.parse(SHIPPED[article.id])
        found = publication(article, events).published
        assert found is None or edtf.parse(found).overlaps(day), (article.id, found)


PIECES = st.sampled_from(
    'Reed Cole phone call on Wednesday this week last next yesterday . \n\n 03/05/2021 May letter April 20 " , will'.split(
        " "
    )
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_text(text: str) -> None:
    found = publication(Article(id="a", body=text), Events(BOOK))
    assert found == publication(Article(id="a", body=text), Events(BOOK))
    assert found.published is None or edtf.parse(found.published)
    assert not (found.contradiction and found.published)
    assert all(text[slice(*reason.span)].strip() for reason in found.reasons)
