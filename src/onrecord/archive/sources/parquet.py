"""Tables in Parquet, one article a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.archive.rows import Row
    from onrecord.archive.sources.fields import Fields

_ROWS, _BUFFER = 64, 1 << 20


def articles(path: Path, fields: Fields) -> Iterator[Row]:
    """Yield the articles of a table, of which some rows and pages are held at a time."""
    with pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as table:
        names = table.schema_arrow.names
        fields.refuse_without_text(names)
        for batch in table.iter_batches(batch_size=_ROWS, columns=fields.wanted(names), use_threads=False):
            for row in batch.to_pylist():
                yield fields.article(row)
