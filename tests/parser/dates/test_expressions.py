"""Date words: expressions counted from a Wednesday, 2019-05-15."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import edtf
from onrecord.parser.dates import explicit, expressions

WEDNESDAY = dt.date(2019, 5, 15)
TABLE = [
    # weekdays
    ("on Monday", "2019-05-13"),
    ("on Wednesday", "2019-05-15"),
    ("late on Thursday", "2019-05-09"),
    ("last Monday", "[2019-05-06..2019-05-13]"),  # of this week, or of the week before?
    ("last Friday", "2019-05-10"),
    ("last Wednesday", "2019-05-08"),
    ("this Tuesday", "2019-05-14"),
    ("this past Sunday", "2019-05-12"),
    ("Tuesday last week", "2019-05-07"),
    ("on Monday of this week", "2019-05-13"),
    ("a week ago Tuesday", "2019-05-07"),
    ("in Monday's statement", "2019-05-13"),
    ("at a Monday news conference", "2019-05-13"),
    ("on Sat. it", "2019-05-11"),
    ("from Monday to Wednesday", "[2019-05-13..2019-05-15]"),
    ("on Monday and Tuesday", "[2019-05-13..2019-05-14]"),
    # counted from publication
    ("today", "2019-05-15"),
    ("yesterday", "2019-05-14"),
    ("last night", "2019-05-14"),
    ("the day before yesterday", "2019-05-13"),
    ("overnight", "[2019-05-14..2019-05-15]"),
    ("over the weekend", "[2019-05-11..2019-05-12]"),
    ("this week", "[2019-05-13..2019-05-15]"),
    ("earlier this week", "[2019-05-13..2019-05-14]"),
    ("last week", "[2019-05-06..2019-05-12]"),
    ("late last week", "[2019-05-09..2019-05-12]"),
    ("in the past week", "[2019-05-08..2019-05-15]"),
    ("last month", "2019-04"),
    ("late last month", "[2019-04-21..2019-04-30]"),
    ("earlier this month", "[2019-05-01..2019-05-14]"),
    ("last year", "2018"),
    ("earlier this year", "[2019-01-01..2019-05-14]"),
    ("two days ago", "2019-05-13"),
    ("two weeks ago", "[2019-04-29..2019-05-05]"),
    ("a month ago", "2019-04"),
    ("two years ago", "2017"),
    # days that are named
    ("on April 3", "2019-04-03"),
    ("on April 3rd", "2019-04-03"),
    ("on 3 April 2018", "2018-04-03"),
    ("on the 3rd of April, 2018", "2018-04-03"),
    ("on April 3 last year", "2018-04-03"),
    ("on December 3", "2018-12-03"),
    ("on 2019-04-03", "2019-04-03"),
    ("on 2019/04/03", "2019-04-03"),
    ("on Tuesday, April 2, 2019", "2019-04-02"),
    ("on Thursday (April 4)", "2019-04-04"),
    ("on the 4th, she", "2019-05-04"),
    ("on the 28th.", "2019-04-28"),
    ("on the 4th of last month", "2019-04-04"),
    ("a summit held Dec. 3-4", "[2018-12-03..2018-12-04]"),
    ("from 3 to 4 April", "[2019-04-03..2019-04-04]"),
    ("between March 3 and 5", "[2019-03-03..2019-03-05]"),
    ("from Dec. 30 to Jan. 2", "[2018-12-30..2019-01-02]"),
    ("the March 3–5 congress", "[2019-03-03..2019-03-05]"),
    ("on 13/04/2019", "2019-04-13"),
    ("on 4/13/2019", "2019-04-13"),
    ("on 13.4.19", "2019-04-13"),
    ("on 4.3.2019", "2019-03-04"),
    ("on 05/05/2019", "2019-05-05"),
    ("on 03/06/2019", "2019-03-06"),  # June 3 is to come
    # months, years, quarters
    ("in March", "2019-03"),
    ("in May, she", "[2019-05-01..2019-05-15]"),
    ("last July", "2018-07"),
    ("in July 2018", "2018-07"),
    ("in March last year", "2018-03"),
    ("in early March", "[2019-03-01..2019-03-10]"),
    ("at the end of April", "[2019-04-21..2019-04-30]"),
    ("in 2017", "2017"),
    ("in the first quarter of 2018", "[2018-01-01..2018-03-31]"),
    # what looks forward, only bounds, or is no day of the calendar
    ("next Monday", None),
    ("by Friday", None),
    ("since Tuesday", None),
    ("until Monday", None),
    ("ahead of Tuesday's vote", None),
    ("due for delivery in July", None),
    ("to be broadcast on Sunday", None),
    ("Before the vote on Monday", None),
    ("every Monday", None),
    ("Tuesday next week", None),
    ("Monday before last", None),
    ("on February 30", None),
    ("on June 2", None),  # this year's is to come soon, last year's is long ago
    ("on May 20, 2019", None),
    ("on Tuesday, April 3, 2019", None),  # a Wednesday
    ("on 03/04/2019", None),  # either order
    ("since the fire, born in 1951", None),
    # names that only look like dates
    ("in May Street", None),
    ("Mr. May", None),
    ("August Brandl", None),
    ("it may rain", None),
    ("on Black Friday", None),
    ("the Sunday Courier", None),
    ("Sunday Okafor, a fitter", None),
    ("in March 12 people", None),
    ("on the 4th floor", None),
    ("no date at all", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_expressions(text: str, expected: str | None) -> None:
    found = [dated.edtf for dated in expressions.expressions(text, WEDNESDAY)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize("text", ["on Monday", "last week", "on April 3", "in March", "two days ago", "on the 4th."])
def test_without_a_day_of_publication_words_that_count_from_it_give_nothing(text: str) -> None:
    assert list(expressions.expressions(text, None)) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("on April 3, 2019", "2019-04-03"), ("in March 2019", "2019-03"), ("in 2018", "2018")]
)
def test_without_a_day_of_publication_full_dates_count(text: str, expected: str) -> None:
    assert [dated.edtf for dated in expressions.expressions(text, None)] == [expected]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2019-06", "today", "2019-06"),
        ("2019-06", "last month", "2019-05"),
        ("2019-06", "on 4 June", "2019-06-04"),
        ("2019-01", "on Dec. 28", "2018-12-28"),
        ("2019", "last year", "2018"),
        ("2019-06", "on Tuesday", None),
        ("2019-06", "yesterday", None),
    ],
)
def test_an_article_known_to_the_month_or_year(published: str, text: str, expected: str | None) -> None:
    found = [dated.edtf for dated in expressions.within(text, edtf.parse(published))]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 27/12/2018 and 03/04/2019", "day-first"),
        ("on 12/27/2018 and 03/04/2019", "month-first"),
        ("on 12/27/2018 and 27/12/2018", None),
        ("on 03/04/2019", None),
        ("version 27.12.2018", None),
    ],
)
def test_the_order_of_day_and_month_is_told_by_plain_dates_of_the_article(text: str, expected: str | None) -> None:
    assert explicit.habit(text) == expected


@pytest.mark.parametrize(("order", "expected"), [("day-first", "2019-04-03"), ("month-first", "2019-03-04")])
def test_an_order_decides_what_could_be_either(order: expressions.Order, expected: str) -> None:
    assert [d.edtf for d in expressions.expressions("on 03/04/2019", WEDNESDAY, order=order)] == [expected]


def test_the_line_of_a_chronology_carries_its_date() -> None:
    found = expressions.line_label("April 3: Berg rejects it.", WEDNESDAY)
    assert found is not None
    assert found.edtf == "2019-04-03"


WORDS = st.lists(
    st.sampled_from(
        [words for words, _ in TABLE] + ["3", "May", "on", "/", "-", ",", "the", "of", "31", "2019", "ago"]
    ),
    max_size=8,
).map(" ".join)


@given(st.text(max_size=60) | WORDS, st.dates(dt.date(1900, 1, 1)) | st.none(), st.integers(0, 9))
def test_never_after_publication_and_places_are_those_of_the_text(
    text: str, published: dt.date | None, offset: int
) -> None:
    for dated in expressions.expressions(text, published, offset):
        assert dated.earliest <= dated.latest
        assert published is None or dated.latest <= published
        assert 0 <= dated.span.start - offset < dated.span.end - offset <= len(text)
        assert edtf.parse(dated.edtf).latest == dated.latest
