import io
from datetime import date

import pytest
from rich.console import Console

from onrecord.models import Event
from onrecord.render.terminal.chart import Chart, axis
from onrecord.reports.history import history


def drawn(tell, codebook, ledger, width=60, events=()):
    console = Console(file=io.StringIO(), width=width)
    console.print(Chart(history("group", tell(ledger), codebook, events=events)))
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


LEDGER = """
    a Pentagon 2019-01-04 -2
    b Pahon    2019-03-04  0
    c Trump    2019-03-01  1
    d Trump    2019-03-20  2
    e Kalin    2019-02-28 -1
    f Kalin    -           2
    g Kalin    2019-09-30 -1
"""


def test_a_row_a_voice_and_a_column_a_month(tell, codebook):
    assert drawn(tell, codebook, LEDGER, events=[Event(date="2019-03-05", text="x"), Event(date="2019-03-09", text="y")]) == [
        "            2019",
        "            Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep",
        "United States",
        "  Pentagon  ▼▼────────●" + "─" * 24 + "┄" * 10,
        "  Trump               ▲─▲▲" + "─" * 31,
        "Turkey",
        "  Kalin          ▼" + "─" * 34 + "▼────",
        "events                ◆2",
        "▲▲ supports  ▲ leans for  ● noncommittal  ▼ leans against",
        "▼▼ opposes",
        "one column a month · ─ a side taken in own words, held until",
        "the next · ┄ taken more than 180 days earlier · ◆ events",
    ]  # fmt: skip


def test_a_position_that_is_not_heard_again_is_marked_after_180_days(tell, codebook):
    rows = drawn(tell, codebook, "a Trump 2019-01-01 2\nb Kalin 2019-09-01 2")
    (row,) = (row for row in rows if "Trump" in row)
    # 2019-01-01 and 180 days is 2019-06-30: held to the end of June, long ago from July.
    assert row.split()[1] == "▲▲" + "─" * (6 * 5 - 2) + "┄" * (3 * 5)
    assert "┄ taken more than 180 days earlier" in " ".join(rows)


@pytest.mark.parametrize(
    ("first", "last", "room", "unit", "labels"),
    [
        (date(2019, 4, 3), date(2019, 11, 26), 54, 1, "Apr May Jun Jul Aug Sep Oct Nov"),
        (date(2019, 1, 1), date(2020, 3, 1), 54, 1, "J F M A M J J A S O N D J F M"),
        (date(2019, 1, 1), date(2020, 12, 1), 54, 3, "Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4"),
        (date(2011, 1, 1), date(2020, 12, 1), 54, 12, " ".join(map(str, range(2011, 2021)))),
        (date(1950, 1, 1), date(2020, 1, 1), 54, 120, "1950 1960 1970 1980 1990 2000 2010 2020"),
        (date(1, 1, 1), date(9999, 1, 1), 54, 12000, "0 1000 2000 3000 4000 5000 6000 7000 8000 9000"),
        (date(2019, 4, 3), date(2019, 4, 3), 54, 1, "Apr"),
        (date(2019, 4, 3), date(2019, 6, 3), 5, 3, "Q2"),
    ],
)
def test_the_finest_columns_that_fit(first, last, room, unit, labels):
    found = axis(first, last, room)
    assert found.unit == unit
    assert " ".join(found.label(column) for column in range(found.first, found.last + 1)) == labels
    assert found.cell * (found.last - found.first + 1) <= room


@pytest.mark.parametrize("width", [20, 40, 60, 80, 140])
@pytest.mark.parametrize("years", [0, 1, 3, 30, 300])
def test_no_row_is_wider_than_the_terminal(tell, codebook, width, years):
    ledger = f"a Trump {1900 + years}-05-01 2\nb Trump 1900-01-01 -2\nc Pentagon 1900-01-02 1\nd Pentagon 1900-01-03 -1"
    events = [Event(date="1900-01-02", text="x")] * 12
    assert max(map(len, drawn(tell, codebook, ledger, width, events))) <= width


def test_positions_that_do_not_fit_leave_a_mark(tell, codebook):
    ledger = "\n".join(f"a{day} Trump 2019-05-{day:02} {(-2) ** (day % 2)}" for day in range(1, 5))
    rows = drawn(tell, codebook, f"{ledger}\nb Kalin 2019-12-01 1")
    assert any(row.startswith("  Trump   ‥▲") for row in rows)
    assert "‥ more positions before this one" in " ".join(rows)


def test_signs_tell_all_without_colour(tell, codebook):
    ledger = "\n".join(f"a{month} Trump 2019-{month:02}-01 {month - 3}" for month in range(1, 6))
    (row,) = (row for row in drawn(tell, codebook, ledger) if "Trump" in row)
    assert row.replace("─", "").split()[1] == "▼▼▼●▲▲▲"


def test_what_is_reported_is_hollow_and_holds_nothing(tell, codebook):
    ledger = "a Trump 2019-05-01 0\nb Trump 2019-05-02 2 via=X\nc Kalin 2019-05-01 -1\nd Kalin 2019-07-01 1 via=X"
    rows = drawn(tell, codebook, f"{ledger}\ne Pahon 2019-06-01 -2 via=X")
    told = {row.split()[0]: row.split()[1:] for row in rows if row.startswith("  ") and row.strip()}
    assert (told["Trump"], told["Pentagon"]) == (["●", "△△"], ["▽▽"])
    assert told["Kalin"] == ["▼───────────△─────"]
    assert "hollow: reported by others, not in own words" in " ".join(rows)


def test_a_sign_that_nothing_holds_moves_no_later_one(tell, codebook):
    ledger = "a Trump 2019-05-01 0\nb Trump 2019-07-01 2\nc Kalin 2019-05-01 1\nd Kalin 2019-07-01 -1"
    trump, kalin = (row for row in drawn(tell, codebook, ledger) if "Trump" in row or "Kalin" in row)
    assert (trump.index("●"), trump.index("▲▲")) == (kalin.index("▲"), kalin.index("▼"))


def test_drafts_are_marked(tell, codebook):
    ledger = "a Trump 2019-05-01 2\nb Trump 2019-07-01 -2 status=draft\nc Kalin 2019-06-01 1 status=edited"
    rows = drawn(tell, codebook, ledger)
    assert [row.split()[1] for row in rows if "Trump" in row or "Kalin" in row] == [
        "▲▲──────────▼▼°───",
        "▲───────────",
    ]
    assert "° draft" in rows[-1]
    assert "° draft" not in " ".join(drawn(tell, codebook, ledger.replace("draft", "accepted")))


def test_one_position_is_no_course(tell, codebook):
    assert not Chart(history("group", tell("a Trump 2019-05-01 2\nb Kalin - 2"), codebook)).worth
    assert Chart(history("group", tell("a Trump 2019-05-01 2\nb Kalin 2019-05-01 2"), codebook)).worth
