"""What a person begins to type, and what is meant."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.decisions import choices
from onrecord.decisions.choices import Option, narrow, words

ACTORS = [
    Option("Anna Berg", ("the mayor",)),
    Option("Carl Dahl"),
    Option("Carla Çelik"),
    Option("North"),
    Option("leans-for"),
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1", ["Anna Berg"]),
        ("5", ["leans-for"]),
        ("6", []),
        ("0", []),
        ("", []),
        ("anna berg", ["Anna Berg"]),
        ("THE MAYOR", ["Anna Berg"]),
        ("ber", ["Anna Berg"]),
        ("car da", ["Carl Dahl"]),
        ("carl", ["Carl Dahl", "Carla Çelik"]),
        ("carl dahl", ["Carl Dahl"]),
        ("celik", ["Carla Çelik"]),
        ("leans f", ["leans-for"]),
        ("leans-for", ["leans-for"]),
        ("arl", []),
        ("zoe", []),
    ],
)
def test_narrow(typed, expected):
    assert [option.value for option in narrow(typed, ACTORS)] == expected


BODY = "He said: “The bridge must be built, now.” The bridge, he added, must wait. The bridge must be built."


@pytest.mark.parametrize(
    ("typed", "near", "expected"),
    [
        ("The bridge must be built", 0, ("The bridge must be built", 1)),
        ("the BRIDGE must be built", 90, ("The bridge must be built", 2)),
        ("the bridge … wait", 0, ("The bridge must be built, now.” The bridge, he added, must wait", 1)),
        ("the bridge ... wait", 45, ("The bridge, he added, must wait", 1)),
        ("“The bridge must be built, now.”", 0, ("The bridge must be built, now.”", 1)),
        ("must wait.", 0, ("must wait.", 1)),
        ("bridge must wait", 0, None),
        ("ridge", 0, None),
        ("wait ... said", 0, None),
        ("...", 0, None),
        ("", 0, None),
    ],
)
def test_words(typed, near, expected):
    assert words(typed, BODY, near) == expected


@pytest.mark.parametrize(
    "body", ["It will _never_ be built.", "It will *never* be built.", "It __will never__ be built."]
)
def test_marks_of_markdown_are_no_part_of_words(body):
    found = words("will never be", body, 0)
    assert found == (body[body.index("will") : body.index(" built")], 1)
    assert words("nev", body, 0) is None


@given(st.text(alphabet="ab .“…\n", max_size=30), st.text(alphabet="ab .…", max_size=8), st.integers(0, 30))
def test_what_is_found_stands_there(body, typed, near):
    found = words(typed, body, near)
    if found:
        exact, number = found
        assert len(choices.places((exact,), body)) >= number >= 1


def test_choices_come_from_codebook_and_ledger(dossier):
    assert [option.value for option in choices.issues(dossier)] == ["bridge", "toll"]
    assert [option.value for option in choices.parties(dossier)] == ["north", "south", "none"]
    near = choices.speakers_in(dossier.find_article("first"), dossier.claims, 60)
    assert near == ["Carl Dahl", "somebody at the ferry", "Anna Berg"]
    names = [option.value for option in choices.actors(dossier, near)]
    assert names[:3] == near
    assert {"Wire", "North", "South"} <= set(names)


@given(st.text("ab ", max_size=30), st.text("ab", min_size=1, max_size=2), st.text("ab", min_size=1, max_size=2))
def test_ends_of_a_quote_are_those_of_a_search_from_each_beginning(body, first, last):
    begin, end = (re.compile(rf"\b{word}\b") for word in (first, last))
    expected = [(m.start(), n.end()) for m in begin.finditer(body) if (n := end.search(body, m.end()))]
    assert [*choices._ranges(begin, end, body)] == expected


@pytest.mark.parametrize("last", ["zebra", "far"])
def test_a_quote_of_two_ends_takes_no_longer_than_its_article(last):
    start = time.process_time()
    words(f"the ... {last}", "the word is here " * 6_000 + "far", 0)
    assert time.process_time() - start < 1
