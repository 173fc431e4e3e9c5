from datetime import date

import pytest

from onrecord.reports.select import Filter, select, statements

LEDGER = """
    a Pahon  2019-04-04              -2
    b Trump  [2019-05-27..2019-05-31] 2 status=draft article=late via=Bloomberg
    c Kalin  -                        1 issue=risk
    d Expert 2019-06-01               0 status=rejected note=Überholt
    e Kalin  2019-06                 -1 same_as=a
"""


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "a b c e"),
        ({"actors": {"Pahon"}}, "a"),
        ({"actors": {"Pentagon"}}, "a"),
        ({"actors": {"Pentagon", "Trump"}}, "a b"),
        ({"parties": {"turkey"}}, "c e"),
        ({"issues": {"risk"}}, "c"),
        ({"stances": {"opposes", "leans-against"}}, "a e"),
        ({"statuses": {"rejected"}}, "d"),
        ({"statuses": {"draft", "rejected"}}, "b d"),
        ({"statuses": {"rejected"}, "parties": {None}}, "d"),
        ({"articles": {"late"}}, "b"),
        ({"since": date(2019, 5, 31)}, "b e"),
        ({"since": date(2019, 6, 1)}, "e"),
        ({"until": date(2019, 5, 30)}, "a"),
        ({"until": date(2019, 5, 31)}, "a b"),
        ({"since": date(2019, 6, 30), "until": date(2019, 6, 30)}, "e"),
        ({"text": "SAYS  b"}, "b"),
        ({"text": "pahon"}, "a"),
        ({"text": "uberholt", "statuses": {"rejected"}}, "d"),
        ({"text": "q a", "parties": {"turkey"}}, ""),
    ],
)
def test_select(tell, wanted, expected):
    fields = {name: frozenset(value) if isinstance(value, set) else value for name, value in wanted.items()}
    assert " ".join(entry.claim.id for entry in select(tell(LEDGER), Filter(**fields))) == expected


@pytest.mark.parametrize(("reviewed", "expected"), [(False, "a b c"), (True, "a c")])
def test_what_reports_count(tell, reviewed, expected):
    assert " ".join(entry.claim.id for entry in statements(tell(LEDGER), reviewed=reviewed)) == expected
