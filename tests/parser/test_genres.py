"""Who holds which position, and when, in an opinion piece, an interview, a transcript, a live report, a letter."""

import pytest

from onrecord.drafting import parse
from onrecord.models import Article, Codebook

BOOK = Codebook.model_validate(
    {
        "parties": {"lund": {"name": "Lund"}},
        "actors": [
            {"name": "Jonas Fjeld", "party": "lund"},
            {"name": "Ada Krol", "party": "lund"},
            {"name": "Priya Raman"},
            {"name": "Kystposten", "kind": "outlet"},
        ],
        "issues": {
            "ferry": {
                "proposition": "The night ferry should be kept.",
                "topic": ["night ferry"],
                "phrases": {"supports": ["lifeline"], "opposes": ["waste of money"]},
            }
        },
    }
)
LIFELINE = "The night ferry is a lifeline."
WASTE = "The night ferry is a waste of money."


def claims(body, **fields):
    article = Article(id="a", published=fields.pop("published", "2023-03-08"), body=body, **fields)
    return parse(article, BOOK)


def held(body, **fields):
    return [(claim.actor, claim.stance) for claim in claims(body, **fields)]


OPINIONS = [
    (LIFELINE, "Mona Dahl", [("Mona Dahl", "supports")]),
    (LIFELINE, "By Mona Dahl, Kystposten", [("Mona Dahl", "supports")]),
    (f"I think {LIFELINE[0].lower()}{LIFELINE[1:]}", "Mona Dahl", [("Mona Dahl", "supports")]),
    (f"Ada Krol said {WASTE.lower()}", "Mona Dahl", [("Ada Krol", "opposes")]),
    (f"{LIFELINE} Ada Krol said {WASTE.lower()}", "Mona Dahl", [("Mona Dahl", "supports"), ("Ada Krol", "opposes")]),
    ("Is the night ferry a waste of money?", "Mona Dahl", []),
    ("The night ferry, a lifeline\n\nIt runs at ten.", "Mona Dahl", []),
    ("The sea was calm.", "Mona Dahl", []),
    (LIFELINE, "", []),
    (LIFELINE, "Kystposten", []),
    (LIFELINE, "Jonas Fjeld", [("Jonas Fjeld", "supports")]),
]


@pytest.mark.parametrize(("body", "byline", "expected"), OPINIONS)
def test_the_author_of_an_opinion_piece_speaks_where_nobody_else_does(body, byline, expected):
    assert held(body, genre="opinion", byline=byline) == expected


def test_the_authors_words_are_indirect_of_the_day_and_without_a_cue():
    (claim,) = claims(LIFELINE, genre="opinion", byline="Mona Dahl")
    assert (claim.kind, claim.mention, claim.cue, claim.date) == ("indirect", "", "", "2023-03-08")
    (claim,) = claims(f"{LIFELINE}\n\nMona Dahl is a nurse.", genre="opinion", byline="Mona Dahl")
    assert claim.mention == "Mona Dahl"


def test_the_author_of_news_says_nothing():
    assert held(LIFELINE, byline="Mona Dahl") == []


TALKS = [
    ("interview", {}, f"Fjeld: {LIFELINE}", ["Jonas Fjeld"]),
    ("interview", {"outlet": "The Harbour Herald"}, f"Herald: {WASTE} No?\n\nFjeld: {LIFELINE}", ["Jonas Fjeld"]),
    ("interview", {"byline": "Priya Raman"}, f"PR: {WASTE}\n\nFjeld: {LIFELINE}", ["Jonas Fjeld"]),
    ("interview", {}, f"Kystposten: {WASTE}\n\nFjeld: {LIFELINE}", ["Jonas Fjeld"]),
    ("interview", {}, f"Q: {WASTE}\n\nFjeld: {LIFELINE}", ["Jonas Fjeld"]),
    ("interview", {"speakers": {"A": "Jonas Fjeld"}}, f"Q: Well?\n\nA: {LIFELINE}", ["Jonas Fjeld"]),
    (
        "interview",
        {"speakers": {"JF": "Jonas Fjeld", "X": "Kystposten"}},
        f"X: {WASTE}\n\nJF: {LIFELINE}",
        ["Jonas Fjeld"],
    ),
    ("transcript", {}, f"JF: {LIFELINE}\n\nHe thanked Jonas Fjeld.", ["Jonas Fjeld"]),
    ("transcript", {}, f"Fjeld: It is late.\n\n{LIFELINE}", ["Jonas Fjeld"]),
    ("transcript", {}, f"Fjeld: I said {LIFELINE.lower()} {LIFELINE}", ["Jonas Fjeld"]),
    ("transcript", {}, f"Fjeld: Ada Krol said {WASTE.lower()}", ["Ada Krol"]),
    ("transcript", {}, f"Music: {LIFELINE}\n\nFjeld: Thank you.", []),
    ("news", {}, f"Fjeld: {LIFELINE}", []),
    ("news", {}, f"CORRECTION: This story has been changed to say that {LIFELINE.lower()}", []),
    ("news", {}, f"Dear Minister,\n\n{LIFELINE}\n\nYours,\n\nJonas Fjeld, mayor", ["Jonas Fjeld"]),
]


@pytest.mark.parametrize(("genre", "fields", "body", "actors"), TALKS)
def test_whoever_has_the_turn_holds_the_position(genre, fields, body, actors):
    assert [claim.actor for claim in claims(body, genre=genre, **fields)] == actors


def test_a_long_turn_is_quoted_by_what_carries_the_position():
    (claim,) = claims(f"Fjeld: It is late.\n\n{LIFELINE}\n\nThank you.", genre="transcript")
    assert claim.quote == (LIFELINE,)


ENTRIES = [
    ("liveblog", f"Tuesday 7 March\n\n10:32 Fjeld came.\n\nHe said {LIFELINE.lower()}", "2023-03-07"),
    ("liveblog", f"10:32 Jonas Fjeld said {LIFELINE.lower()}", "2023-03-08"),
    ("liveblog", f"10:32, 6 March: Jonas Fjeld said {LIFELINE.lower()}", "2023-03-06"),
    ("news", f"10:32 — Jonas Fjeld came.\n\nHe said {LIFELINE.lower()}\n\n11:40 — It rained.", "2023-03-08"),
    ("news", f"Jonas Fjeld came at 10:32.\n\nHe said {LIFELINE.lower()}", "[2023-03-06..2023-03-08]"),
    ("liveblog", f"10:32 Jonas Fjeld said on Monday {LIFELINE.lower()}", "2023-03-06"),
    ("liveblog", f"Tuesday 7 March\n\n10:32 Jonas Fjeld said yesterday {LIFELINE.lower()}", "2023-03-06"),
    ("liveblog", f"10:32, 5 March: Jonas Fjeld said on Monday {LIFELINE.lower()}", "2023-02-27"),
]


@pytest.mark.parametrize(("genre", "body", "day"), ENTRIES)
def test_an_entry_of_a_live_report_dates_its_statements(genre, body, day):
    (claim,) = claims(body, genre=genre)
    assert (claim.actor, claim.date) == ("Jonas Fjeld", day)
    assert "10:32" not in claim.mention
