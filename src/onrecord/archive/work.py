"""One shard, from its file to its output: what a process of the pool, or a machine of a cluster, is given to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow.compute as pc

from onrecord.archive import batches, options, output, schema, shards, sources
from onrecord.archive.output import Failure, Record
from onrecord.errors import FileProblemError
from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from onrecord.archive.options import Options
    from onrecord.archive.shards import Shard

MOST_TOLD = 100
"""Articles of a shard that failed and are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Task:
    """A shard, where its output goes, and how it is read; plain values, to be sent elsewhere."""

    shard: Shard
    out: str
    options: Options
    program: str
    """The digest of the program that asks: another one would give other results."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a shard."""

    shard: Shard
    record: Record | None = None
    """Of its output, where it has one."""
    skipped: bool = False
    """True where the output was there, made of the same bytes with the same options."""
    failure: str = ""
    """Why the shard cannot be read: it has no output then, or an earlier one."""
    fatal: str = ""
    """Why nothing can be written any more."""
    killed: bool = False
    """True where the process that had it has died."""


class StoppedError(Exception):
    """The run is to end: what is not finished is left."""


def never() -> bool:
    """Never stop."""
    return False


class Do(Protocol):
    """What an engine does with a task: `do`, and something else only in tests."""

    def __call__(self, task: Task, stopped: Callable[[], bool] = ..., /) -> Done:
        """Do it."""
        ...


def do(task: Task, stopped: Callable[[], bool] = never, /) -> Done:
    """Read a shard and write its output, unless that is there. Never raises, but for what ends the process.

    `stopped` is asked between batches.
    """
    shard = task.shard
    try:
        if options.program() != task.program:
            return Done(shard, failure="its process has another version of onrecord: install the same one everywhere")
        return _done(task, stopped)
    except StoppedError:
        return Done(shard)
    except FileProblemError as error:
        return Done(shard, fatal=str(error))
    except sources.ShardError as error:
        return Done(shard, failure=str(error))
    except Exception as error:  # noqa: BLE001 - whatever a shard does to a library, the others are read
        return Done(shard, failure=one_line(f"cannot be read ({type(error).__name__}: {error})"))


def _done(task: Task, stopped: Callable[[], bool]) -> Done:
    path, source = output.path_of(Path(task.out), task.options.kind, task.shard.name), Path(task.shard.path)
    before = source.stat()
    made_of = Record(shards.digest(source), before.st_size, task.options.digest)
    there = output.record_of(path)
    if there and (there.sha256, there.options) == (made_of.sha256, made_of.options):
        return Done(task.shard, there, skipped=True)
    counts: Counter[str] = Counter(dict.fromkeys(batches.COUNTED, 0))
    failures: list[Failure] = []
    with output.replacing(path, schema.stored(task.options.kind)) as writer:
        for batch in sources.read(task.shard, task.options.columns):
            if stopped():
                raise StoppedError
            found, lost = _parted(batches.read(batch, task.options, counts))
            writer.write(found)
            failures += lost[: MOST_TOLD - len(failures)]
        after = source.stat()
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise sources.ShardError("was changed while it was read")
        record = Record(made_of.sha256, made_of.size, made_of.options, dict(counts), tuple(failures))
        writer.finish(record)
    return Done(task.shard, record)


def _parted(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, list[Failure]]:
    """Part what was found from the articles that failed."""
    failed = pc.is_valid(batch.column("failure"))
    lost = batch.filter(failed).select(["row", "article", "failure"]).to_pylist()
    found = batch.filter(pc.invert(failed)).select([name for name in batch.schema.names if name != "failure"])
    return found, [Failure(each["row"], each["article"], each["failure"]) for each in lost]
