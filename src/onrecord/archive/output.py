"""One file a shard: written under another name, with what it was made of inside, and put in its place in one step.

A killed process leaves no file that looks done. What a file was made of stands in the file itself, so that no list can
say otherwise.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord import diskfile

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

SUFFIX = ".parquet"
_KEY = b"onrecord"
_LEFTOVER = re.compile(r"\..+\.[0-9a-f]{12}\.tmp")
_ROWS = 10_000
_BYTES = 16 << 20
"""What is held before it is written: so many rows, or bytes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that is not in the output, and why."""

    row: int
    article: str
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """What an output was made of, and what became of the articles."""

    sha256: str
    """Of the shard."""
    size: int
    options: str
    """The digest of the options and of the program."""
    counts: dict[str, int] = field(default_factory=dict[str, int])
    failures: tuple[Failure, ...] = ()
    """The first of them; how many there are is counted under ``failed``."""


def path_of(out: Path, kind: str, shard: str) -> Path:
    """Return where the output of a shard is."""
    return out / kind / f"{shard}{SUFFIX}"


def find(out: Path, kind: str) -> Iterator[tuple[str, Path]]:
    """Yield the outputs that are there, with the names of their shards."""
    root = out / kind
    for path in sorted(root.rglob(f"*{SUFFIX}")):
        if not path.name.startswith("."):
            yield path.relative_to(root).as_posix().removesuffix(SUFFIX), path


def record_of(path: Path) -> Record | None:
    """Return what an output was made of; None where there is none, or where it is no whole one of ours."""
    try:
        told = json.loads((pq.read_metadata(path).metadata or {})[_KEY])
        failures = tuple(Failure(**each) for each in told.pop("failures"))
        return Record(**told, failures=failures)
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError):
        return None


class Writer:
    """A file that is being written, some rows at a time."""

    def __init__(self, path: Path, new: Path, columns: pa.Schema) -> None:
        """Write what is to become `path` to the file `new`."""
        self._path = path
        self._file = new.open("xb")
        # A codec that every reader of Parquet has; the texts of articles repeat, which it finds.
        self._table = pq.ParquetWriter(self._file, columns, compression="zstd")
        self._columns = columns
        self._held: list[pa.RecordBatch] = []

    def write(self, batch: pa.RecordBatch) -> None:
        """Add rows."""
        self._held.append(batch)
        if sum(each.num_rows for each in self._held) >= _ROWS or sum(each.nbytes for each in self._held) >= _BYTES:
            with diskfile.told(self._path):
                self._flush()

    def finish(self, record: Record) -> None:
        """Write the rest and the record, and see to it that all is on the disk."""
        with diskfile.told(self._path):
            self._flush()
            self._table.add_key_value_metadata({_KEY.decode(): json.dumps(asdict(record))})
            self._table.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def drop(self) -> None:
        """Leave off: the table gets no end."""
        self._table.is_open = False
        with suppress(OSError):  # a full disk does not take what is still held back, either
            self._file.close()

    def _flush(self) -> None:
        if self._held:
            self._table.write_table(pa.Table.from_batches(self._held, self._columns))
        self._held = []


@contextmanager
def replacing(path: Path, columns: pa.Schema) -> Generator[Writer, None, None]:
    """Give a writer whose file takes the place of `path` when the block ends well; else nothing has changed.

    The block has to call `finish`. FileProblemError where the disk does not take it.
    """
    new = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    with diskfile.told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        writer = Writer(path, new, columns)
    try:
        yield writer
        with diskfile.told(path):
            new.replace(path)
            diskfile.sync_folder(path.parent)
    finally:
        writer.drop()
        with suppress(OSError):
            new.unlink()


def sweep(out: Path) -> None:
    """Remove what killed processes have left. Only where no other process may be writing."""
    for path in out.rglob("*.tmp"):
        if _LEFTOVER.fullmatch(path.name):
            path.unlink(missing_ok=True)
