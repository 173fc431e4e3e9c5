"""Shards -> batches of articles: `read` knows the form of a shard, `fields` the columns that people call otherwise."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from onrecord.archive import schema
from onrecord.archive.sources.fields import Fields, ShardError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.archive.rows import Row
    from onrecord.archive.shards import Shard

__all__ = ["ShardError", "read"]

_ROWS, _CHARACTERS = 32, 500_000
"""A batch has at most so many articles, and ends behind so many characters: what a process holds at once."""


def read(shard: Shard, columns: Iterable[tuple[str, str]] = ()) -> Iterator[pa.RecordBatch]:
    """Yield the articles of a shard in batches.

    ShardError, or whatever its library raises, where the shard cannot be read to its end.
    """
    fields = Fields(columns)
    form = import_module(f"onrecord.archive.sources.{shard.form}")
    rows: Iterator[Row] = form.articles(Path(shard.path), fields)
    held: list[Row] = []
    characters = 0
    for number, row in enumerate(rows):
        held.append({**row, "shard": shard.name, "row": number, "id": row.get("id") or f"{shard.name}#{number}"})
        characters += len(row.get("text") or "")
        if len(held) >= _ROWS or characters >= _CHARACTERS:
            yield pa.RecordBatch.from_pylist(held, schema.ARTICLES)
            held, characters = [], 0
    fields.refuse_without_text()
    if held:
        yield pa.RecordBatch.from_pylist(held, schema.ARTICLES)
