"""Tables in Parquet."""

import io
import sys
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.errors import MissingExtraError
from onrecord.intake.found import Asked, Refused, UnreadableError
from onrecord.intake.tables import parquet


def packed(*rows):
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([*rows]), file)
    return file.getvalue()


def test_rows():
    at = datetime(2026, 5, 2, 12, 0)  # noqa: DTZ001 - as tables have it
    first, second = parquet.read(
        packed({"headline": "Pier", "body": "One.\n\nTwo.", "date": at, "x": 1}, {"body": None}), Asked()
    )
    assert (first.title, first.paragraphs, first.day.edtf, first.day.words) == (
        "Pier",
        ("One.", "Two."),
        "2026-05-02",
        "table 2026-05-02 12:00:00",
    )
    assert second == Refused("#2", "has no text")


@pytest.mark.parametrize(
    "data", [b"PAR1", b"PAR1 and nothing PAR1", packed({"text": "x"})[:-9]], ids=["head", "ends", "cut"]
)
def test_a_broken_one(data):
    with pytest.raises(UnreadableError, match="is no whole Parquet file"):
        list(parquet.read(data, Asked()))


def test_without_pyarrow(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="onrecord\\[parquet\\]"):
        list(parquet.read(b"PAR1", Asked()))
