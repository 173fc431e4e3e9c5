"""What an output was made with: another program, or other options, make it anew."""

import inspect
from pathlib import Path

import pytest

import onrecord
from onrecord.archive import batches, options, rows, sources
from onrecord.archive.sources import fields, jsonl, page, parquet, warc

ROOT = Path(onrecord.__file__).parent


@pytest.mark.parametrize(
    "module", [batches, rows, sources, fields, jsonl, page, parquet, warc], ids=lambda m: m.__name__
)
def test_all_that_decides_on_an_output_is_in_the_digest_of_the_program(module):
    rooms = [ROOT / room for room in options._ROOMS]
    for _, used in inspect.getmembers(module, inspect.ismodule):
        if used.__name__.startswith("onrecord."):
            file = Path(used.__file__)
            assert any(file == room or file.is_relative_to(room) for room in rooms), used.__name__


def test_each_room_is_there():
    assert all((ROOT / room).exists() for room in options._ROOMS)
