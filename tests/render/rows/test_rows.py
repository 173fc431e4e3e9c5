from datetime import date

import pytest

from onrecord.render.rows import diff as diff_rows
from onrecord.render.rows import history as history_rows
from onrecord.render.rows import issues as issue_rows
from onrecord.render.rows import timeline as timeline_rows
from onrecord.reports.diff import diff
from onrecord.reports.history import history
from onrecord.reports.movement import movement
from onrecord.reports.overview import issues
from onrecord.reports.timeline import timeline

LEDGER = """
    a Pahon 2019-04-04              -2
    b Trump [2019-05-27..2019-05-31] 2 via=Agency
    c Kalin ../2019-05-30            1
    d Demir -                        2
    e Trump 2019-05-31               2 article=other outlet=Wire same_as=b
    f Trump 2019-06-01              -1
"""
PAIR = ("us", "turkey")


def told(rows, *names):
    assert len({tuple(row) for row in rows}) <= 1  # the columns of all are the same
    return [tuple(row[name] for name in names) for row in rows]


def test_a_timeline_has_a_row_an_event_and_a_row_a_statement(tell, codebook):
    rows = timeline_rows.timeline(timeline(tell(LEDGER), codebook.events, codebook.issues, codebook.parties))
    assert told(rows, "row", "earliest", "latest", "party_name", "event", "id") == [
        ("claim", "2019-04-04", "2019-04-04", "United States", None, "a"),
        ("event", "2019-05-29", "2019-05-29", None, "They speak by phone", None),
        ("claim", None, "2019-05-30", "Turkey", None, "c"),
        ("claim", "2019-05-27", "2019-05-31", "United States", None, "b"),
        ("claim", "2019-06-01", "2019-06-01", "United States", None, "f"),
        ("claim", None, None, "Turkey", None, "d"),
    ]
    assert told(rows, "outlets", "copies", "via")[3] == (["a", "Wire"], ["e"], ["Agency"])


def test_issues_have_a_row_a_party_and_one_where_nobody_spoke(tell, codebook):
    rows = issue_rows.issues(issues(tell(LEDGER), codebook))
    assert told(rows, "issue", "party", "party_name", "supports", "opposes")[:3] == [
        ("group", "us", "United States", 1, 1),
        ("group", "turkey", "Turkey", 1, 0),
        ("risk", None, None, None, None),
    ]


def test_a_history_tells_its_change_points_by_their_later_claim(tell, codebook):
    entries = tell(LEDGER.replace("via=Agency", ""))
    rows = history_rows.history(history("group", entries, codebook, events=codebook.events))
    assert [row for row in told(rows, "row", "id", "change_point", "before", "before_stance") if row[0] != "claim"] == [
        ("event", None, None, None, None),
        ("change point", "b", "another voice", "a", "opposes"),
        ("change point", "f", "reversal", "b", "supports"),
    ]
    assert [name for row, name in told(rows, "row", "id") if row == "claim"] == ["a", "b", "f", "c", "d"]


@pytest.mark.parametrize(
    ("ledger", "rows"),
    [
        ("a Trump 2019-05-01 2", [("us", "a", 2, None, None), ("turkey", None, None, None, None)]),
        (
            "a Trump 2019-05-01 2\nb Kalin 2019-05-01 1 via=Agency",
            [("us", "a", 2, 1, False), ("turkey", "b", 1, 1, False)],
        ),
        (
            "a Trump 2019-05-01 2\nb Pahon 2019-05-02 -2\nc Kalin 2019-05-01 1",
            [("us", "b", -2, 1, True), ("us", "a", 2, 1, True), ("turkey", "c", 1, 1, True)],
        ),
    ],
)
def test_a_comparison_has_a_row_a_party_and_two_where_it_is_split(tell, codebook, ledger, rows):
    made = diff_rows.diff(diff(PAIR, tell(ledger), codebook, issues=["group"]))
    assert told(made, "party", "id", "score", "low", "split") == rows


def test_a_comparison_has_rows_of_what_came_since(tell, codebook):
    ledger = "a Trump 2019-05-01 2\nb Trump 2019-05-02 0\nc Pahon 2019-05-03 -2 via=Agency\nd Kalin 2019-05-01 1 via=X"
    made = diff_rows.diff(diff(PAIR, tell(ledger), codebook, issues=["group"]))
    assert told(made, "party", "role", "id", "rests_on", "own_words") == [
        ("us", "position", "a", "side", True),
        ("us", "since", "b", "side", True),
        ("us", "since", "c", "side", False),
        ("turkey", "position", "d", "reported", False),
    ]


def test_between_two_days_each_party_has_a_row_a_day(tell, codebook):
    days = date(2019, 5, 1), date(2019, 6, 2)
    made = diff_rows.between(movement(PAIR, days, tell(LEDGER), codebook, issues=["group"]))
    assert told(made, "party", "day", "id", "standing", "low", "high") == [
        ("us", "2019-05-01", "a", False, 4, 4),
        ("us", "2019-06-02", "f", False, 2, 2),
        ("turkey", "2019-05-01", "d", True, 4, 4),
        ("turkey", "2019-06-02", "c", False, 2, 2),
    ]
