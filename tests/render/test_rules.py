"""Every rule has its sentence, in plain English."""

import re
import string

import pytest

from onrecord.explain.explanation import DateRule
from onrecord.explain.trials import Failure
from onrecord.parser.speakers.speaker import Speaker, SpeakerKind, SpeakerRule
from onrecord.parser.stances.judgement import Judgement, StanceRule
from onrecord.parser.stances.polarity_terms import TermKind
from onrecord.render import rules


@pytest.mark.parametrize(
    ("ids", "sentences", "data"),
    [
        (SpeakerRule, rules.SPEAKERS, {"detail", "noun", "held", "candidates"}),
        (StanceRule, rules.STANCES, {"implies", "kind"}),
        (Failure, rules.FAILURES, {"decided", "said"}),
    ],
)
def test_every_id_has_its_sentence(ids, sentences, data):
    assert set(sentences) == set(ids)
    assert len(set(sentences.values())) == len(sentences)
    for id_, sentence in sentences.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", id_)
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= data


def speaker(rule, detail="", **more):
    return Speaker("Karl Berg", None, (), rule, detail, **more)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (speaker(SpeakerRule.FULL_NAME), "full name"),
        (speaker(SpeakerRule.FULL_NAME).jointly(), "joint speakers: full name"),
        (speaker(SpeakerRule.TITLE, "2019-05-15"), "title held on 2019-05-15"),
        (speaker(SpeakerRule.TITLE_OF_NAMED), "title, of somebody named before"),
        (speaker(SpeakerRule.COUNTERPART, "Ann Lee"), "counterpart of Ann Lee"),
        (
            speaker(SpeakerRule.PRONOUN_SPOKE, "her", other="Ann Lee"),
            "her: the last woman who spoke; or perhaps Ann Lee",
        ),
        (
            speaker(SpeakerRule.SURNAME_OF_SEVERAL, kind=SpeakerKind.AMBIGUOUS, candidates=("Karl Berg", "Jo Berg")),
            "surname of Karl Berg or Jo Berg: the text does not tell which",
        ),
        (
            speaker(SpeakerRule.GOES_ON, kind=SpeakerKind.AMBIGUOUS, candidates=("Karl Berg", "Jo Berg")),
            "the last speaker goes on; or perhaps Karl Berg or Jo Berg",
        ),
        (
            Judgement("dam", "opposes", "", StanceRule.CUE, "rejected", implies="refusing"),
            "the reporting word means refusing",
        ),
        (Judgement("dam", "opposes", "", StanceRule.CUE, "spoke against"), "the reporting word means a position"),
        (
            Judgement("dam", "opposes", "", StanceRule.WORDS, "bad", kind=TermKind.VALUE),
            "words of praise or blame, for or against",
        ),
        (DateRule("relative", ""), "counted from the day of the article"),
        (DateRule("relative", "the day of a transcript"), "the day of a transcript"),
        (DateRule(None, ""), "these words give no day"),
    ],
)
def test_what_varies_stands_in_the_sentence(found, told):
    assert rules.told(found) == told


def test_without_a_trace_nothing_is_told():
    assert rules.of_fields(None) == {}
