"""Speakers called again by a noun or a pronoun though they have not spoken yet."""

import pytest
from speaking import SAID, speakers

from onrecord.parser.compiled import Scheme

LINE = "\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who was described, and has not spoken, is the one
        ("Karl Berg" + SAID + LINE + "A Sudlandic official who is no engineer shook his head. The official" + SAID, ["Karl Berg", "unnamed Sudlandic official"]),
        ("Karl Berg" + SAID + LINE + "A retired Sudlandic ambassador shook her head. She" + SAID, ["Karl Berg", "unnamed Sudlandic ambassador"]),
        ("Karl Berg" + SAID + LINE + "A Sudlandic diplomat listened in. The official" + SAID, ["Karl Berg", "unnamed Sudlandic diplomat"]),
        ("Karl Berg" + SAID + LINE + "We met a member of the Sudlandic delegation. The official" + SAID, ["Karl Berg", "unnamed Sudlandic official"]),
        # not who stands in another paragraph, nor who is only talked of after somebody is named
        ("A Sudlandic official came." + LINE + "Karl Berg came too. He" + SAID, ["Karl Berg"]),
        ("Karl Berg met a Sudlandic official. He" + SAID, ["Karl Berg"]),
        ("Karl Berg" + SAID + " To be “a partner and no customer” was the aim. He" + SAID, ["Karl Berg", "Karl Berg"]),
        # who is the subject of a sentence, though it does not begin with the name
        ("Karl Berg" + SAID + LINE + "In private, Maria Duarte is sad. She" + SAID, ["Karl Berg", "Maria Duarte"]),
        ("Maria Duarte" + SAID + LINE + "Hours before the vote Karl Berg, who had been silent, spoke up. He" + SAID, ["Maria Duarte", "Karl Berg"]),
        ("Maria Duarte" + SAID + " In a letter to Karl Berg she" + SAID, ["Maria Duarte", "Maria Duarte"]),
        # a stranger by surname
        ("Karl Berg" + SAID + LINE + "Engineer Petra Novak came." + LINE + "Novak is hoping. She" + SAID, ["Karl Berg", "Petra Novak"]),
        # nobody speaks of himself by name
        ("Maria Duarte called that a shame. Karl Berg “cannot hide the dam,” she said.", ["Maria Duarte"]),
        # bodies by their noun
        ("The Norlandic Foreign Ministry was not pleased. A ministry spokeswoman" + SAID, ["Norlandic Foreign Ministry"]),
        ("The Norlandic Foreign Ministry was not pleased. The ministry" + SAID, ["Norlandic Foreign Ministry"]),
        ("The Harbour Office was not pleased. A spokeswoman" + SAID, ["Harbour Office"]),
        ("The Harbour Office was not pleased." + LINE + "Rain fell." + LINE + "A spokeswoman" + SAID, ["unnamed spokeswoman"]),
        ("Maria Duarte was not pleased. A spokeswoman" + SAID, ["unnamed spokeswoman"]),
        # of a person
        ("Åsa Lindström came. Her ministry" + SAID, ["Norlandic Foreign Ministry"]),
        ("Karl Berg" + SAID + " His office" + SAID, ["Karl Berg", "Harbour Office"]),
        ("Maria Duarte" + SAID + " Her ministry" + SAID, ["Maria Duarte", "Sudland"]),
        ("Ann Lee, an engineer, came. Her company" + SAID, [""]),
        # members of something are people
        ("Karl Berg" + SAID + LINE + "Petra Novak of the Meadow Party (MP) went further. She" + SAID, ["Karl Berg", "Petra Novak"]),
        ("Karl Berg" + SAID + LINE + "Ivo Marr of the River Institute went further. He" + SAID, ["Karl Berg", "Ivo Marr"]),
        ("Karl Berg" + SAID + LINE + "Bay City of the River State went further. He" + SAID, ["Karl Berg", "Karl Berg"]),
        # a country by its office
        ("NORBURG — The country's foreign minister" + SAID, ["Åsa Lindström"]),
        ("Norland is ready, the country's foreign minister said.", ["Åsa Lindström"]),
        ("SUDBURG — The country's foreign minister" + SAID, ["Maria Duarte"]),
    ],
)  # fmt: skip
def test_who_is_called_again(text: str, expected: list[str], scheme: Scheme) -> None:
    assert speakers(text, scheme) == expected


INTERVIEW = "Karl Berg received us on Monday. He had time.\n\nQ: Will the dam be built?\n\nA: The dam is good.\n\nQ: When?\n\nA: The dam is late."


@pytest.mark.parametrize("label", ["A", "Answer", "ANSWER"])
def test_an_answer_is_by_who_is_interviewed(label: str, scheme: Scheme) -> None:
    text = INTERVIEW.replace("A:", f"{label}:")
    assert speakers(text, scheme) == ["unnamed reporter", "Karl Berg"] * 2
