"""An article read with a codebook: what one stage tells the next."""

from __future__ import annotations

import pytest

from onrecord import parser
from onrecord.coders.rules import Rules
from onrecord.models import Article, Codebook
from onrecord.parser import voices

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


def _document(text):
    return parser.document(Article(id="a", body=text, published="2020-06-09"), COMPILED)


LEAGUE = "The Traders' League rejected the zone. "
BOARD = 'The Harbor Board said on Monday it was late. "It is cold," it added.'


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        (BOARD, 0),
        ("The zone is near. " + BOARD, 0),  # no statement is on it
        (LEAGUE + BOARD, 1),
        (BOARD + " " + LEAGUE, 3),
    ],
)
def test_nobody_is_looked_for_behind_the_last_position(text, looked_at, monkeypatch):
    seen, resolve = [], voices.resolve
    monkeypatch.setattr(voices, "resolve", lambda *given: seen.append(given) or resolve(*given))
    found = Rules().code(_document(text), COMPILED)
    assert (len(seen), len(found)) == (looked_at, looked_at > 0)


@pytest.mark.parametrize("order", [(2, 0, 1), (0, 2, 1), (1, 1, 0, 2)])
def test_statements_are_the_same_in_whatever_order_they_are_asked_for(order):
    text = BOARD + " " + LEAGUE
    read, whole = (parser.read_document(_document(text), COMPILED) for _ in range(2))
    assert [read.statement(number) for number in order] == [whole.statements[number] for number in order]


def test_a_document_is_cut_into_sentences_once_for_all_its_dates():
    undated = parser.document(Article(id="a", body=BOARD), COMPILED)
    assert undated.dated("2020-06").paragraphs is undated.paragraphs
