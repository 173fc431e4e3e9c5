"""Speakers called again by a pronoun."""

import pytest
from speaking import SAID, speakers

from onrecord.models import Article
from onrecord.parser import read
from onrecord.parser.compiled import CompiledCodebook

LINE = "\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # not who stands in another paragraph, nor who is only talked of after somebody is named
        ("A Sudlandic official came." + LINE + "Karl Berg came too. He" + SAID, ["Karl Berg"]),
        ("Karl Berg met a Sudlandic official. He" + SAID, ["Karl Berg"]),
        ("Karl Berg" + SAID + " To be “a partner and no customer” was the aim. He" + SAID, ["Karl Berg", "Karl Berg"]),
        # who is the subject of a sentence, though it does not begin with the name
        ("Karl Berg" + SAID + LINE + "In private, Maria Duarte is sad. She" + SAID, ["Karl Berg", "Maria Duarte"]),
        ("Maria Duarte" + SAID + LINE + "Hours before the vote Karl Berg, who had been silent, spoke up. He" + SAID, ["Maria Duarte", "Karl Berg"]),
        ("Maria Duarte" + SAID + " In a letter to Karl Berg she" + SAID, ["Maria Duarte", "Maria Duarte"]),
        # who a relative clause is about: the person, not the body in his title
        ("They met Karl Berg, a member of the Norlandic parliament, who said the dam was good.", ["Karl Berg"]),
        # a stranger by surname
        ("Karl Berg" + SAID + LINE + "Engineer Petra Novak came." + LINE + "Novak is hoping. She" + SAID, ["Karl Berg", "Petra Novak"]),
        # nobody speaks of himself by name
        ("Maria Duarte called that a shame. Karl Berg “cannot hide the dam,” she said.", ["Maria Duarte"]),
        # members of something are people
        ("Karl Berg" + SAID + LINE + "Petra Novak of the Meadow Party (MP) went further. She" + SAID, ["Karl Berg", "Petra Novak"]),
        ("Karl Berg" + SAID + LINE + "Ivo Marr of the River Institute went further. He" + SAID, ["Karl Berg", "Ivo Marr"]),
        ("Karl Berg" + SAID + LINE + "Bay City of the River State went further. He" + SAID, ["Karl Berg", "Karl Berg"]),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(text: str, expected: list[str], scheme: CompiledCodebook) -> None:
    assert speakers(text, scheme) == expected


def test_he_inside_what_unnamed_sources_tell_is_the_subject_before_them(scheme: CompiledCodebook) -> None:
    text = "Bob Lind" + SAID + " Mr. Karl Berg was blunter. According to two aides, he rejected the dam."
    reading = read(Article(id="a", body=text, published="2019-05-15"), scheme)
    told = {statement.cue: [speaker.actor for speaker in statement.speakers] for statement in reading.statements}
    assert told["rejected"] == ["Karl Berg"]
