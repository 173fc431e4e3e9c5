from datetime import date

import pytest

from onrecord.reports.timeline import span, timeline


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("a Trump 2019-05-02 2\nb Kalin 2019-05-01 2", ["2019-05-01 b", "2019-05-02 a"], id="by day"),
        pytest.param(
            "a Trump 2019-05 2\nb Kalin 2019-05-31 2\nc Kalin [2019-05-27..2019-05-31] 0",
            ["2019-05 a", "[2019-05-27..2019-05-31] c", "2019-05-31 b"],
            id="one end: the earlier beginning first",
        ),
        pytest.param(
            "a Trump 2019-05-01 2 at=9\nb Kalin 2019-05-01 2 at=1", ["2019-05-01 b a"], id="one day: by place"
        ),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-01 2 same_as=a", ["2019-05-01 a"], id="copies once"),
    ],
)
def test_moments(tell, ledger, expected):
    moments = timeline(tell(ledger)).moments
    assert [" ".join([moment.date, *(entry.claim.id for entry in moment.entries)]) for moment in moments] == expected


def test_standing_positions_stand_apart(tell):
    told = timeline(tell("a Trump - 2 article=x published=2019-06-01\nb Kalin - 1 article=y published=2019-05-01"))
    assert not told.moments
    assert [entry.claim.id for entry in told.standing] == ["b", "a"]


def test_events_come_in_between_and_first_on_their_day(tell, codebook):
    told = timeline(tell("a Trump 2019-05-29 2\nb Kalin 2019-05-30 2\nc Kalin 2019-05-28 2"), codebook.events)
    assert [(m.date, len(m.events), len(m.entries)) for m in told.moments] == [
        ("2019-05-28", 0, 1),
        ("2019-05-29", 1, 1),
        ("2019-05-30", 0, 1),
    ]
    assert [m.date for m in timeline((), codebook.events).moments] == ["2019-05-29"]


def test_events_belong_beside_the_statements_from_a_month_before_to_a_month_after(tell):
    assert span(tell("a Trump 2019-04-03 2\nb Kalin 2019-06-10 2\nc Kalin - 1")) == (
        date(2019, 3, 4),
        date(2019, 7, 10),
    )
    assert span(tell("a Kalin - 1")) == (None, None)
