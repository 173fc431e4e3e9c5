"""Yes and no: what they answer, and what they are not."""

import pytest

from onrecord.models import Article, Codebook
from onrecord.parser import parse

LINE = "\n\n"


def stances(text, proposition="The dam should be built.", topic=("dam",)):
    codebook = Codebook.model_validate(
        {"actors": [{"name": "Ada Holm"}], "issues": {"it": {"proposition": proposition, "topic": topic}}}
    )
    claims = parse(Article(id="a", published="2021-03-05", body=text), codebook)
    return [claim.stance for claim in claims if claim.actor == "Ada Holm"]


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Would you welcome the dam?", "No. I like rivers.", ["opposes"]),
        ("Would you welcome the dam?", "Yes, of course.", ["supports"]),
        ("Do you support the dam?", "Not until I have seen the plans.", ["leans-against"]),
        ("Do you reject the dam?", "No.", ["leans-for"]),
        ("Will the dam ever be built?", "Not with this council in the next room.", ["opposes"]),
        ("It rains a lot here. Isn't the dam a mistake?", "No, not at all.", ["leans-for"]),
        ("And a dam?", "Yes, please.", ["supports"]),
        # no yes or no, no question of yes or no, a question that takes no side
        ("Do you support the dam?", "No comment.", ["noncommittal"]),
        ("Do you support the dam?", "No one has asked me yet.", []),
        ("When will the dam open?", "No, thank you.", []),
        ("How tall is the dam?", "No idea.", []),
        ("Have you seen the dam?", "Yes. It is tall.", []),
    ],
)
def test_an_answer_takes_its_side_from_the_question(question, answer, expected):
    assert stances(f"QUESTION: {question}{LINE}ADA HOLM: {answer}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asked whether she backed the dam, Ada Holm said: “No.”", ["opposes"]),
        ("Mr. Lund asked whether she backed the dam." + LINE + "“Yes, sir, I do,” Ada Holm answered.", ["supports"]),
        ("“Do you back the dam?” a reporter asked. “Yes,” Ada Holm said.", ["supports"]),
        ("“Should we build the dam? No. I like rivers,” Ada Holm said.", ["opposes"]),
        ("“A dam? No,” Ada Holm said.", ["opposes"]),
        ("Asked whether she had read of the dam, Ada Holm said: “No.”", []),
        ("Asked whether she backed the dam, she left. It rained all day. “No,” Ada Holm said.", []),
    ],
)
def test_a_question_may_be_reported_or_the_speakers_own(text, expected):
    assert stances(text) == expected


def test_a_question_of_worth_is_affirmed_or_denied():
    danger = ("The reactor is a danger to the town.", ("reactor",))
    question = f"QUESTION: Is the reactor a danger to us?{LINE}ADA HOLM: "
    assert stances(question + "It can be one, yes, and a big one.", *danger) == ["supports"]
    assert stances(question + "No, it is not.", *danger) == ["opposes"]
