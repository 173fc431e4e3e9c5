import pytest

from onrecord import parser
from onrecord.explain import trials, unused
from onrecord.models import Article, Codebook

BOOK = Codebook.model_validate(
    {
        "issues": {
            "ferry": {
                "proposition": "The night ferry should be kept.",
                "topic": ["night ferry", "late boat"],
                "phrases": {"supports": ["lifeline", "never to be cut"], "opposes": ["waste of money"]},
            },
            "ban": {"proposition": "The ban should be lifted.", "topic": ["ban"]},
        }
    }
)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Cole said the night ferry was a lifeline.", {}),
        ("The night ferry is a lifeline.", {"lifeline": "in no statement", "night ferry": "in no statement"}),
        ("Cole said the bus was a lifeline.", {"lifeline": "decides nothing", "night ferry": "in no article"}),
        ("It rained.", {"lifeline": "in no article", "night ferry": "in no article"}),
    ],
)
def test_what_does_nothing_is_told_with_its_reason(body, why):
    found = {each.words: str(each.why) for each in unused.of([Article(id="a", body=body)], parser.prepare(BOOK))}
    always = dict.fromkeys(("late boat", "never to be cut", "waste of money", "ban"), "in no article")
    assert found == {**always, **why}


def test_the_way_in_which_a_topic_is_read():
    ferry, ban = trials.directions(BOOK)
    assert ferry == ("ferry", ("night ferry", "late boat"), ())
    assert ban == ("ban", (), ("ban",))
