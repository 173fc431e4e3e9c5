"""What an article's file is called."""

import pytest

from onrecord.intake import naming
from onrecord.intake.found import Day, Found


@pytest.mark.parametrize(
    ("title", "outlet", "day", "name"),
    [
        ("Harven council defers vote", "The Ledger", "2026-03-14", "2026-03-14-ledger-harven-council-defers-vote"),
        ("Pont: « Non »", "L’Écho du Nord", "2026-03", "2026-03-lecho-du-nord-pont-non"),
        ("Köprü açıldı", "", "", "undated-kopru-acildi"),
        ("../../etc/passwd", "A/B", "2026-03-14", "2026-03-14-a-b-etc-passwd"),
        ("The", "The", "2026-03-14", "2026-03-14-the-the"),
    ],
)
def test_a_name(title, outlet, day, name):
    assert naming.name(Found(title=title, outlet=outlet, day=Day(day, "") if day else None)) == name


def test_a_long_title_is_cut_between_words():
    name = naming.name(Found(title="word " * 60, outlet="An Outlet", day=Day("2026-03-14", "")))
    assert len(name) <= naming.LONGEST
    assert name.endswith("-word")


def test_without_a_letter_of_ours_the_words_decide():
    one, other = (naming.name(Found(title=title)) for title in ("橋が開く", "橋は開かない"))
    assert one.startswith("undated-article-")
    assert one != other
