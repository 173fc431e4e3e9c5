"""What is suggested from a few invented articles; what comes out is itself a codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import Actor, Article, Codebook, Issue, Party
from onrecord.render.answers import Suggested
from onrecord.render.yaml.codebook import suggested
from onrecord.store import codebook
from onrecord.suggest import suggestions, unknown_speakers
from onrecord.suggest.name_statistics import Census
from onrecord.suggest.spellings import is_same_name

FIRST = """\
Norlandic Foreign Minister Åsa Lindström said on Monday that the border dam would be built. “The border dam is no \
threat to the river fish,” she told the Daily Mirror. Sudlandic officials in Sudburg rejected the border dam.

Harbour Office spokesman Karl Berg said in Norland that the toll would pay for the dam. Berg said the toll was fair. \
The Harbour Office has backed the toll, the Daily Mirror reported.
"""
SECOND = """\
Maria Duarte, the Sudlandic president of the River Union, told reporters in Sudland that the border dam was a mistake. \
Duarte said the toll was wrong. Sudland will not accept the dam, she said. A Norlandic official said the toll was low.

Sudburg said the river fish were at risk. The mayor said the toll would go. The mayor asked for the dam to wait. \
Critics say the border dam is too dear.
"""
ARTICLES = (Article(id="one", outlet="Daily Mirror", body=FIRST), Article(id="two", body=SECOND))


@pytest.fixture(scope="module")
def found():
    return suggestions.suggest(ARTICLES, Codebook())


def test_people_bodies_and_outlets(found):
    actors = {actor.name: actor for actor in found.who.actors}
    told = {name: (actor.what, actor.party, actor.body, actor.titles) for name, actor in actors.items()}
    assert told == {
        "Åsa Lindström": ("person", "norland", None, ("Foreign Minister",)),
        "Karl Berg": ("person", None, "Harbour Office", ("Harbour Office spokesman",)),
        "Maria Duarte": ("person", "sudland", "River Union", ("president of the River Union",)),
        "Harbour Office": ("body", None, None, ()),
        "Daily Mirror": ("outlet", None, None, ()),
        "River Union": ("body", "sudland", None, ()),
    }
    assert actors["Maria Duarte"].tally.statements == 3
    assert list(actors["Karl Berg"].tally.articles) == ["one"]
    assert actors["Karl Berg"].tally.example == "one: Harbour Office spokesman Karl Berg said"


def test_sides_places_and_the_nameless(found):
    assert [(side.key, side.name, side.demonyms) for side in found.who.sides] == [
        ("sudland", "Sudland", ("Sudlandic",)),
        ("norland", "Norland", ("Norlandic",)),
    ]
    assert [name for name, _ in found.who.places] == ["Sudburg"]
    assert [(mention, tally.statements) for mention, tally in found.who.nameless] == [("the mayor", 2)]


def test_topics(found):
    terms = [[term for term, _ in topic.terms] for topic in found.topics]
    assert terms[:3] == [["border dam"], ["river fish"], ["toll"]]  # single nouns are last: they are broad
    assert not {"Sudland", "Norland", "mayor", "Berg"} & {term for topic in terms for term in topic}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Bob Menendez", "Robert Menendez", True),
        ("Åsa Lindström", "Asa Lindstrom", True),
        ("Anna Lindstrom", "Anna Lindstromm", True),
        ("Maria Duarte", "Mario Duarte", False),
        ("Anna Berg", "Anna Lund", False),
        ("Berg", "Bergs", False),
        ("Sergei Lavrov", "Sergey Lavrof", False),
        ("Sergei Lavrov", "Sergei V. Lavrov", False),
    ],
)
def test_two_spellings_of_one_person(one, other, same):
    assert is_same_name(one, other) is same
    assert is_same_name(other, one) is same


def test_a_person_spelt_in_two_ways_is_one_with_an_alias(tmp_path):
    body = "Minister Sergei Lavrov said the dam was fair. President Sergey Lavrov said so. Sergei Lavrov said no."
    told = suggested(Suggested(suggestions.suggest([Article(id="a", body=body)], Codebook()), 20))
    assert "- name: Sergei Lavrov\n  aliases: [Sergey Lavrov]\n" in told
    assert "3 statements in 1 article" in told
    path = tmp_path / "codebook.yaml"
    path.write_text(told, encoding="utf-8")
    book, problems = codebook.load(path)
    assert problems == ()
    assert [*book.parties] == ["first-side", "second-side"]


def test_neither_a_label_nor_a_button_nor_stray_initials_are_anybody():
    body = (
        "TF: The dam is fair.\n\nAB: The toll is not.\n\nTF: It is.\n\nEnlarge said the dam was fair. "
        "Share it on Toll Friends. TF again. TF once more."
    )
    article = Article(id="a", body=body, speakers={"TF": "Tom Ferris", "AB": "Anna Berg"})
    who = suggestions.suggest([article], Codebook()).who
    assert who.sides == ()
    assert {actor.name for actor in who.actors} <= {"Tom Ferris", "Anna Berg"}
    assert not any(name in ("TF", "AB", "Enlarge") for name, _ in who.places)


def test_what_the_codebook_has_is_left_out():
    known = Codebook(
        parties={
            "norland": Party(name="Norland", demonyms=("Norlandic",)),
            "south": Party(name="Sudland", demonyms=("Sudlandic",)),
        },
        actors=(Actor(name="Karl Berg", party="norland"), Actor(name="River Union")),
        issues={"toll": Issue(proposition="The toll should be paid.", topic=("toll",))},
    )
    found = suggestions.suggest(ARTICLES, known)
    assert found.who.sides == ()
    assert {"Karl Berg", "River Union"}.isdisjoint(actor.name for actor in found.who.actors)
    assert next(actor for actor in found.who.actors if actor.name == "Maria Duarte").body == "River Union"
    assert next(actor for actor in found.who.actors if actor.name == "Åsa Lindström").party == "norland"
    assert not any("toll" in term for topic in found.topics for term, _ in topic.terms)


@pytest.mark.parametrize("limit", [1, 50])
def test_what_is_printed_is_a_codebook(found, tmp_path, limit):
    path = tmp_path / "codebook.yaml"
    path.write_text(suggested(Suggested(found, limit)), encoding="utf-8")
    book, problems = codebook.load(path)
    if limit == 50:
        assert problems == ()
        assert len(book.actors) == len(found.who.actors)
    assert len(book.issues) == min(limit, len(found.topics))
    assert book.parties.keys() <= {"norland", "sudland"}


def test_nothing_to_suggest(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(suggested(Suggested(suggestions.suggest((), Codebook()), 20)), encoding="utf-8")
    assert codebook.load(path) == (Codebook(), ())


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Norlandic Foreign Minister Åsa Lindström", "Åsa Lindström"),
        ("Harbour Office spokesman Karl Berg", "Karl Berg"),
        ("Maria Duarte, head of the River Union", "Maria Duarte"),
        ("the union's president, Maria Duarte", "Maria Duarte"),
        ("Mr Berg's adviser, Ole Strand", "Ole Strand"),
        ("Ole Strand of the Fish Council", "Ole Strand"),
        ("Norland's Ministry of Trade", "Ministry of Trade"),
        ("a Treasury spokesman", "Treasury"),
        ("the mayor of Vesle", None),
        ("the Foreign Minister", None),
        ("Norlandic officials", None),
        ("a nurse who lives in Vesle", None),
        ("he", None),
        ("", None),
    ],
)
def test_the_name_in_the_words_for_a_speaker(mention, name):
    assert unknown_speakers.speaker_named(mention) == name


def test_a_surname_is_completed_where_one_person_has_it():
    census = Census(["Minister Karl Berg spoke. Berg left. Anna Holm and Ole Holm sang."])
    assert census.full_name("Berg") == "Karl Berg"
    assert census.full_name("Vesle") == "Vesle"


WORDS = st.sampled_from(
    ["Anna", "Berg", "said", "the", "Norlandic", "officials", "toll", ":", '"', "“", "[", "{", "*", "&", "#", "'", "\n", "\x1b[31m",
     "\u2028", "\ud800", "no", "minister", ",", ".", "of", "Union", "- ", "dam", "`", "%", "|", "in", "US", "\ufeff"]
)  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=40).map(" ".join), min_size=1, max_size=3))
def test_hostile_articles_give_valid_yaml(tmp_path_factory, bodies):
    articles = [
        Article(id=f"a{n}", body="Anna Berg said the toll is wrong. The toll, Anna Berg said.\n" + body)
        for n, body in enumerate(bodies)
    ]
    text = suggested(Suggested(suggestions.suggest(articles, Codebook()), 50))
    path = tmp_path_factory.getbasetemp() / "suggested.yaml"
    path.write_text(text, encoding="utf-8")
    assert codebook.load(path)[1] == ()
    assert "\x1b" not in text
