from datetime import date

import pytest

from onrecord.reports.positions import Terms, distance, last_day, party_position, voice_positions

D = date(2019, 6, 30)


@pytest.mark.parametrize(
    ("ledger", "on", "expected"),
    [
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-02 -2", D, "b", id="the latest day"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-07-01 -2", D, "a", id="not after D"),
        pytest.param("a Trump 2019-06-30 2", D, "a", id="D itself"),
        pytest.param("a Trump 2019-07-01 2", D, None, id="only after D"),
        pytest.param("a Trump - 2", D, None, id="standing claims are not dated"),
        pytest.param("a Trump 2019-05-31 2\nb Trump [2019-05-27..2019-06-01] -2", D, "b", id="the interval's end"),
        pytest.param("a Trump 2019-05-31 2\nb Trump 2019-05 -2", D, "b", id="a month ends on its last day"),
        pytest.param("a Trump 2019-05-01 1\nb Trump 2019-05-01 0", D, "a", id="one day: non-zero before 0"),
        pytest.param("a Trump 2019-05-01 1\nb Trump 2019-05-01 -2 via=X", D, "a", id="one day: own before relayed"),
        pytest.param("a Trump 2019-05-01 1 via=X\nb Trump 2019-05-01 0", D, "a", id="non-zero counts more than own"),
        pytest.param("a Trump 2019-05-01 -2\nb Trump 2019-05-01 1", D, "a", id="one day: larger score"),
        pytest.param("a Trump 2019-05-01 -2\nb Trump 2019-05-01 2", D, "b", id="one day: later in the text"),
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
        pytest.param(
            "a Pahon 2019-06-01 -2\nb Trump 2019-06-01 2\nc Marquis 2019-06-02 0",
            "b a split",
            id="0 does not end a split",
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
            "b a split standing",
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
    for word, true in (("split", held and held.split), ("standing", held and held.standing)):
        told += [word] if true else []
    assert " ".join(told + (["last-heard"] if held and held.last_heard else [])) == expected


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


def test_the_record_ends_with_its_last_dated_claim(tell):
    assert last_day(tell("a Trump 2019-05 2\nb Kalin -  1\nc Kalin 2019-05-03 1")) == date(2019, 5, 31)
    assert last_day(tell("a Trump - 2")) is None
