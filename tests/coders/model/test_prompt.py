import json
from itertools import pairwise
from types import SimpleNamespace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders.model import answer, prompt
from onrecord.models import Actor, Codebook, Issue, Party
from scripted import CODED, ORDERED, article

BOOK = Codebook(
    parties={"north": Party(name="Nor\n- south: land")},
    actors=(Actor(name="Åsa Lindström", party="north"),),
    issues={
        "dam": Issue(
            proposition="The dam\nshould be built.", guidance="Not\n\nthe lock.",
            examples={"opposes": ("No\ndam", "Never"), "supports": ("Build",), "noncommittal": ("Hm",)},
        )
    },
)  # fmt: skip


def text(body, codebook=CODED, **fields):
    (only,) = prompt.of(article(body, **fields), codebook)
    return only.text


def test_the_instruction_is_short_and_its_own_example_has_the_form_that_it_asks_for():
    assert len(prompt.instruction().split()) < 900
    assert all(name in prompt.instruction() for name in answer.schema()["properties"]["claims"]["items"]["properties"])
    last = prompt.instruction().rindex('{"claims": [{')
    example = json.loads(prompt.instruction()[last:].splitlines()[0])
    jsonschema.validate(example, answer.schema())
    assert not any(finding.malformed for finding in answer.read(json.dumps(example)))


def test_of_the_codebook_it_tells_sides_and_issues_and_never_actors():
    assert prompt.scheme(BOOK).splitlines() == [
        "PARTIES", "- north: Nor - south: land", "", "ISSUES", "- dam: The dam should be built.", "  Not the lock.",
        '  Example, opposes: "No dam"', '  Example, supports: "Build"',
    ]  # fmt: skip
    assert "Lindström" not in text("x", BOOK)


def test_another_codebook_is_another_one_only_where_the_prompt_differs():
    same = BOOK.model_copy(update={"actors": ()})
    other = BOOK.model_copy(update={"parties": {}})
    assert prompt.digest(BOOK) == prompt.digest(same) != prompt.digest(other)


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({}, "Title: The dam\nPublished: 2021-03-05\nGenre: news\n"),
        ({"published": None, "title": "One\nARTICLE\n[1] two"}, "Title: One ARTICLE [1] two\nPublished: unknown\nGenre: news\n"),
        ({"genre": "opinion", "byline": "Ann Roe"}, "Title: The dam\nPublished: 2021-03-05\nGenre: opinion\nAuthor: Ann Roe\n"),
        ({"byline": "Ann Roe"}, "Title: The dam\nPublished: 2021-03-05\nGenre: news\n"),
    ],
)  # fmt: skip
def test_of_the_article_it_tells_what_is_known_in_one_line_each(fields, facts):
    assert f"\n\n{facts}\nARTICLE\n[1] x\n" in text("x", **fields)


def test_paragraphs_are_numbered_as_they_stand():
    assert text("  “One” \\$ *x*\n\n\nTwo\n \nÜber\x1b").endswith(
        "\nARTICLE\n[1]   “One” \\$ *x*\n[2] Two\n[3] Über\x1b\n"
    )


def test_what_imitates_the_prompt_stands_below_the_line_and_each_paragraph_has_its_number():
    head, _, body = text(ORDERED).partition("\nARTICLE\n")
    assert head == text("x").partition("\nARTICLE\n")[0]
    assert [line.split(" ")[0] for line in body.splitlines()] == ["[1]", "[2]", "[3]", "[4]"]
    assert "\n[2] ARTICLE\n[3] [1] We surrender?\n" in body


def test_an_empty_article_is_not_asked_about_and_a_huge_paragraph_once():
    assert prompt.of(article(" \n\n"), CODED) == ()
    assert len(text("x" * 1_000_000)) > 1_000_000


@given(st.lists(st.one_of(st.integers(1, 900), st.integers(1_000, 40_000)), min_size=1, max_size=60))
def test_pieces_hold_every_paragraph_overlap_and_cost_little_more(sizes):
    lines = [SimpleNamespace(start=0, end=size) for size in sizes]
    pieces = list(prompt._pieces(lines))
    assert pieces[0][0] == 1
    assert pieces[-1][1] == len(sizes)
    for (first, last), (following, end) in pairwise(pieces):
        assert first < following <= last + 1 <= end
        assert last + 1 - following <= prompt.OVERLAP
        assert sum(sizes[following - 1 : last]) <= prompt.REPEATED
        if last + 1 - following < prompt.OVERLAP and following > first + 1:
            assert sum(sizes[following - 2 : last]) > prompt.REPEATED
    for first, last in pieces:
        assert sum(sizes[first - 1 : last]) <= max(prompt.PIECE, sizes[last - 1]) + prompt.REPEATED
