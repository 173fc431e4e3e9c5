"""Shards on several machines: by the workers of a Dask scheduler, which see the same folders as this machine."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from onrecord.archive import work
from onrecord.archive.work import Done
from onrecord.errors import MissingExtraError, OnrecordError
from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from distributed import Future, as_completed

    from onrecord.archive.work import Do, Task

_PATIENCE = 30
"""Seconds to wait for the scheduler, and for a first worker."""
_AHEAD = 2
"""Shards given out for each thread of the cluster, so that none waits for the next."""


class Cluster:
    """An engine: it does tasks with the workers of the scheduler at an address."""

    def __init__(self, address: str, do: Do = work.do) -> None:
        self._do = do
        try:
            import distributed  # noqa: PLC0415 - part of the extra, and needed here alone
        except ImportError as error:
            raise MissingExtraError("archive", "distributed") from error
        self._dask, self._address = distributed, address
        try:
            self._client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            why = one_line(str(error)).rstrip(".")
            raise OnrecordError(f"no Dask scheduler answers at {one_line(address)} ({why}).") from error
        try:
            self.wait_for(1)
        except OnrecordError:
            self.close()
            raise

    def wait_for(self, workers: int) -> None:
        """Wait until there are so many workers. OnrecordError where they do not come."""
        try:
            self._client.wait_for_workers(workers, timeout=_PATIENCE)
        except TimeoutError as error:
            has = "has no worker: start one" if workers == 1 else f"has no {workers} workers: start them"
            where = one_line(self._address)
            told = f"The Dask scheduler at {where} {has} with dask worker {where} --nthreads 1."
            raise OnrecordError(told) from error

    def close(self) -> None:
        """Leave the scheduler alone."""
        self._client.close()

    def run(self, tasks: Sequence[Task], *, alone: bool = False) -> Generator[Done, None, None]:
        """Yield what became of tasks, as they end; `alone` one at a time.

        What a worker that has died was doing is done again by another. A task with which worker after worker dies
        comes back as killed. A worker cannot be stopped in a shard: it ends that one, and its file is whole.
        """
        running: as_completed[Done] = self._dask.as_completed(loop=self._client.loop)
        try:
            yield from self._results(list(reversed(tasks)), running, alone=alone)
        except (OSError, self._dask.CancelledError) as error:
            gone = f"{one_line(self._address)}: the Dask scheduler has gone away ({type(error).__name__})."
            yield Done(tasks[0].shard, fatal=gone)
        finally:
            with suppress(OSError):
                self._client.cancel([*running.futures])

    def _results(self, left: list[Task], running: as_completed[Done], *, alone: bool) -> Generator[Done, None, None]:
        given: dict[str, Task] = {}
        while left or given:
            most = 1 if alone else _AHEAD * max(1, sum(self._client.nthreads().values()))
            while left and len(given) < most:
                task = left.pop()
                future = self._client.submit(self._do, task, pure=False)
                given[future.key] = task
                running.add(future)
            future = next(running)
            yield self._outcome(future, given.pop(future.key))

    def _outcome(self, future: Future[Done], task: Task) -> Done:
        error = future.exception() if future.status == "error" else None
        if error is None:
            return future.result()
        if isinstance(error, self._dask.KilledWorker):
            return Done(task.shard, killed=True)
        return Done(task.shard, failure=one_line(f"its worker failed ({type(error).__name__}: {error})"))
