"""Articles worked out by several processes, in order; one that ends its process is named, and costs no other."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING

from onrecord import process
from onrecord.outcomes.desk import Told

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future

    from onrecord.models import Article
    from onrecord.outcomes.desk import Desk

_AHEAD = 8
"""So many articles a process wait for it: enough that none is idle while one article takes long."""
_WORTH = 50
"""A process is worth its start for so many articles."""
_ENDED = "the process that read it was ended: by the system for its memory, or by somebody"


def told(desk: Desk, articles: Sequence[Article], number: int) -> Generator[Told]:
    """Yield what a desk makes of each article, in their order; by so many processes where there is enough to do."""
    number = min(number, len(articles) // _WORTH)
    if number <= 1:
        yield from map(desk.told, articles)
        return
    workers = _Workers(desk, number)
    try:
        yield from workers.told(articles)
    finally:
        workers.close()


class _Workers:
    """So many processes, each with a desk of its own."""

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk, self._number = desk, number
        self._pool = self._started(number)

    def told(self, articles: Sequence[Article]) -> Iterator[Told]:
        """Yield what is made of each article, in their order, at most some articles ahead of what is taken."""
        left, waiting = deque(articles), deque[tuple["Article", "Future[Told]"]]()
        while left or waiting:
            try:
                while left and len(waiting) < _AHEAD * self._number:
                    waiting.append((left[0], self._pool.submit(_work, left[0])))
                    left.popleft()
                first = waiting[0][1].result()
            except BrokenProcessPool:
                # Whichever ended a process, all that waited are lost with it: each is worked out by itself.
                lost = [article for article, _ in waiting]
                waiting.clear()
                yield from self._one_by_one(lost)
            else:
                waiting.popleft()
                yield first

    def close(self) -> None:
        """End the processes; what has not begun is not begun."""
        self._pool.shutdown(cancel_futures=True)

    def _one_by_one(self, articles: Sequence[Article]) -> Iterator[Told]:
        self._pool = self._started(1)
        for article in articles:
            try:
                yield self._pool.submit(_work, article).result()
            except BrokenProcessPool:
                self._pool = self._started(1)
                yield Told("", _ENDED)
        self.close()
        self._pool = self._started(self._number)

    def _started(self, number: int) -> ProcessPoolExecutor:
        # A new process, not a copy of this one: a copy has the locks of its threads, but not the threads.
        return ProcessPoolExecutor(number, get_context("spawn"), _begin, (self._desk,))


_desk: Desk


def _begin(desk: Desk) -> None:
    global _desk  # noqa: PLW0603 - what a process of a pool knows, it knows by its module
    _desk = desk
    process.serve_parent()


def _work(article: Article) -> Told:
    return _desk.told(article)
