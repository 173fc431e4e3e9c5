"""When a statement was made, in articles of a Thursday, 2019-06-20."""

import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yaml
from onrecord import edtf
from onrecord.models import Article, Codebook
from onrecord.parser import prepare, read

ROOT = Path(__file__).parents[3]
EMPTY = prepare(Codebook())


def dated(body: str, published: str | None = "2019-06-20") -> list[str | None]:
    """Return the dates of a text's statements."""
    article = Article(id="a", title="", body=body, published=published)
    return [statement.date for statement in read(article, EMPTY).statements]


WEEK = "[2019-06-17..2019-06-20]"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # its own words; the content's day is not the statement's
        ("Ane Dahl said on Monday that the deal would be signed on Friday.", "2019-06-17"),
        ("Ane Dahl said the deal was signed on Monday.", WEEK),
        ('"We met on Monday and found nothing," Ane Dahl said.', WEEK),
        ("In a letter dated June 6, Ane Dahl wrote that the deal was dead.", "2019-06-06"),
        ("Ane Dahl reported on 13/06/2019 that the barn was clean.", "2019-06-13"),
        ("Ane Dahl said on June 14, 2019 that the barn was clean.", "2019-06-14"),
        # counted from another day
        ("The board met on June 3. Two days later, Ane Dahl said the permit was forged.", "2019-06-05"),
        ("The board met on June 5. The following Monday, Ane Dahl said the permit was forged.", "2019-06-10"),
        ("The board met on June 3. That same day, Ane Dahl said the permit was forged.", "2019-06-03"),
        ("The day before the June 12 vote, Ane Dahl said the levy was dead.", "2019-06-11"),
        ("On the eve of the June 12 vote, Ane Dahl said the levy was dead.", "2019-06-11"),
        ("Kip Rawlins spoke on Tuesday, a day after Ane Dahl said the levy was dead.", "2019-06-17"),
        ("Two days later, Ane Dahl said the levy was dead.", None),
        # clauses on something else
        ("Ane Dahl, who was fired on Monday, said the union had sold her out.", None),
        # occasions and speakers of before
        ('Ane Dahl spoke to reporters on Tuesday. "The bridge is a ruin," she said.', "2019-06-18"),
        # labels of lines
        ("June 13: Ane Dahl says the bridge is a ruin.", "2019-06-13"),
        ("**3:05 p.m.** Ane Dahl says the bridge is a ruin.", "2019-06-20"),
        # time words that say no day: nothing, not even the week
        ("At Easter, Ane Dahl said the bridge was a ruin.", None),
        ("Ane Dahl said last spring that the bridge was a ruin.", None),
        ("Ane Dahl said the previous day that the bridge was a ruin.", None),
        # held, repeated, to come
        ("Norland says the strait is its own.", None),
        ("Ane Dahl has repeatedly said the strait is open.", None),
        ("Ane Dahl has said the strait is open.", None),
        ("Ane Dahl will tell parliament on Monday that the fleet is dying.", None),
        # nothing said: the week of publication
        ("Ane Dahl said hemp was finished.", WEEK),
        # the opening names the day of publication
        ("The board met on Thursday.\n\nAne Dahl said hemp was finished.", "2019-06-20"),
        ("The board met on Thursday.\n\nA farmer said hemp was finished.", WEEK),
        ("The board met on Monday.\n\nAne Dahl said hemp was finished.", WEEK),
    ],
)
def test_when_it_was_said(body: str, expected: str | None) -> None:
    assert dated(body) == [expected]


def test_a_speaker_who_repeats_it_on_another_day_is_left_open_between_them() -> None:
    body = 'Ane Dahl said on Monday it was so. She signed it on Tuesday.\n\n"It is so," Ane Dahl said.'
    assert dated(body)[-1] == "[2019-06-17..2019-06-18]"


def test_the_same_ear_and_an_echo_bound_from_below() -> None:
    body = "Ane Dahl told Reuters on Tuesday it was so.\n\nBo Lind told Reuters it was not so."
    assert dated(body) == ["2019-06-18", "[2019-06-18..2019-06-20]"]


def test_a_relay_takes_the_day_of_the_report_but_not_of_a_conversation() -> None:
    assert dated("The Gazette reported on Monday that Ane Dahl had said hemp was finished.") == ["2019-06-17"] * 2
    spoken = "LIND: Ane Dahl says hemp is finished.\n\nBERG: It is not.\n\nLIND: She says so.\n\nBERG: No."
    assert dated(spoken)[:2] == ["2019-06-20", None]


@pytest.mark.parametrize("day", ["on Monday", "yesterday", "on June 3", "last week"])
def test_an_undated_article_says_no_day(day: str) -> None:
    assert dated(f"Ane Dahl said {day} that hemp was finished.", None) == [None]


@given(
    st.lists(
        st.sampled_from(
            'Ane Dahl|said|on Monday|that|a day after|the vote|.|,|"|who|June 3|\n\n|the next day|she|told|Reuters'
            "|at Easter|will say|has said|13/04/2019|In 2018".split("|")
        ),
        max_size=25,
    ).map(" ".join),
    st.sampled_from(["2019-06-20", "2019-06", "2019", "0001-01-01", None]),
)
def test_never_after_publication_and_never_raises(body: str, published: str | None) -> None:
    for date in dated(body, published):
        if date and published:
            assert edtf.parse(date).latest <= edtf.parse(published).latest


def test_the_half_of_the_blind_set_that_was_tuned_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import dates as bench

    cases = yaml.load(bench.CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    results = bench.run([case for case in cases if case["half"] == "tune"])
    counts = Counter(result for _, result, _ in results)
    missed = [(case["id"], got) for case, result, got in results if result in {"wrong", "missing"}]
    assert counts["exact"] + counts["week"] >= 216, counts  # a name such as "Mr. May" leaves the week of publication
    assert not missed
    sys.modules.pop("dates", None)
