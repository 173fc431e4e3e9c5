from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.dossier import Dossier
from onrecord.models import Article
from onrecord.reports.entries import of
from onrecord.reports.positions import Terms, distance, last_day, party_position, voice_positions
from onrecord.reports.select import statements

D = date(2019, 6, 30)


@pytest.mark.parametrize(
    ("ledger", "on", "expected"),
    [
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-02 -2", D, "b", id="the latest day"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-07-01 -2", D, "a", id="not after D"),
        pytest.param("a Trump 2019-06-30 2", D, "a", id="D itself"),
        pytest.param("a Trump 2019-07-01 2", D, None, id="only after D"),
        pytest.param("a Trump - 2", D, "a", id="standing where nothing better is"),
        pytest.param("a Trump - 2\nb Trump 2018-01-01 0", D, "b", id="a dated word of its own before a standing one"),
        pytest.param("a Trump - 2\nb Trump 2019-05-01 -2 via=X", D, "a", id="own words, standing, before a report"),
        pytest.param("a Trump 2018-05-01 1\nb Trump 2019-05-01 0", D, "a", id="noncommittal never replaces a side"),
        pytest.param("a Trump 2018-05-01 1\nb Trump 2019-05-01 -2 via=X", D, "a", id="nor does a report"),
        pytest.param("a Trump 2018-05-01 0\nb Trump 2019-05-01 -2 via=X", D, "a", id="nor of who took none"),
        pytest.param("a Trump 2019-05-01 0\nb Trump 2019-05-02 0", D, "b", id="never a side: the latest such word"),
        pytest.param("a Trump 2019-05-01 2 via=X\nb Trump 2019-05-02 0 via=X", D, "b", id="never spoke: the latest"),
        pytest.param("a Trump 2019-05-31 2\nb Trump [2019-05-27..2019-06-01] -2", D, "b", id="the interval's end"),
        pytest.param("a Trump 2019-05-31 2\nb Trump 2019-05 -2", D, "b", id="a month ends on its last day"),
        pytest.param("a Trump 2019-05-01 1\nb Trump 2019-05-01 0", D, "a", id="one day: non-zero before 0"),
        pytest.param("a Trump 2019-05-01 1\nb Trump 2019-05-01 -2 via=X", D, "a", id="one day: own before relayed"),
        pytest.param("a Trump 2019-05-01 1 via=X\nb Trump 2019-05-01 0", D, "b", id="own words count more than a side"),
        pytest.param("a Trump 2019-05-01 -2\nb Trump 2019-05-01 1", D, "a", id="one day: larger score"),
        pytest.param("a Trump 2019-05-01 -2\nb Trump 2019-05-01 2", D, "b", id="one day: later in the text"),
        pytest.param(
            "a Trump 2019-05-01 -2 article=new published=2019-05-09\nb Trump 2019-05-01 2 article=old published=2019-05-02",
            D,
            "a",
            id="one day: the newer article before the place",
        ),
        pytest.param("b Trump 2019-05-01 -2 at=7\na Trump 2019-05-01 2 at=7", D, "b", id="the id settles the rest"),
        pytest.param("a Trump 2019-05-01 -2 at=90\nb Trump 2019-05-01 2 at=10", D, "a", id="by place, not by order"),
        pytest.param("a Trump ../2019-05-31 2\nb Trump 2019-05-30 -2", D, "a", id="'not later than' counts as its end"),
        pytest.param(
            "a Trump 2019-05-01/.. 2 published=2019-05-03\nb Trump 2019-05-02 -2",
            D,
            "a",
            id="open end: the article's day",
        ),
        pytest.param(
            "a Trump 2019-05-01/.. 2\nb Trump 2019-05-02 -2", D, "b", id="open end, no article day: its beginning"
        ),
    ],
)
def test_position_of_a_voice(tell, ledger, on, expected):
    held = voice_positions(tell(ledger), on=on).get("Trump")
    assert (held and held.claim.id) == expected


def test_spokesmen_are_one_voice_with_their_body(tell):
    held = voice_positions(tell("a Pahon 2019-05-01 2\nb Summers 2019-05-02 -2\nc Pentagon 2019-04-01 1"), on=D)
    assert {voice: entry.claim.id for voice, entry in held.items()} == {"Pentagon": "b"}


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("", "", id="never said"),
        pytest.param("a Pahon 2019-06-01 -2\nb Trump 2019-06-02 -1", "b", id="the newest voice"),
        pytest.param("a Pahon 2019-06-01 -2\nb Trump 2019-06-02 2", "b a split", id="opposite signs within the window"),
        pytest.param("a Pahon 2019-05-03 -2\nb Trump 2019-06-02 2", "b a split", id="the 30th day is within"),
        pytest.param("a Pahon 2019-05-02 -2\nb Trump 2019-06-02 2", "b", id="the 31st is not"),
        pytest.param("a Pahon 2019-06-01 0\nb Trump 2019-06-02 2", "b", id="0 against a sign is no split"),
        pytest.param("a Pahon 2019-06-01 -1\nb Trump 2019-06-20 2 via=X", "a", id="a report splits nobody"),
        pytest.param(
            "a Pahon 2018-12-31 -1\nb Trump 2019-06-20 0", "a last-heard", id="a side, however old, goes first"
        ),
        pytest.param(
            "a Pahon 2019-06-01 0\nb Trump 2019-06-20 2 via=X", "a noncommittal", id="own words before reports"
        ),
        pytest.param("a Pahon 2019-06-01 0\nb Trump 2019-06-02 0", "b noncommittal", id="the newest who took none"),
        pytest.param("a Pahon 2019-06-01 2 via=X", "a reported", id="nobody spoke for himself"),
        pytest.param("a Pahon 2019-06-01 2 via=X\nb Trump 2019-06-02 -1 via=X", "b a reported split", id="two reports"),
        pytest.param(
            "a Pahon 2019-06-01 2 via=X\nb Pahon - -1", "b standing", id="a word of its own, standing, goes first"
        ),
        pytest.param("a Pahon - 2 via=X", "a standing-reported", id="reported, without a date"),
        pytest.param("a Pahon - 2 via=X\nb Trump 2019-01-02 1 via=X", "b reported", id="a dated report goes first"),
        pytest.param(
            "a Pahon 2019-06-01 -1\nb Trump 2019-05-20 1\nc Marquis 2019-04-30 1",
            "a b split",
            id="the newest against it",
        ),
        pytest.param("a Trump 2019-06-02 2\nb Marquis 2019-06-02 2", "b", id="same day, same score: the name"),
        pytest.param(
            "a Pahon 2019-06-01 -2\nb Trump 2019-06-01 2\nc Marquis 2019-06-02 0",
            "a b split",
            id="noncommittal does not end a split",
        ),
        pytest.param("a Pahon 2019-06-01 -2\nb Pahon 2019-06-02 2", "b", id="one voice cannot be split"),
        pytest.param("a Pahon 2019-06-01 -2\nb Summers 2019-06-02 2", "b", id="nor two spokesmen of one body"),
        pytest.param(
            "a Pahon 2019-06-01 -2\nb Trump 2019-06-02 2\nc Pahon 2019-06-03 1",
            "c",
            id="only positions still held count",
        ),
        pytest.param("a Pahon 2019-06-02 1\nb Trump 2019-06-02 2", "b", id="same day: the weightier claim"),
        pytest.param("a Trump 2018-12-31 2", "a last-heard", id="181 days old"),
        pytest.param("a Trump 2019-01-01 2", "a", id="180 days old"),
        pytest.param("a Trump - 2 published=2019-06-01", "a standing", id="standing where nothing is dated"),
        pytest.param("a Trump - 2\nb Pahon 2018-01-01 -1", "b last-heard", id="a dated claim, however old, goes first"),
        pytest.param(
            "a Trump - 2 article=a published=2019-06-01\nb Pahon - 1 article=b published=2019-06-02",
            "b standing",
            id="standing: the newest article",
        ),
        pytest.param(
            "a Trump - 2 article=a published=2019-06-01\nb Pahon - -1 article=b published=2019-06-02",
            "b a standing split",
            id="standing and split",
        ),
        pytest.param("a Trump - 2 published=2019-07-01", "", id="standing in an article after D"),
        pytest.param("a Trump - 2", "a standing", id="standing in an article without a date"),
        pytest.param("a Trump - 2\nb Trump 2019-07-09 -1", "a standing", id="dated only after D"),
    ],
)
def test_position_of_a_party(tell, ledger, expected):
    held = party_position(tell(ledger), Terms(on=D))
    told = [*(entry.claim.id for entry in held.entries)] if held else []
    told += [held.kind.replace(" ", "-")] if held and held.kind != "side" else []
    told += [word for word, true in (("split", held and held.split), ("last-heard", held and held.last_heard)) if true]
    assert " ".join(told) == expected


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("a Pahon 2019-05-01 -2\nb Pahon 2019-05-09 0", "b", id="noncommittal since"),
        pytest.param("a Pahon 2019-05-01 -2\nb Pahon 2019-05-09 0\nc Pahon 2019-05-10 0", "c", id="its latest"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-09 2 via=X", "b", id="reported since, of another voice"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-09 2 via=X\nc Trump 2019-05-10 0 via=X", "c", id="latest"),
        pytest.param(
            "a Pahon 2019-05-01 -2\nb Trump 2019-05-10 0\nc Trump 2019-05-09 2 via=X\nd Pahon 2019-05-08 0",
            "d c b",
            id="of every voice, of both sorts, in time",
        ),
        pytest.param(
            "a Pahon 2019-05-01 -2\nb Pahon 2019-05-01 0\nc Trump 2019-05-01 2 via=X", "", id="not of the day"
        ),
        pytest.param("a Pahon 2019-05-01 -2\nb Pahon 2019-07-01 0", "", id="not after D"),
        pytest.param("a Pahon 2019-05-01 -2\nb Marquis 2019-04-01 2", "", id="no side that came before"),
        pytest.param("a Pahon 2019-05-01 0\nb Trump 2019-05-09 2 via=X", "b", id="beside a noncommittal one as well"),
        pytest.param(
            "a Pahon - 2 published=2019-05-01\nb Trump 2019-05-09 2 via=X", "b", id="and beside a standing one"
        ),
        pytest.param(
            "a Pahon 2019-05-01 2 via=X\nb Trump 2019-05-09 -2 via=X", "", id="the newest report is the position"
        ),
    ],
)
def test_what_came_after_a_position(tell, ledger, expected):
    assert " ".join(entry.claim.id for entry in party_position(tell(ledger), Terms(on=D)).since) == expected


def test_who_is_not_named_is_reported_whoever_prints_him(tell):
    (entry,) = tell("a Trump 2019-05-01 2")
    unnamed = replace(entry, claim=entry.claim.model_copy(update={"actor": "unnamed U.S. official"}))
    assert entry.own_words
    assert not unnamed.own_words
    assert party_position([unnamed]).kind == "reported"


SHIPPED = {
    # An unnamed official by way of Bloomberg, in an article that opens with the Pentagon not confirming it.
    "working-group": """
        a Pahon 2019-04-04 -2
        b Pahon 2019-05-31  0
        c Marquis 2019-05-31 0
        d Trump 2019-05-31  2 via=Bloomberg
    """,
    # Noncommittal on a purchase months after the delivery.
    "s400-purchase": "a Kalin 2019-06-04 2\nb Cavusoglu 2019-11-26 0",
}


@pytest.mark.parametrize(
    ("issue", "expected"), [("working-group", ("a", "opposes", "b c d")), ("s400-purchase", ("a", "supports", "b"))]
)
def test_what_the_first_page_once_said_wrongly(tell, issue, expected):
    held = party_position(tell(SHIPPED[issue]), Terms(on=date(2019, 11, 26)))
    (entry,) = held.entries
    assert (entry.claim.id, entry.claim.stance, " ".join(later.claim.id for later in held.since)) == expected


@pytest.mark.parametrize(
    ("party", "issue", "stance", "actor", "since"),
    [
        (
            "us",
            "working-group",
            "opposes",
            "Eric Pahon",
            {("Eric Pahon", 0), ("Garrett Marquis", 0), ("Donald Trump", 2)},
        ),
        ("turkey", "s400-purchase", "supports", "Recep Tayyip Erdoğan", {("İbrahim Kalın", 0)}),
    ],
)
def test_the_shipped_ledger_says_no_more_than_the_record(party, issue, stance, actor, since):
    dossier = Dossier(Path(__file__).parents[2] / "data")
    entries = [e for e in statements(of(dossier)) if e.party == party and e.claim.issue == issue]
    held = party_position(entries, Terms(on=last_day(entries, dossier.articles)))
    (entry,) = held.entries
    assert (held.kind, entry.claim.stance, entry.claim.actor) == ("side", stance, actor)
    assert since <= {(later.claim.actor, later.claim.score) for later in held.since}


def test_the_window_can_be_set(tell):
    entries = tell("a Pahon 2019-05-25 -2\nb Trump 2019-06-02 2")
    assert not party_position(entries, Terms(on=D, window=7)).split
    assert party_position(entries, Terms(on=D, window=8)).split


@pytest.mark.parametrize(
    ("us", "turkey", "expected"),
    [
        ("a Trump 2019-06-01 2", "b Kalin 2019-06-01 -2", "4"),
        ("a Trump 2019-06-01 -1", "b Kalin 2019-06-01 -1", "0"),
        ("a Trump 2019-06-01 0", "b Kalin 2019-06-01 -2", "2"),
        ("a Trump 2019-06-01 2\nc Pahon 2019-06-01 -2", "b Kalin 2019-06-01 2", "0-4, split"),
        ("a Trump 2019-06-01 1\nc Pahon 2019-06-01 -1", "b Kalin 2019-06-01 0", "1, split"),
        ("a Trump 2019-06-01 1\nc Pahon 2019-06-01 -1", "b Kalin 2019-06-01 2\nd Demir 2019-06-01 -2", "1-3, split"),
        ("a Trump 2019-06-01 1", "", None),
    ],
)
def test_distance(tell, us, turkey, expected):
    gap = distance(party_position(tell(us)), party_position(tell(turkey)))
    assert (gap and str(gap)) == expected


def test_the_record_ends_with_its_newest_article(tell):
    entries = tell("a Trump 2019-05-01 2 article=a published=2019-05-02\nb Kalin - 1 article=b published=2019-06")
    assert last_day(entries) == date(2019, 6, 30)
    silent = Article(id="c", published="2019-07-01")
    assert last_day(entries, [silent]) == date(2019, 7, 1)
    assert last_day(tell("a Trump - 2")) is None


def test_an_article_without_a_date_is_no_older_than_what_it_reports(tell):
    assert last_day(tell("a Trump 2019-05 2\nb Kalin -  1\nc Kalin 2019-05-03 1")) == date(2019, 5, 31)
