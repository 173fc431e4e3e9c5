"""Interviews without labels: who answers, and texts that are none."""

import pytest

from onrecord.models import Article
from onrecord.parser import parse
from onrecord.parser.attribution.interviews import answers
from onrecord.parser.text import quotations, sentences

INTRODUCTION = "Maria Duarte runs the river office. The conversation has been edited for length."
TALK = (
    "You came out for the dam in May. Do you still back it?",
    "I do. I back the dam, and I always have.",
    "The mayor calls that a mistake.",
    "He would. We rejected his offer, and I rejected it twice.",
    "And the fees?",
    "Do I look like I like them? I want the fees to go.",
    "What comes next?",
    "My train.",
)


def numbers(*lines: str) -> list[int]:
    text = "\n\n".join(lines)
    return sorted(answers(text, sentences.find(text, quotations.find(text))))


def test_every_second_paragraph_answers():
    assert numbers(INTRODUCTION, *TALK) == [2, 4, 6, 8]


@pytest.mark.parametrize(
    "lines",
    [
        TALK,  # nothing says that it is an interview
        (INTRODUCTION, *TALK[:4]),  # two questions
        (INTRODUCTION, "Will it rain?", "Nobody knows.", "Will it snow?", "It may.", "Will it hail?", "Perhaps."),
        (INTRODUCTION, *("“Do you back it?” she asked.", "“I do,” he said.") * 4),
        (INTRODUCTION, "Why? How? And what for?"),
        (),
    ],
)
def test_a_text_without_all_signs_is_none(lines):
    assert numbers(*lines) == []


@pytest.mark.parametrize("title", ["Duarte on the dam", "A talk by the river"])
def test_the_answers_are_the_words_of_who_is_named(title, scheme):
    article = Article(id="a", title=title, published="2019-05-15", body="\n\n".join((INTRODUCTION, *TALK)))
    found = parse(article, scheme)
    assert {claim.actor for claim in found} == {"Maria Duarte"}
    assert next((claim.issue, claim.stance, claim.quote) for claim in found) == ("dam", "supports", (TALK[1],))
    assert all(
        article.body[span.start : span.end] == part for c in found for span, part in zip(c.spans, c.quote, strict=True)
    )
