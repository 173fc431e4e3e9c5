"""A whole run: shards to an engine, what became of them to the manifest. One run at a time in one folder."""

from __future__ import annotations

from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from onrecord import diskfile
from onrecord.archive import manifest, options, output, shards
from onrecord.archive.manifest import Result
from onrecord.archive.work import Done, Task
from onrecord.errors import FileProblemError
from onrecord.store import lock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from onrecord.archive.options import Options

_PATIENCE = 2.0
_KILLED = (
    "its process was killed twice, the second time with no other shard at work: it wants more memory than there is, or"
    " a library fails on it"
)


class Engine(Protocol):
    """What does tasks, somewhere."""

    def run(self, tasks: Sequence[Task], *, alone: bool = False) -> Generator[Done, None, None]:
        """Yield what became of tasks, as they end; `alone` one at a time."""
        ...


@dataclass
class Plan:
    """What there is to do, and what is not read."""

    tasks: list[Task] = field(default_factory=list[Task])
    same: dict[str, str] = field(default_factory=dict[str, str])
    """Shards that hold what another holds, byte for byte, and which: they are read once."""
    passed_over: tuple[str, ...] = ()


def plan(source: Path, out: Path, wanted: Options) -> Plan:
    """Return what there is to do to bring the folder `out` to what `source` holds."""
    found = shards.find(source, besides=out)
    same = shards.same(found.shards)
    program = options.program()
    read = (shard for shard in found.shards if shard.name not in same)
    return Plan([Task(shard, str(out.absolute()), wanted, program) for shard in read], same, found.passed_over)


def run(
    planned: Plan,
    out: Path,
    wanted: Options,
    codebook: bytes,
    engine: Engine,
    *,
    prune: bool = False,
    tell: Callable[[Result], None] = lambda _: None,
) -> Result:
    """Do what is planned. What is finished stays, whatever ends the run; outputs of shards that are gone only told.

    FileProblemError where the folder cannot be used at all: it is a dossier, or holds something else.
    """
    manifest.refuse_other(out, wanted)
    with diskfile.told(out):
        out.mkdir(parents=True, exist_ok=True)
    result = Result(tuple(task.shard for task in planned.tasks), planned.same)
    with lock.held(out / manifest.FILE, _PATIENCE):
        output.sweep(out)
        if codebook:
            diskfile.write(out / "codebook.yaml", codebook)
        manifest.write(out, wanted, codebook, result)
        try:
            _do(planned.tasks, engine, result, tell)
        except KeyboardInterrupt:
            result.interrupted = True
        output.sweep(out)
        _account(out, wanted, result, prune=prune)
        with suppress(FileProblemError) if result.fatal else nullcontext():
            manifest.write(out, wanted, codebook, result)
    return result


def _do(tasks: Sequence[Task], engine: Engine, result: Result, tell: Callable[[Result], None]) -> None:
    """Do tasks; those whose process died once more, one at a time: then it is plain which of them it was."""
    by_name = {task.shard.name: task for task in tasks}
    suspects: list[Task] = []
    for alone, round_ in ((False, tasks), (True, suspects)):
        with closing(engine.run(round_, alone=alone)) as events:
            for done in events:
                if done.killed and not alone:
                    suspects.append(by_name[done.shard.name])
                    continue
                result.add(replace(done, failure=_KILLED) if done.killed else done)
                tell(result)
                if result.fatal:
                    return


def _account(out: Path, wanted: Options, result: Result, *, prune: bool) -> None:
    """Find the outputs of shards that are not read any more.

    One whose bytes are read under another name is removed, or its articles would count twice; the others with `prune`.
    """
    read = {shard.name for shard in result.shards}
    digests = {done.record.sha256 for done in result.done.values() if done.record}
    gone: list[str] = []
    for name, path in output.find(out, wanted.kind):
        if name in read:
            continue
        record = output.record_of(path)
        if prune or (record and record.sha256 in digests):
            path.unlink(missing_ok=True)
        else:
            gone.append(name)
    result.gone = tuple(gone)
