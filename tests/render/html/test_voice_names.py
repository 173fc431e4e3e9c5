from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.render.html.chart import PHONE, WIDTH, panel
from onrecord.render.html.ticks import scale
from onrecord.render.html.voice_names import LETTER, names
from onrecord.reports.history import history

DAYS = [date(2019, 1, 1), date(2019, 12, 31)]


def drawn(entries, codebook):
    (told,) = history("group", entries, codebook).parties
    return panel(told, scale(DAYS))


@pytest.mark.parametrize(
    ("ledger", "named"),
    [
        ("a Trump 2019-02-01 2\nb Trump 2019-11-01 2", {"Trump": False}),
        ("a Trump 2019-06-01 2\nb Trump 2019-06-08 -2", {"Trump": False}),  # no room along it
        ("a Trump 2019-12-24 2\nb Trump 2019-12-30 -2", {"Trump": False}),  # at the edge
        ("a Trump 2019-06-01 2\nb Trump 2019-06-08 2", {"Trump": False}),
        ("a Trump 2019-06-01 2", {}),  # a mark, no line
        (
            "a Trump 2019-06-01 2\nb Trump 2019-06-08 -2\nc Pahon 2019-06-02 2\nd Pahon 2019-06-09 -2",
            {"Trump": False, "Pentagon": False},
        ),
    ],
)
def test_a_voice_with_a_line_has_its_name(tell, codebook, ledger, named):
    assert {name.voice: name.minor for name in names(drawn(tell(ledger), codebook))} == named


def test_those_that_changed_choose_first(tell, codebook):
    ledger = "a Marquis 2019-02-01 2\nb Marquis 2019-02-20 2\nc Trump 2019-02-01 2\nd Trump 2019-11-01 -2"
    assert [name.voice for name in names(drawn(tell(ledger), codebook))] == ["Trump", "Marquis"]


CLAIMS = st.lists(
    st.tuples(st.sampled_from(["Trump", "Pahon", "Marquis"]), st.integers(0, 360), st.integers(-2, 2)),
    min_size=2,
    max_size=30,
)


def spans(name, width):
    start = name.x * width / 100 + name.dx
    room = len(name.voice) * LETTER
    return (start - room, start) if name.end else (start, start + room)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=CLAIMS)
def test_a_name_covers_no_mark_and_stays_inside(told, tell, codebook):
    ledger = "\n".join(f"x{at} {who} {DAYS[0] + timedelta(day)} {score}" for at, (who, day, score) in enumerate(told))
    chart = drawn(tell(ledger), codebook)
    found = names(chart)
    assert len({name.voice for name in found}) == len(found)
    for width, shown in ((WIDTH, found), (PHONE, [name for name in found if not name.minor])):
        for name in shown:
            left, right = spans(name, width)
            assert 0 <= left < right <= width
            for mark in chart.marks:
                at = mark.x * width / 100
                assert not (left < at < right and name.y - 9 < mark.y < name.y + 2)
            for other in shown:
                other_left, other_right = spans(other, width)
                assert other is name or left >= other_right or other_left >= right or abs(name.y - other.y) >= 11
