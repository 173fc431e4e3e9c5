"""Who speaks by the layout of a text: labels, signatures, lists and blocks, and what is none of these."""

import pytest

from onrecord.models import Article
from onrecord.parser import find_attributions
from onrecord.parser.text import document

DIALOGUES = [
    ("MS COLE: It is shut.\nMR BERG: No.", [("MS COLE", "It is shut."), ("MR BERG", "No.")]),
    ("Cole: I oppose it.\n\nBerg: No.\n\nCole: Vote.", [("Cole", "I oppose it."), ("Berg", "No."), ("Cole", "Vote.")]),
    ("[00:01:12] Ann Cole: We close.\n\n[00:01:40] Bo Berg: No.", [("Ann Cole", "We close."), ("Bo Berg", "No.")]),
    ("[0:12] Ann Cole: We close. [0:40] Bo Berg: No.", [("Ann Cole", "We close."), ("Bo Berg", "No.")]),
    ("Ann Cole (10:32): We close.\n\nBo Berg (10:33): No.", [("Ann Cole", "We close."), ("Bo Berg", "No.")]),
    ("Ann Cole 00:01:12: We close.\n\nBo Berg 00:01:40: No.", [("Ann Cole", "We close."), ("Bo Berg", "No.")]),
    ("Speaker 1: It is over.\n\nSpeaker 2: No.", [("Speaker 1", "It is over."), ("Speaker 2", "No.")]),
    ("Ann Cole: [0:12] We close.\n\nBo Berg: [0:40] No.", [("Ann Cole", "We close."), ("Bo Berg", "No.")]),
    ("COLE: It is over.\n\nBERG: I know.", [("COLE", "It is over."), ("BERG", "I know.")]),
    ("Ann Cole 00:12\nWe close.\n\nBo Berg 00:40\nNo.\n\nAnn Cole 00:41\nYes.", None),
    ("Cole:\n\nWe close.\n\nBerg:\n\nNo.\n\nCole:\n\nYes.", [("Cole", "We close."), ("Berg", "No."), ("Cole", "Yes.")]),
    ("**HERALD:** Does it stay?\n\n**ANN COLE**: Yes.", [("HERALD", "Does it stay?"), ("ANN COLE", "Yes.")]),
    ("MS COLE (on the phone): It is over.", [("MS COLE", "It is over.")]),
    ("ANN COLE, mayor: We close it.", [("ANN COLE, mayor", "We close it.")]),
    ("Q: Does it close?\n\nA: Yes.", [("Q", "Does it close?"), ("A", "Yes.")]),
    ("Q. Does it close?\n\nA. Yes.", [("Q", "Does it close?"), ("A", "Yes.")]),
    ("Q: Does it close? A: Yes.", [("Q", "Does it close?"), ("A", "Yes.")]),
    ("MR COLE: Is it shut? MS BERG: Yes.", [("MR COLE", "Is it shut?"), ("MS BERG", "Yes.")]),
    ("Mr. COLE. Mr. Speaker, I oppose it.\n\nMs. BERG of Maine. I yield.", None),
    (
        "Mr. BERG of New Cove. I object.\n\nMs. McCOY of the State of Maine. I do not.",
        [("Mr. BERG of New Cove", "I object."), ("Ms. McCOY of the State of Maine", "I do not.")],
    ),
    ("Ms. BERG-LEE of Ohio. No.\n\nThe SPEAKER pro tempore. Order.", None),
    ("Mr. de la CRUZ of Texas. I yield.", [("Mr. de la CRUZ of Texas", "I yield.")]),
    ("Ann Cole spoke first.\n\nCOLE: It is shut.", [("COLE", "It is shut.")]),
]


@pytest.mark.parametrize(("text", "turns"), DIALOGUES)
def test_a_label_names_who_speaks(text, turns):
    found = [(a.source.of(text), a.contents[0].of(text)) for a in find_attributions(text)]
    assert {a.rule for a in find_attributions(text)} == {"transcript"}
    if turns is not None:
        assert found == turns


NO_SPEAKERS = [
    "Mr. Berg of New Cove. Nobody else came.",
    "It went to Mr. BERG of New Cove. He was absent.",
    "CORRECTION: This story has been changed to say that the pier is shut.",
    "EDITOR’S NOTE: The mayor said this before the vote.",
    "WHAT WE KNOW: The pier is shut.\n\nWHERE: The Old Pier\n\nALSO READ: Ferry Strike Ends",
    "Where: Old Pier\n\nWhen: Monday\n\nPrice: 40 kroner",
    "Monday: Rain.\n\nTuesday: Sun.",
    "Starter: Soup.\n\nMain: Fish.\n\nDessert: You choose.",
    "Music: “Sea Dogs” by The Landlubbers",
    "LUND: The pier is shut.",
    "MAYOR’S ADDRESS: We close the pier.",
    "10:32: The pier is shut.\n\n10:40: It opens.",
    "Cole: The pier is shut.",
    "The reason: money.\n\nThe cure: time, we hope for.",
    "The plan has two parts.\n\n- Old Pier, Lund\n- New Pier, Holme",
    "— With reporting by Ann Cole",
    "The pier is shut.\n\n— Ann Cole, mayor",
    "Dear readers, we are sorry.\n\nThe pier is shut.",
    "A. Smith built it.\n\nQ. Jones shut it.",
]


@pytest.mark.parametrize("text", NO_SPEAKERS)
def test_what_is_no_speaker_says_nothing(text):
    assert [a.rule for a in find_attributions(text) if a.rule in ("transcript", "signed", "speaker-label")] == []


def test_what_stands_behind_a_heading_is_read():
    (found,) = find_attributions(text := "WHAT WE KNOW: The mayor said the pier was shut.")
    assert found.source.of(text).endswith("mayor")


BLOCKS = [
    ("“It is over.”\n\n— Ann Cole, mayor", "Ann Cole, mayor", ["“It is over.”"]),
    ("> It is over.\n>\n> — Ann Cole, mayor", "Ann Cole, mayor", ["It is over."]),
    ("It is over. 📉\n\n— Ann Cole (@cole) March 7, 2023", "Ann Cole (@cole)", ["It is over. 📉"]),
    ("It is over. — Ann Cole (@cole) March 7, 2023", "Ann Cole (@cole)", ["It is over."]),
    ("Dear Mayor,\n\nIt is over.\n\nGo.\n\nYours sincerely,\n\nAnn Cole", "Ann Cole", ["It is over.", "Go."]),
    ("To the editor:\n\nIt is over.\n\nAnn Cole\nLund", "Ann Cole", ["It is over."]),
    ("Dear all,\n\nIt is over.\n\nSigned, Ann Cole, mayor", "Ann Cole, mayor", ["It is over."]),
    ("Sir, – It is over.\n\nAnn Cole\nMayor, Lund", "Ann Cole", ["Sir, – It is over."]),
    (
        "Dear Editor, It is over. It is shut.\n\nGo.\n\nYours, Ann Cole",
        "Ann Cole",
        ["Dear Editor, It is over. It is shut.", "Go."],
    ),
    ("Cole said:\n\n* It is over.\n* It is shut.\n\nHe left.", "Cole", ["It is over.", "It is shut."]),
    ("Cole said:\n- It is over.\n- It is shut.", "Cole", ["It is over.", "It is shut."]),
    ("Cole said the following:\n1. It is over.\n2. It is shut.", "Cole", ["It is over.", "It is shut."]),
    ("Cole wrote:\n\n> It is over.\n\n> It is shut.\n\nHe left.", "Cole", ["It is over.", "It is shut."]),
    ("Cole said:\n\nIt is over.\n\nIt is shut.", "Cole", ["It is over."]),
]


def test_each_letter_of_a_page_is_its_writers():
    text = (
        "Sir, It is over.\n\nAnn Cole\nMayor\n\nDear Editor,\n\nIt is shut.\n\nBo Berg\n\nSir, Go now.\n\nJo Lind, Lund"
    )
    found = find_attributions(text)
    assert [each.source.of(text) for each in found] == ["Ann Cole", "Bo Berg", "Jo Lind, Lund"]


@pytest.mark.parametrize("text", ["Sir, It is over.\n\nHe left.", "Madam Justice, it is over.\n\nAnn Cole left."])
def test_a_greeting_without_a_name_below_is_no_letter(text):
    assert not [*find_attributions(text)]


@pytest.mark.parametrize(("text", "source", "contents"), BLOCKS)
def test_a_signature_or_an_announcement_owns_what_is_set_off(text, source, contents):
    (found,) = find_attributions(text)
    assert found.source.of(text) == source
    assert [content.of(text) for content in found.contents] == contents


def test_a_turn_goes_on_to_the_next_label_and_past_what_is_no_speech():
    text = "Cole: It is shut.\n\nIt stays shut.\n\n(Applause)\n\nWe know.\n\nBerg: No.\n\n***\n\nThe talk was cut."
    found = document.of(Article(id="a", genre="transcript", body=text)).layout.turns
    assert [[span.of(text) for span in turn.contents] for turn in found] == [
        ["It is shut.", "It stays shut.", "We know."],
        ["No."],
    ]


@pytest.mark.parametrize(
    ("genre", "speakers", "turns"), [("interview", {}, 1), ("news", {}, 0), ("news", {"c": "A"}, 1)]
)
def test_a_label_that_occurs_once_counts_by_genre_or_front_matter(genre, speakers, turns):
    label = "C" if speakers else "Cole"
    article = Article(id="a", genre=genre, speakers=speakers, body=f"{label}: It is shut.\n\nThen it was late.")
    assert len(document.of(article).layout.turns) == turns
