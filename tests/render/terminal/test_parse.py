"""A run of the parser in words."""

import pytest

from onrecord.models import Claim
from onrecord.render.terminal.parse import differs
from onrecord.store.changes import Change

CLAIM = Claim(id="a", actor="Ann", issue="dam", stance="supports", position="for it", quote="q", article="a")


@pytest.mark.parametrize(
    ("readings", "sentence"),
    [
        ([], ""),
        ([{"stance": "opposes"}], "The parser has another stance in 1 (--list)"),
        (
            [{"stance": "opposes", "actor": "Bo"}, {"stance": "opposes"}, {"position": "against"}],
            "The parser has another stance in 2, another actor in 1, only another quote or wording in 1 (--list)",
        ),
        ([{"position": "against"}], "The parser has only another quote or wording in 1 (--list)"),
    ],
)
def test_where_the_parser_differs_is_told_by_field(readings, sentence):
    told = differs(Change(CLAIM, CLAIM.model_copy(update=reading)) for reading in readings)
    assert told == (f"yours stay. {sentence}" if sentence else "")
