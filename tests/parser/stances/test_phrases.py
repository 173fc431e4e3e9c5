import pytest

from onrecord.parser.stances.phrases import Phrases, compile_phrase
from onrecord.text import fold

DENIED = [
    ("is not needed", "A toll isn’t needed.", True),
    ("isn't needed", "A toll is not needed.", True),
    ("isn't needed", "A toll isn't needed.", True),
    ("not needed", "A toll isn't needed.", True),
    ("not needed", "A toll is not needed.", True),
    ("not work", "It cannot work.", True),
    ("cannot work", "It can't work.", True),
    ("can't work", "It can not work.", True),
    ("can not work", "It cannot work.", True),
    ("won't pay", "They will not pay.", True),
    ("will not pay", "They won't pay.", True),
    ("shall not pass", "It shan't pass.", True),
    ("do not want * toll", "We don't want any new toll.", True),
    ("isn't", "It is not.", True),
    ("cannot", "It can not.", True),
    ("can't", "They cannot.", True),
    ("won't", "They will not.", True),
    ("will not", "They won't.", True),
    ("shan't", "We shall not.", True),
    ("'tisn't", "'Tisn't so.", True),
    ("they'ren't", "They'ren't here.", True),
    ("isn't", "It is.", False),
    ("is not needed", "A toll is needed.", False),
    ("is not needed", "A toll wasn't needed.", False),
    ("isn't needed", "A toll is needed, not wanted.", False),
    ("can't work", "It can work.", False),
    ("won't pay", "The team won. They pay.", False),
    ("not needed", "The knot needed care.", False),
    ("needed", "A toll isn't needed.", True),
]


@pytest.mark.parametrize(("phrase", "text", "stands"), DENIED)
def test_not_is_one_word_however_it_is_printed(phrase, text, stands):
    assert bool(compile_phrase(phrase).search(fold(text))) is stands
    assert bool([*Phrases([(phrase, 1)]).find(fold(text))]) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("‘Tolls are wrong,’ he said.", True),
        ("the 'toll' of 5 crowns", True),
        ("“Toll,” he said.", True),
        ("a village called O’Toll", False),
    ],
)
def test_a_phrase_begins_behind_a_quotation_mark_but_not_inside_a_word(text: str, stands: bool) -> None:
    assert bool(compile_phrase("toll").search(fold(text))) is stands
    assert bool([*Phrases([("toll", 1)]).find(fold(text))]) is stands


PLAIN = [
    ("toll", "tolls, toll's; a toll. the tolling, an untoll, toll"),
    ("toll", "o'toll toll-free pre-toll tolles tollse toll_ toll2"),
    ("border dam", "the border - dam, border\n\ndams, border dames, borderdam, border  dam's"),
    ("s-400 deal", "s-400 deal, the s-400-deal, s 400 deal, s-400s deal"),
    ("aid to the north", "aid to the north; aid to the" + " " * 61 + "north; aid, to (the) north's"),
    ("ban", "ban ban bans'ban"),
    ("toll*", "toll, tolls, tolling-station's, toll" + "s" * 61 + ", a toll-free-, untolled"),
    ("border dam*", "border dam, border-damming's, border dam-"),
]


@pytest.mark.parametrize(("phrase", "text"), PLAIN)
def test_plain_words_are_found_as_their_pattern_finds_them(phrase, text):
    found = [match.span() for match, _ in Phrases([(phrase, 1)]).find_all(text)]
    assert found == [match.span() for match in compile_phrase(phrase).finditer(text)]
    assert found
