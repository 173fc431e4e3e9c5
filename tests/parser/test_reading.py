"""An article read with a codebook: what one stage tells the next."""

from __future__ import annotations

import pytest

from onrecord import parser
from onrecord.models import Article, Codebook

CODEBOOK = Codebook.model_validate(
    {
        "actors": [{"name": "Traders' League", "kind": "body"}, {"name": "Harbor Board", "kind": "body"}],
        "issues": {"zone": {"proposition": "The zone should come.", "topic": ["the zone"]}},
    }
)
COMPILED = parser.prepare(CODEBOOK)
BEFORE = "The Traders' League opposes the zone.\n\n"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        # inside the words of a body that nobody knows "it" is that one, and never the body before
        (BEFORE + "The guild of bakers said it had no position on the zone.", []),
        (BEFORE + "The Harbor Board said it had no position on the zone.", ["Harbor Board"]),
    ],
)
def test_it_inside_a_statement_is_the_one_who_makes_it(text, inside):
    reading = parser.read_document(parser.document(Article(id="a", body=text), COMPILED), COMPILED)
    assert [[s.actor for s in each.speakers] for each in reading.statements if each.inside is not None] == [inside]
