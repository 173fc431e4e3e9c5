from datetime import date

import pytest

from onrecord.render import change_words
from onrecord.render.json.diff import between
from onrecord.reports.movement import movement
from onrecord.reports.positions import Terms

PAIR = ("us", "turkey")
DAYS = (date(2019, 5, 1), date(2019, 6, 1))


def told(entries, codebook, days=DAYS, terms=None, party=0):
    """Return ``before -> after``, the change points in between, and the marks, of the first party on the issue "group"."""
    found = movement(PAIR, days, entries, codebook, terms or Terms(), ["group"])
    (row,) = found.issues
    side = (row.left, row.right)[party]
    held = ["+".join(entry.claim.id for entry in at.entries) if at else "none" for at in (side.before, side.after)]
    change_points = [f"{change.kind} {change.before.claim.id} {change.after.claim.id}" for change in side.change_points]
    held_by = {"moved": side.moved, "undated": side.undated, "another voice": side.another_voice}
    marks = [word for word, true in held_by.items() if true]
    return " -> ".join(held), change_points, marks, side.statements


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("", ("none -> none", [], [], 0), id="never said"),
        pytest.param("a Trump 2019-04-01 2", ("a -> a", [], [], 0), id="said before and not since"),
        pytest.param("a Trump 2019-05-01 2", ("a -> a", [], [], 0), id="the first day belongs to before"),
        pytest.param("a Trump 2019-06-01 2", ("none -> a", [], ["moved"], 1), id="the second day belongs to after"),
        pytest.param("a Trump 2019-06-02 2", ("none -> none", [], [], 0), id="only later"),
        pytest.param(
            "a Trump 2019-04-01 2\nb Trump 2019-05-09 -1",
            ("a -> b", ["reversal a b"], ["moved"], 1),
            id="a change point in between",
        ),
        pytest.param(
            "a Trump 2019-04-01 2\nb Trump 2019-04-09 -1\nc Trump 2019-06-09 2",
            ("b -> b", [], [], 0),
            id="change points before and after are not in between",
        ),
        pytest.param(
            "a Trump 2019-04-01 2\nb Trump 2019-05-09 -1\nc Trump 2019-05-20 2",
            ("a -> c", ["reversal a b", "reversal b c"], [], 2),
            id="there and back: not moved, and both change points told",
        ),
        pytest.param(
            "a Pahon 2019-03-01 -2\nb Trump 2019-05-09 2",
            ("a -> b", ["another voice a b"], ["moved", "another voice"], 1),
            id="another voice is no change point",
        ),
        pytest.param(
            "a Pahon 2019-04-20 -2\nb Trump 2019-05-09 2",
            ("a -> b+a", ["split a b"], ["moved"], 1),
            id="a split opens",
        ),
        pytest.param(
            "a Pahon 2019-04-20 -2\nb Trump 2019-05-09 2 via=Agency\nc Pahon 2019-05-09 0",
            ("a -> a", ["fell silent a c"], [], 2),
            id="neither a report nor noncommittal words move a party",
        ),
        pytest.param(
            "a Trump 2019-04-20 2 via=Agency\nb Trump 2019-05-09 -2",
            ("a -> b", [], [], 1),
            id="nor do own words that differ from a report",
        ),
        pytest.param(
            "a Trump - 2 published=2019-04-20\nb Trump - 1 article=late published=2019-05-20",
            ("a -> b", [], ["undated"], 0),
            id="standing positions: by their article's day, never moved",
        ),
        pytest.param(
            "a Trump - 2 published=2019-05-20", ("none -> a", [], ["undated"], 0), id="on record without a date"
        ),
        pytest.param(
            "a Trump - 2 published=2019-04-20\nb Trump 2019-05-20 -1 article=late",
            ("a -> b", [], ["undated"], 1),
            id="the first dated statement after a standing one",
        ),
        pytest.param(
            "a Trump 2019-04-01 2\nb Trump 2019-05-09 -1 status=rejected", ("a -> a", [], [], 0), id="rejected"
        ),
        pytest.param("a Trump 2019-04-01 2\nb Kalin 2019-05-09 -1", ("a -> a", [], [], 0), id="the other party"),
        pytest.param("a Trump 2019-05-09 2\nb Trump 2019-05-09 2 same_as=a", ("none -> a", [], ["moved"], 1), id="copies once"),
    ],
)  # fmt: skip
def test_what_changed(tell, codebook, ledger, expected):
    assert told(tell(ledger), codebook) == expected


def test_the_distance_before_and_after(tell, codebook):
    entries = tell("a Trump 2019-04-01 -2\nb Kalin 2019-04-01 2\nc Trump 2019-05-09 1\nd Pahon 2019-05-20 -1")
    (row,) = movement(PAIR, DAYS, entries, codebook, issues=["group"]).issues
    assert (str(row.before), str(row.after)) == ("4", "1-3, split")


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        ("a Trump 2019-04-01 -2\nb Trump 2019-05-09 1", "4 → 1"),
        (
            "a Trump - -2 published=2019-04-20\nb Trump - 1 article=late published=2019-05-20",
            "4 → 1 (counting positions without a date)",
        ),
        (
            "a Trump - -2 published=2019-04-20\nb Trump 2019-05-20 1 article=late",
            "4 → 1 (counting positions without a date)",
        ),
        ("a Trump - 1 published=2019-05-20", "– → 1 (counting positions without a date)"),
        ("a Trump - 1 published=2019-04-20", "1 → 1"),
    ],
)
def test_a_distance_that_differs_by_undated_positions_is_marked(tell, codebook, ledger, expected):
    entries = tell(f"{ledger}\nk Kalin 2019-04-01 2 article=k")
    (row,) = movement(PAIR, DAYS, entries, codebook, issues=["group"]).issues
    assert change_words.apart_between(row) == expected
    assert between(movement(PAIR, DAYS, entries, codebook, issues=["group"]))["issues"][0]["distance"]["undated"] is (
        "without a date" in expected
    )


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        ("", "has not spoken"),
        ("a Trump 2019-05-09 2", "speaks for the first time · 1 statement"),
        ("a Trump - 2 published=2019-05-20", "has a position without a date"),
        ("a Trump - 2 published=2019-04-20", "as before (position without a date)"),
        (
            "a Trump - 2 published=2019-04-20\nb Pahon - 1 article=late published=2019-05-20",
            "differs, but neither position has a date",
        ),
        (
            "a Trump - 2 published=2019-04-20\nb Trump 2019-05-20 1 article=late",
            "differs, but one of the positions has no date · 1 statement in between",
        ),
        ("a Trump 2019-04-20 2\nb Trump 2019-05-20 1", "moved · 1 statement in between"),
        ("a Trump 2019-04-20 2", "as before · nothing said in between"),
    ],
)
def test_how_a_movement_is_told(tell, codebook, ledger, expected):
    (row,) = movement(PAIR, DAYS, tell(ledger), codebook, issues=["group"]).issues
    assert change_words.moved(row.left) == expected


def test_events_after_the_first_day(tell, codebook):
    assert [event.date for event in movement(PAIR, DAYS, (), codebook).events] == ["2019-05-29"]
    assert movement(PAIR, (date(2019, 5, 29), date(2019, 6, 1)), (), codebook).events == ()


def test_reviewed_leaves_out_drafts_and_the_window_counts(tell, codebook):
    entries = tell("a Pahon 2019-04-20 -2\nb Trump 2019-05-09 2\nc Pahon 2019-05-10 1 status=draft")
    assert told(entries, codebook)[0] == "a -> c"
    assert told(entries, codebook, terms=Terms(reviewed=True))[0] == "a -> b+a"
    assert told(entries, codebook, terms=Terms(reviewed=True, window=7))[1] == ["another voice a b"]
