import pytest

from onrecord.intake.days import edtf, is_date

DATES = [
    ("March 14, 2026 Saturday 11:58 PM GMT", "2026-03-14"),
    ("2 July 2026 Thursday", "2026-07-02"),
    ("May 3, 2026 Sunday State Edition", "2026-05-03"),
    ("June 1, 2012 Friday  Late Edition - Final", "2012-06-01"),
    ("zaterdag 14 maart 2026", "2026-03-14"),
    ("14 maart 2026 zaterdag 12:00 AM", "2026-03-14"),
    ("Samstag 14. März 2026", "2026-03-14"),
    ("14. März 2026 Samstag 6:10 PM GMT+1", "2026-03-14"),
    ("samedi 14 mars 2026", "2026-03-14"),
    ("March 2026", "2026-03"),
    ("Sun 3 May 2026 08.30 BST", "2026-05-03"),
    ("2026-03-14", "2026-03-14"),
]


@pytest.mark.parametrize(("words", "day"), DATES)
def test_a_line_that_is_a_date(words, day):
    assert is_date(words)
    assert edtf(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "March 3 killed 12 people", "On 14 March 2026 the council met", "11 September 2001 and after", "Saturday",
        "Harven, 14 March 2026", "Load-Date: March 14, 2026", "The final edition of 14 March 2026 sold out", "",
    ],
)  # fmt: skip
def test_a_line_that_is_more_than_a_date(words):
    assert not is_date(words)
