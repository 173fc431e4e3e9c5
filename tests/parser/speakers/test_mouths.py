"""Nobody's words are put into another's mouth: pronouns, shared surnames, families, names in print."""

import pytest
from speaking import resolved, speakers

from onrecord.models import Actor, Codebook, Party
from onrecord.parser.compiled import CompiledCodebook, prepare

LINE = "\n\n"
BOOK = Codebook(
    parties={"town": Party(name="Port Ellis"), "isle": Party(name="Norland")},
    actors=(
        Actor(name="Chidi Okafor", party="town", pronouns="he"),
        Actor(name="Ruth Tasker", party="town"),
        Actor(name="Neil Tasker", party="isle"),
        Actor(name="Sam Oyelaran", party="isle", pronouns="she"),
        Actor(name="Robin Achter", party="town", pronouns="they"),
        Actor(name="Kiran Dell", party="isle"),
        Actor(name="Ann van den Berg", party="town"),
        Actor(name="Omar bin Salim", party="isle"),
        Actor(name="Martin King", party="isle"),
        Actor(name="Zoë Ångström", party="town"),
    ),
)


@pytest.fixture(scope="module")
def book() -> CompiledCodebook:
    return prepare(BOOK)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the last subject, not who is met; and whom the pronoun can mean
        ("Chidi Okafor met Neil Tasker. He said so.", "Chidi Okafor"),
        ("Sam Oyelaran met Chidi Okafor. He said so.", "Chidi Okafor"),
        ("Chidi Okafor said no. Neil Tasker laughed. He said so.", "Neil Tasker"),
        ("Chidi Okafor came with his deputy, Olga Prins. She said so.", "Olga Prins"),
        ("Okafor said no. His brother, Kim Okafor, laughed. He said so.", "Kim Okafor"),
        # two fit: never a guess
        ("Chidi Okafor and Neil Tasker met. He said so.", "Chidi Okafor or Neil Tasker"),
        ("They heard Chidi Okafor and Neil Tasker. He said so.", "Chidi Okafor or Neil Tasker"),
        ("Kiran Dell met Ruth Tasker. She said so.", "Kiran Dell or Ruth Tasker"),
        ("Chidi Okafor and Neil Tasker said no. He said so.", "Chidi Okafor or Neil Tasker"),
        # a heading and a time stamp end what was
        ("Chidi Okafor said no." + LINE + "What comes next" + LINE + "He said so.", ""),
        ("10:15 Chidi Okafor said no." + LINE + "10:40 He said so.", ""),
        ("Chidi Okafor said no." + LINE + "He said so.", "Chidi Okafor"),
        # a description is somebody, too
        ("Chidi Okafor said no. A docker came by. He said so.", ""),
        ("Chidi Okafor said no. A woman came by. He said so.", "Chidi Okafor"),
        # they
        ("Robin Achter came. They said so.", "Robin Achter"),
        ("Chidi Okafor and Ruth Tasker came. They said so.", "Chidi Okafor + Ruth Tasker"),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(text: str, last: str, book: CompiledCodebook) -> None:
    assert speakers(text, book)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ruth Tasker met Neil Tasker. Tasker said so.", "Ruth Tasker or Neil Tasker"),
        ("Ruth Tasker met Neil Tasker. Mr. Tasker said so.", "Neil Tasker"),
        ("Ruth Tasker met Neil Tasker. Mrs Tasker said so.", "Ruth Tasker"),
        ("Ruth Tasker came. Tasker said so.", "Ruth Tasker"),
        ("Ruth Tasker met Neil Tasker. The Taskers said so.", "Ruth Tasker + Neil Tasker"),
        ("Chidi Okafor met his wife, Ada Okafor. Okafor said so.", "Chidi Okafor or Ada Okafor"),
        ("Laura Frost met Leo Frost. Ms. Frost said so.", "Laura Frost"),
    ],
)
def test_whom_a_shared_surname_means(text: str, last: str, book: CompiledCodebook) -> None:
    assert speakers(text, book)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Van den Berg said so.", "Ann van den Berg"),
        ("“No,” said van den Berg.", "Ann van den Berg"),
        ("Petra van den Berg said so.", "Petra van den Berg"),
        ("bin Salim said so.", "Omar bin Salim"),
        ("King said so.", "Martin King"),
        ("King Olaf said so.", "Olaf"),
        ("Neil “Nobby” Tasker said so.", "Neil Tasker"),
        ("A docker nicknamed “Lefty” said so.", "unnamed docker"),
        ("Zoe\u0308 A\u030angstro\u0308m said so.", "Zoë Ångström"),
        ("Chidi Oka\u00adfor said so.", "Chidi Okafor"),
        ("Okafor, Dell and Oyelaran said so.", "Chidi Okafor + Kiran Dell + Sam Oyelaran"),
        ("Okafor, Dell, and Oyelaran said so.", "Chidi Okafor + Kiran Dell + Sam Oyelaran"),
    ],
)
def test_names_in_print(text: str, last: str, book: CompiledCodebook) -> None:
    assert speakers(text, book)[-1] == last


def test_one_of_several_is_of_a_side_only_where_all_are(book: CompiledCodebook) -> None:
    ((_,), (split,)) = resolved("Chidi Okafor and Neil Tasker met Kiran Dell. Dell said no. Tasker said so.", book)
    assert split.party is None
    *_, (ambiguous,) = resolved("Chidi Okafor and Robert Brandt came. He said so.", book)
    assert (ambiguous.actor, ambiguous.party) == ("Chidi Okafor or Robert Brandt", None)
