"""The one table of writers, and the rooms in which it finds them."""

from importlib import import_module

import pytest

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
