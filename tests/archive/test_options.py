"""What an output was made with: another program, or other options, make it anew."""

import inspect
import sys
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
    used = {
        getattr(value, "__name__" if inspect.ismodule(value) else "__module__", "") for value in vars(module).values()
    }
    files = [Path(sys.modules[name].__file__) for name in used if str(name).startswith("onrecord.")]
    assert [file for file in files if not any(file == room or file.is_relative_to(room) for room in rooms)] == []


def test_each_room_is_there():
    assert all((ROOT / room).exists() for room in options._ROOMS)
