"""Shards on several machines: by the workers of a Dask scheduler, which see the same folders as this machine."""

from __future__ import annotations

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
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self.close()
            told = f"the Dask scheduler at {one_line(address)} has no worker: start one with dask worker {address}"
            raise OnrecordError(f"{told} --nthreads 1.") from error

    def close(self) -> None:
        """Leave the scheduler alone."""
        self._client.close()

    def run(self, tasks: Sequence[Task], *, alone: bool = False) -> Generator[Done, None, None]:
        """Yield what became of tasks, as they end; `alone` one at a time.

        What a worker that has died was doing is done again by another. A task with which worker after worker dies
        comes back as killed. A worker cannot be stopped in a shard: it ends that one, and its file is whole.
        """
        left = list(reversed(tasks))
        running: as_completed[Done] = self._dask.as_completed(loop=self._client.loop)
        given: dict[str, Task] = {}
        try:
            while left or given:
                most = 1 if alone else _AHEAD * max(1, sum(self._client.nthreads().values()))
                while left and len(given) < most:
                    task = left.pop()
                    future = self._client.submit(self._do, task, pure=False)
                    given[future.key] = task
                    running.add(future)
                future = next(running)
                yield self._outcome(future, given.pop(future.key))
        finally:
            self._client.cancel([*running.futures])

    def _outcome(self, future: Future[Done], task: Task) -> Done:
        if future.status == "finished":
            return future.result()
        error = future.exception() if future.status == "error" else None
        if isinstance(error, self._dask.KilledWorker):
            return Done(task.shard, killed=True)
        if error is not None:
            return Done(task.shard, failure=one_line(f"its worker failed ({type(error).__name__}: {error})"))
        return Done(task.shard, fatal=f"the Dask scheduler at {one_line(self._address)} has gone away.")
