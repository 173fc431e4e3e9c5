"""Tables in Parquet, where pyarrow is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import MissingExtraError
from onrecord.intake.found import Found, Refused, UnreadableError
from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked

_ROWS = 64


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield the article of each row, a few rows at a time."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - large, and an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("parquet", "pyarrow") from error
    try:
        with pq.ParquetFile(pa.BufferReader(data), pre_buffer=False) as file:
            names = file.schema_arrow.names
            table = rows.Table(asked.columns, names)
            for batch in file.iter_batches(batch_size=_ROWS, columns=table.wanted(names), use_threads=False):
                for row in batch.to_pylist():
                    yield table.article(row)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableError("is no whole Parquet file", "Fetch or export it again.") from error
