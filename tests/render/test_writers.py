"""The one table of writers, and the rooms in which it finds them."""

from importlib import import_module

import pytest

from onrecord.render import encode
from onrecord.render.screen import Screen
from onrecord.render.writers import WRITERS

ROOM = {"table": "terminal", "dna-csv": "exports"} | dict.fromkeys(("jsonld", "timelinejs", "graphml"), "exports")
COMMAND = {
    "uncovered": "codebook",
    "unused": "codebook",
    "codebook test": "codebook",
    "codebook suggest": "codebook",
    "between": "diff",
}


def where(report, form):
    room, _, module = WRITERS[report, form].make.partition(":")[0].partition(".")
    return room, module


@pytest.mark.parametrize(("report", "form"), WRITERS)
def test_every_writer_is_there(report, form):
    for name in filter(None, (WRITERS[report, form].make, WRITERS[report, form].text, WRITERS[report, form].lacks)):
        module, _, function = name.partition(":")
        assert callable(getattr(import_module(f"onrecord.render.{module}"), function))


@pytest.mark.parametrize(("report", "form"), [key for key in WRITERS if key[0] not in ("export", "network", "schema")])
def test_a_module_is_named_as_its_command(report, form):
    """Lists have one form for programs, so that rows of them are their JSON objects, and markdown a table of these."""
    room, module = where(report, form)
    assert module == COMMAND.get(report, report)
    assert room in (ROOM.get(form, form), "rows", "json")


@pytest.mark.parametrize(("report", "form"), [key for key in WRITERS if key[1] in ("table", "json", "html", "yaml")])
def test_a_room_is_named_as_its_format(report, form):
    assert report == "schema" or where(report, form)[0] == ROOM.get(form, form)


ROWS = [{"a": 'q"uote', "b": ["x", "y"], "c": {"d": [], "e": None}}, {"a": "one\ntwo\u202e", "b": [], "c": 1}]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_rows_one_by_one_are_the_json_of_their_list(number):
    assert "\n".join(encode.json_rows(iter(ROWS[:number]))) == encode.json_text(ROWS[:number])


@pytest.mark.parametrize(
    ("width", "terminal", "shown"), [(100, True, 1_000), (100, False, 1_200), (None, False, 1_200)]
)
def test_a_terminal_shows_the_first_rows_of_a_long_list_and_says_so(width, terminal, shown):
    screen, rows = Screen(width, colour=False, terminal=terminal), range(1_200)
    assert len([*screen.shown(rows)]) == shown
    assert ("the first 1,000 of 1,200 rows" in screen.left_out(rows)) is terminal
    assert not screen.left_out(range(1_000))
