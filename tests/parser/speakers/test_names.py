"""Names of the codebook in a text: who bears them."""

import pytest
from speaking import SAID, speakers

from onrecord.models import Actor, Codebook, Party
from onrecord.parser.compiled import CompiledCodebook, prepare

MINISTRIES = Codebook(
    parties={
        "north": Party(name="Norland", speaks_as=("Norland",), demonyms=("Norlandic",)),
        "south": Party(name="Sudland", speaks_as=("Sudland",), demonyms=("Sudlandic",)),
    },
    actors=(
        Actor(name="Norlandic Foreign Ministry", party="north"),
        Actor(name="Sudlandic Foreign Ministry", party="south"),
        Actor(name="Ann | Lee", kind="person"),
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karl Berg spoke.", [("Karl Berg",)]),
        ("Berg spoke.", [("Karl Berg", "Joao Berg")]),
        ("K. Berg spoke.", [("Karl Berg",)]),
        ("Petra Berg spoke.", []),
        ("Norlandic Foreign Ministry", [("Norlandic Foreign Ministry",)]),
        ("the Foreign Ministry of it", [("Norlandic Foreign Ministry",)]),
    ],
)
def test_who_bears_a_name(text: str, names: list[tuple[str, ...]], scheme: CompiledCodebook) -> None:
    found = list(scheme.names.find(text))
    assert [hit.names for hit in found] == names
    assert [hit.name for hit in found] == [each[0] if len(each) == 1 else "" for each in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Foreign Ministry" + SAID, ["Norlandic Foreign Ministry"]),
        ("Sudland" + SAID + " The Foreign Ministry" + SAID, ["Sudland", "Sudlandic Foreign Ministry"]),
        ("Ann | Lee" + SAID, ["Ann | Lee"]),  # a bar in a name is no list
    ],
)
def test_a_body_of_several_countries_is_one_of_them(text: str, expected: list[str]) -> None:
    assert speakers(text, prepare(MINISTRIES)) == expected
