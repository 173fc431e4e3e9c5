from pathlib import Path

import pytest

from onrecord.explain import trials
from onrecord.models import Codebook, Issue, Phrase
from onrecord.render.rules import why
from onrecord.store import codebook, examples
from onrecord.store.examples import Example

ROOT = Path(__file__).parents[2]
CODEBOOK = Codebook(
    issues={
        "ferry": Issue(
            proposition="The night ferry should be kept.",
            topic=("night ferry",),
            phrases={
                "supports": (Phrase(phrase="lifeline"), Phrase(phrase="keep * running")),
                "opposes": (Phrase(phrase="too dear"),),
            },
        )
    }
)


def tried(text, stance, phrase=""):
    (trial,) = trials.run([Example(1, "ferry", stance, phrase, text)], CODEBOOK)
    return trial


@pytest.mark.parametrize(
    ("text", "stance", "phrase"),
    [
        ('"The boat is a lifeline," X said.', "supports", "lifeline"),  # read under a headline on the topic
        ("X said they should keep the boats running.", "supports", "keep * running"),
        ("X rejected the night ferry.", "opposes", ""),
        ("X said the night ferry had left.", "none", ""),
        ("X said the boat is a lifeline.", "none", ""),  # alone it is on no issue
        ("X said Y had rejected the night ferry.", "opposes", ""),
    ],
)
def test_an_example_passes(text, stance, phrase):
    trial = tried(text, stance, phrase)
    assert (why(trial), trial.passed) == ("", True)


@pytest.mark.parametrize(
    ("text", "stance", "phrase", "got", "told"),
    [
        ("X said it is not a lifeline.", "supports", "lifeline", ("opposes",), 'the phrase "lifeline" under supports; a negation before it turned it around'),
        ("X said it is too dear.", "supports", "lifeline", ("opposes",), 'the phrase "too dear" under opposes'),
        ("X rejected the night ferry.", "supports", "", ("opposes",), 'the reporting word means refusing: "rejected"'),
        ("X backed the night ferry.", "none", "", ("supports",), 'the reporting word means supporting: "backed"'),
        ("The boat is a lifeline.", "supports", "lifeline", (), "no reported statement was found"),
        ("X said the boat is a lifeline.", "supports", "", (), "the statement has no topic word of the issue"),
        ("X said the night ferry left.", "supports", "", (), "the statement has neither a phrase of the issue nor a general word for or against"),
    ],
)  # fmt: skip
def test_a_failure_says_what_came_out_and_why(text, stance, phrase, got, told):
    trial = tried(text, stance, phrase)
    assert not trial.passed
    assert trials.stances(trial.claims) == got
    assert why(trial).startswith(told)


def test_what_is_no_issue_or_stance_is_left_to_check():
    assert trials.run([Example(1, "x", "supports", "", "X"), Example(1, "ferry", "for", "", "X")], CODEBOOK) == ()


# Phrases that their own examples do not bear out.
KNOWN: dict[str, list[str]] = {"data": [], "examples/harbor-toll": []}


@pytest.mark.usefixtures("files_kept")
@pytest.mark.parametrize("name", KNOWN)
def test_the_shipped_codebooks_pass(name):
    path = ROOT / name / "codebook.yaml"
    found = trials.run(examples.load(path), codebook.load(path)[0])
    assert len(found) > 20
    assert [trial.example.phrase for trial in found if not trial.passed] == KNOWN[name]


@pytest.mark.parametrize(
    ("text", "phrase", "stands"),
    [
        ('"The boat is a lifeline," X said.', "lifeline", True),
        ("X said they should keep the boats running.", "keep * running", True),
        ("X rejected the night ferry.", "too dear", False),
        ("X rejected the night ferry.", "", True),
    ],
)
def test_a_phrase_that_does_not_stand_in_its_example_is_told(text, phrase, stands):
    assert tried(text, "opposes", phrase).stands is stands
