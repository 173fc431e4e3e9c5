from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.render.html.chart import PHONE, RADIUS, TALLEST, panel
from onrecord.render.html.ticks import Scale, scale, ticks
from onrecord.reports.history import history


def panels(entries, codebook, days=None):
    story = history("group", entries, codebook)
    shown = scale(days or [day for entry in entries for day in (entry.day,) if day])
    return {told.party: panel(told, shown) for told in story.parties}


def row_of(drawn, y):
    (found,) = [row.stance for row in drawn.rows if row.top < y < row.top + row.height]
    return found


def test_a_mark_stands_in_the_row_of_its_stance(tell, codebook):
    entries = tell("a Trump 2019-05-01 2\nb Trump 2019-05-02 -2\nc Pahon 2019-05-01 0\nd Pahon 2019-05-01 2")
    drawn = panels(entries, codebook)["us"]
    assert {m.entry.claim.id: row_of(drawn, m.y) for m in drawn.marks} == {
        "a": "supports", "b": "opposes", "c": "noncommittal", "d": "supports",
    }  # fmt: skip


def test_a_line_joins_one_voice_alone(tell, codebook):
    entries = tell("a Trump 2019-05-01 2\nb Pahon 2019-05-09 -2\nc Trump 2019-05-20 -1\nd Pentagon 2019-05-25 -2")
    drawn = panels(entries, codebook)["us"]
    at = {mark.entry.claim.id: (mark.x, mark.y) for mark in drawn.marks}
    ends = {
        voice: [(s.x1, s.y1, s.x2, s.y2, s.change) for s in drawn.segments if s.voice == voice]
        for voice in ("Trump", "Pentagon")
    }
    assert ends == {
        "Trump": [
            (*at["a"], at["c"][0], at["a"][1], None),
            (at["c"][0], at["a"][1], *at["c"], "reversal"),
        ],
        "Pentagon": [(*at["b"], *at["d"], None)],
    }
    (band,) = drawn.splits
    assert (band.x, round(band.x + band.width, 2)) == (at["a"][0], at["b"][0])


def test_where_the_order_is_uncertain_the_line_breaks_off(tell, codebook):
    drawn = panels(tell("a Trump [2019-05-01..2019-05-09] 2\nb Trump [2019-05-03..2019-05-12] -2"), codebook)["us"]
    assert drawn.segments == ()
    assert [(mark.start is not None, mark.open) for mark in drawn.marks] == [(True, True), (True, True)]


@pytest.mark.parametrize(
    ("when", "bar", "unbounded"),
    [("2019-05-05", False, False), ("[2019-05-02..2019-05-05]", True, False), ("../2019-05-05", True, True), ("2019-05-05/..", False, False)],
)  # fmt: skip
def test_an_interval_is_a_bar(tell, codebook, when, bar, unbounded):
    drawn = panels(tell(f"a Trump {when} 2"), codebook, [date(2019, 5, 1), date(2019, 5, 20)])["us"]
    (mark,) = drawn.marks
    assert (mark.start is not None, mark.open) == (bar, unbounded)
    assert mark.start is None or mark.start < mark.x


CLAIMS = st.lists(
    st.tuples(st.sampled_from(["Trump", "Pahon", "Marquis"]), st.integers(0, 40), st.integers(-2, 2)),
    min_size=1,
    max_size=40,
)


def test_a_mark_too_near_to_stand_on_its_line_stands_below_it(tell, codebook):
    ledger = "a Trump 2019-01-01 2\nb Trump 2019-01-02 2\nc Trump 2019-12-31 -2\nd Trump [2019-06-01..2019-12-31] -2"
    drawn = panels(tell(ledger), codebook)["us"]
    at = {mark.entry.claim.id: mark.y for mark in drawn.marks}
    assert at["b"] - at["a"] >= 2 * RADIUS
    assert abs(at["d"] - at["c"]) >= 2 * RADIUS
    change = next(piece for piece in drawn.segments if piece.change)
    assert change.y1 == at["a"]  # one level line, from which the change goes
    assert {piece.y1 for piece in drawn.segments if piece.change is None} <= {at["a"], change.y2}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=CLAIMS)
def test_marks_of_a_row_do_not_cover_each_other(told, tell, codebook):
    ledger = "\n".join(
        f"x{at} {who} {date(2019, 1, 1) + timedelta(day)} {score}" for at, (who, day, score) in enumerate(told)
    )
    drawn = panels(tell(ledger), codebook)["us"]
    tall = any(row.height >= TALLEST for row in drawn.rows)
    for at, one in enumerate(drawn.marks):
        assert row_of(drawn, one.y) == one.entry.claim.stance
        for other in drawn.marks[:at]:
            apart = abs(one.x - other.x) * PHONE / 100 >= 2 * RADIUS - 0.2 or abs(one.y - other.y) >= 2 * RADIUS - 0.2
            assert apart or tall
    voices = {mark.entry.voice for mark in drawn.marks}
    assert {segment.voice for segment in drawn.segments} <= voices


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2019-04-03", "2019-06-26", ["3 Apr 2019", "17 Apr", "1 May", "15 May", "29 May", "12 Jun", "26 Jun"]),
        ("2019-04-03", "2019-09-10", ["May 2019", "Jun", "Jul", "Aug", "Sep"]),
        ("2018-11-03", "2020-03-10", ["Jan 2019", "Apr", "Jul", "Oct", "Jan 2020"]),
        ("2011-11-03", "2017-03-10", ["2012", "2013", "2014", "2015", "2016", "2017"]),
        ("1801-01-03", "2016-03-10", ["1850", "1900", "1950", "2000"]),
    ],
)
def test_ticks_are_few_and_name_new_years(first, last, names):
    found = ticks(Scale(date.fromisoformat(first), date.fromisoformat(last)))
    assert [tick.name for tick in found] == names


@given(st.lists(st.dates(), max_size=5))
def test_any_days_have_a_scale(days):
    shown = scale(days)
    found = ticks(shown)
    assert len(found) <= 9
    assert all(0 < tick.x < 100 for tick in found)
    assert [shown.at(day) for day in sorted(days)] == sorted(shown.at(day) for day in days)
