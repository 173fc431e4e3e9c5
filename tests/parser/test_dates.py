"""When it was said: expressions, counted from a Wednesday, 2019-05-15."""

import datetime as dt

import pytest

from onrecord.parser import dates

WEDNESDAY = dt.date(2019, 5, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", "2019-05-13"),
        ("on Wednesday", "2019-05-15"),
        ("late on Thursday", "2019-05-09"),
        ("last Monday", "2019-05-06"),
        ("yesterday", "2019-05-14"),
        ("this week", "[2019-05-13..2019-05-15]"),
        ("earlier this week", "[2019-05-13..2019-05-14]"),
        ("last week", "[2019-05-06..2019-05-12]"),
        ("last month", "2019-04"),
        ("two days ago", "2019-05-13"),
        ("two weeks ago", "[2019-04-29..2019-05-05]"),
        ("on April 3", "2019-04-03"),
        ("on 3 April 2018", "2018-04-03"),
        ("on December 3", "2018-12-03"),
        ("on 2019-04-03", "2019-04-03"),
        ("in March", "2019-03"),
        # nothing that looks forward, no day that the calendar lacks, no name that only looks like one
        ("next Monday", None),
        ("by Friday", None),
        ("on February 30", None),
        ("in May Street", None),
        ("no date at all", None),
    ],
)
def test_expressions(text: str, expected: str | None) -> None:
    found = [dated.edtf for dated in dates.expressions(text, WEDNESDAY)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize("text", ["on Monday", "last week", "on April 3"])
def test_without_a_day_of_publication_words_that_count_from_it_give_nothing(text: str) -> None:
    assert list(dates.expressions(text, None)) == []


def test_the_line_of_a_chronology_carries_its_date() -> None:
    found = dates.line_label("April 3: Berg rejects it.", WEDNESDAY)
    assert found is not None
    assert found.edtf == "2019-04-03"
