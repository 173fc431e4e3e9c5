"""Shards on the cores of this machine: a pool of processes, each with one shard at a time."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord import process
from onrecord.archive import work
from onrecord.archive.work import Done

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from multiprocessing.synchronize import Event

    from onrecord.archive.work import Do, Task

_stop: Event | None = None
"""In a process of the pool: set when the run is to end."""


class Pool:
    """An engine: it does tasks with `jobs` processes."""

    def __init__(self, jobs: int, do: Do = work.do) -> None:
        self.jobs, self._do = jobs, do

    def run(self, tasks: Sequence[Task], *, alone: bool = False) -> Generator[Done, None, None]:
        """Yield what became of tasks, as they end; `alone` one at a time.

        Where a process dies, all that were at work come back as killed, for nobody can tell which of them it was, and
        the others go on in a new pool. Closing the generator stops the work at the next batch.
        """
        left = list(reversed(tasks))
        while left:
            yield from self._until_broken(left, 1 if alone else min(self.jobs, len(left)))

    def _until_broken(self, left: list[Task], jobs: int) -> Iterator[Done]:
        """Do tasks of the list `left`, taking them from its end, until none is left or the pool is broken."""
        with _executor(jobs) as executor:
            running: dict[Future[Done], Task] = {}
            broken = False
            while (left and not broken) or running:
                while left and not broken and len(running) < jobs:
                    task = left.pop()
                    try:
                        running[executor.submit(_did, self._do, task)] = task
                    except BrokenProcessPool:  # it died between two tasks: this one has not begun
                        left.append(task)
                        broken = True
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task = running.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        broken = True
                        yield Done(task.shard, killed=True)


@contextmanager
def _executor(jobs: int) -> Generator[ProcessPoolExecutor, None, None]:
    # Not fork: it would copy locks of pyarrow's threads, and the lock of the output folder.
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    executor = ProcessPoolExecutor(jobs, context, _begin, (stop,))
    try:
        yield executor
    finally:
        stop.set()
        executor.shutdown(wait=True, cancel_futures=True)


def _begin(stop: Event) -> None:
    global _stop  # noqa: PLW0603 - what a pool hands to its processes has no other place
    _stop = stop
    process.serve_parent()


def _did(do: Do, task: Task) -> Done:
    return do(task, _stop.is_set if _stop is not None else work.never)
