"""Asking a model about articles, several at a time: what comes in is kept at once, and trouble ends in plain words."""

from __future__ import annotations

import queue
import time
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple, Protocol

from onrecord.coders.model.client import Reply, UnusableError
from onrecord.coders.model.patience import Patience
from onrecord.errors import FileProblemError, OnrecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.coders.model.client import Client
    from onrecord.coders.model.prompt import Prompt
    from onrecord.models import Article

IN_A_ROW = 3
"""After so many articles in a row that failed nothing more is asked."""
_LOOK = 0.2
"""Seconds between two looks of the main thread, which only then notices an interruption."""


class Task(NamedTuple):
    """An article with what is to be asked about it."""

    article: Article
    prompts: tuple[Prompt, ...]

    @property
    def tokens(self) -> int:
        """About how many tokens are sent."""
        return sum(prompt.tokens for prompt in self.prompts)


class Came(NamedTuple):
    """What came of one article: its answers, or why there is none; a reason with answers: they cannot be used."""

    task: Task
    texts: tuple[str, ...]
    reason: str = ""
    tokens: int = 0
    """Counted by the model, else estimated; sent and received."""
    ends_all: bool = False


@dataclass
class Progress:
    """How far the asking is."""

    total: int
    began: float = field(default_factory=time.monotonic)
    done: int = 0
    tokens: int = 0

    @property
    def rate(self) -> float:
        """Articles in a minute."""
        return self.done / max(1e-9, (time.monotonic() - self.began) / 60)

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest will take, None where nothing is known yet."""
        return (self.total - self.done) / self.rate * 60 if self.done else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: the articles answered, those that failed and why, and those no longer asked about."""

    answered: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    stopped: str
    """Why nothing more was asked, empty where all was."""
    tokens: int


class Desk(Protocol):
    """What whoever asks does with what comes in."""

    def judge(self, article: Article, text: str) -> str:
        """Return why an answer to a piece of an article cannot be used, empty where it can."""
        ...

    def keep(self, came: Came) -> None:
        """Keep what came; FileProblemError where it cannot be kept."""
        ...

    def tell(self, progress: Progress, /) -> None:
        """Tell how far the asking is."""
        ...


def ask(client: Client, tasks: Sequence[Task], desk: Desk, *, jobs: int) -> Asked:
    """Ask about all `tasks`, `jobs` of them at a time.

    After `IN_A_ROW` articles that failed one after the other, and where the model cannot be asked at all, it stops.
    Interrupted, it keeps what has come in, and leaves at once; what is still under way is lost.
    """
    waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
    for task in tasks:
        waiting.put(task)
    came: queue.SimpleQueue[Came | BaseException] = queue.SimpleQueue()
    stop = Event()
    workers = [
        Thread(target=_work, args=(client, waiting, came, desk.judge, stop), daemon=True)
        for _ in range(max(1, min(jobs, len(tasks))))
    ]
    for worker in workers:
        worker.start()
    tally = _Tally(tasks, desk)
    try:
        for one in _received(came, workers):
            tally.add(one)
            if tally.stopped:
                stop.set()
    except KeyboardInterrupt:
        for one in _arrived(came):
            with suppress(FileProblemError):  # it is asked for again by the next run
                desk.keep(one)
        raise
    finally:
        stop.set()
        client.stop()
    return tally.asked()


def _received(came: queue.SimpleQueue[Came | BaseException], workers: Sequence[Thread]) -> Iterator[Came]:
    """Yield what comes in until all workers have ended."""
    while True:
        alive = any(worker.is_alive() for worker in workers)  # before the look: what is put after it is seen next time
        try:
            one = came.get(timeout=_LOOK if alive else 0.01)
        except queue.Empty:
            if not alive:
                return
            continue
        if isinstance(one, BaseException):
            raise one
        yield one


def _arrived(came: queue.SimpleQueue[Came | BaseException]) -> Iterator[Came]:
    """Yield what has come in and was not looked at yet."""
    with suppress(queue.Empty):
        while True:
            one = came.get_nowait()
            if isinstance(one, Came):
                yield one


class _Tally:
    """What has come in so far."""

    def __init__(self, tasks: Sequence[Task], desk: Desk) -> None:
        self._tasks, self._desk = tasks, desk
        self._progress = Progress(len(tasks))
        self._answered: list[str] = []
        self._failed: list[tuple[str, str]] = []
        self._in_a_row = 0
        self.stopped = ""
        desk.tell(self._progress)

    def add(self, one: Came) -> None:
        """Keep what came of one article, and decide whether to go on."""
        if one.ends_all and self.stopped:
            return  # what ended it all is told once; the others that met it were not asked about
        try:
            self._desk.keep(one)
        except FileProblemError as error:
            one = one._replace(reason=str(error))
        self._progress.done += 1
        self._progress.tokens += one.tokens
        self._in_a_row = self._in_a_row + 1 if one.reason else 0
        if one.reason:
            self._failed.append((one.task.article.id, one.reason))
        else:
            self._answered.append(one.task.article.id)
        if one.ends_all:
            self.stopped = self.stopped or one.reason
        elif self._in_a_row >= IN_A_ROW:
            self.stopped = self.stopped or f"{IN_A_ROW} articles in a row failed"
        self._desk.tell(self._progress)

    def asked(self) -> Asked:
        """Return what came of it all."""
        seen = {*self._answered, *(name for name, _ in self._failed)}
        left = tuple(task.article.id for task in self._tasks if task.article.id not in seen)
        return Asked(tuple(self._answered), tuple(self._failed), left, self.stopped, self._progress.tokens)


def _work(
    client: Client,
    waiting: queue.SimpleQueue[Task],
    came: queue.SimpleQueue[Came | BaseException],
    judge: Callable[[Article, str], str],
    stop: Event,
) -> None:
    """Ask about one article after the other until none is left, or until told to stop."""
    while not stop.is_set():
        try:
            task = waiting.get_nowait()
        except queue.Empty:
            return
        try:
            one = _coded(client, task, judge, stop)
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            came.put(error)
            return
        if one is not None:
            if one.ends_all:
                stop.set()  # at once: nobody else need try
            came.put(one)


def _coded(client: Client, task: Task, judge: Callable[[Article, str], str], stop: Event) -> Came | None:
    """Return what comes of one article; None where it was given up because all was stopped."""
    patience, texts, tokens = Patience(stop), list[str](), 0
    try:
        for prompt in task.prompts:
            reply, reason = _answer(client, prompt.text, task.article, judge, patience)
            texts.append(reply.text)
            tokens += _tokens(prompt, reply)
            if reason:
                return Came(task, tuple(texts), reason, tokens)
    except UnusableError as error:
        return Came(task, (), str(error), tokens, ends_all=True)
    except OnrecordError as error:
        return None if stop.is_set() else Came(task, (), str(error), tokens)
    return Came(task, tuple(texts), tokens=tokens)


def _answer(
    client: Client, prompt: str, article: Article, judge: Callable[[Article, str], str], patience: Patience
) -> tuple[Reply, str]:
    """Return the answer to a prompt, asked for once more where it cannot be used, and why it still cannot be."""
    reply = patience.ask(lambda: client.ask(prompt))
    reason = judge(article, reply.text)
    if not reason:
        return reply, ""
    again = f"Your last answer to this could not be used. {reason} Answer anew.\n\n{prompt}"
    reply = patience.ask(lambda: client.ask(again))
    return reply, judge(article, reply.text)


def _tokens(prompt: Prompt, reply: Reply) -> int:
    sent = prompt.tokens if reply.tokens_in is None else reply.tokens_in
    received = len(reply.text) // 4 if reply.tokens_out is None else reply.tokens_out
    return sent + received
