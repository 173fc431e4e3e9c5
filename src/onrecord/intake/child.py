"""Readers in a process of its own that can be ended: a file may hang a library, eat all memory, or crash it.

One process reads many files, one after the other; where one has to be ended, the next file begins a new one. What a
reader yields comes over in small batches, and waits until it is taken, so that a table of any length needs little
memory on both sides.
"""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple, Self, cast

from onrecord.errors import OnrecordError
from onrecord.intake.found import UnreadableError, Within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

    from onrecord.intake.found import Asked, Part

SECONDS = 20.0
"""How long a reader may take for the next article of a file."""
MEMORY = 2 << 30
"""Bytes that the process of the readers may have, its libraries among them, where the system bounds such things."""
_TO_START = 120.0
_BATCH, _SOON = 32, 0.25
"""A batch goes out when it has so many parts, or so many seconds behind the last one."""
_OTHER_FORM = "Save it in another form, and add that."


class _Last(NamedTuple):
    """The end of what a reader tells of a file, and whether its process can read another one."""

    error: Exception | None = None
    goes_on: bool = True


class Here:
    """Readers in this process: without limits, for files that no library of others reads, and for tests."""

    def read(self, module: str, data: bytes, asked: Asked) -> Iterator[Part]:
        """Yield what the reader of a module finds; UnreadableError where it fails, however it does."""
        return _parts(module, data, asked)

    def close(self) -> None:
        """Do nothing: nothing is open."""


class Child:
    """Readers in a process of its own, which begins with the first file."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        """Take the time for an article and the memory (bytes) for the process."""
        self._seconds, self._memory = seconds, memory
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, module: str, data: bytes, asked: Asked) -> Iterator[Part]:
        """Yield what the reader of a module finds; UnreadableError where it fails, takes too long, or crashes.

        A caller that does not take all ends the process, which then is at work for nobody.
        """
        connection = self._connection or self._begin()
        goes_on = False
        try:
            # A view of a mapping cannot be sent.
            connection.send((module, data, replace(asked, columns=dict(asked.columns))))
            while not isinstance(told := self._told(connection), _Last):
                yield from told
            goes_on = told.goes_on
            if told.error is not None:
                raise told.error
        except (EOFError, ConnectionError) as error:
            raise UnreadableError("crashes the library that reads it", _OTHER_FORM) from error
        finally:
            if not goes_on:
                self.close()

    def close(self) -> None:
        """End the process at once; the next file begins a new one."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _told(self, connection: Connection) -> list[Part] | _Last:
        if not connection.poll(self._seconds):
            raise UnreadableError(f"takes more than {self._seconds:g} s to read", _OTHER_FORM)
        return cast("list[Part] | _Last", connection.recv())

    def _begin(self) -> Connection:
        # Not fork: it would copy locks and files of the process that writes.
        context = get_context("spawn")
        connection, theirs = context.Pipe()
        self._connection = connection
        self._process = context.Process(target=_serve, args=(theirs, self._memory), daemon=True)
        self._process.start()
        theirs.close()
        if not connection.poll(_TO_START):
            self.close()
            raise UnreadableError("cannot be read: no process for it begins")
        connection.recv()
        return connection


def _serve(connection: Connection, memory: int) -> None:
    """Read what is asked for until nobody asks any more; Ctrl-C is the affair of who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(memory)
    try:
        connection.send(None)
        goes_on = True
        while goes_on:
            module, data, asked = cast("tuple[str, bytes, Asked]", connection.recv())
            last = _told_of(connection, module, data, asked)
            connection.send(last)
            goes_on = last.goes_on
    except (EOFError, ConnectionError):
        return


def _bound(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, highest = resource.getrlimit(limit)
        if highest == resource.RLIM_INFINITY or highest > most:
            resource.setrlimit(limit, (most, highest))


def _told_of(connection: Connection, module: str, data: bytes, asked: Asked) -> _Last:
    held: list[Part] = []
    sent = time.monotonic()
    last = _Last()
    try:
        for part in _parts(module, data, asked):
            held.append(part)
            if len(held) >= _BATCH or isinstance(part, Within) or time.monotonic() - sent > _SOON:
                connection.send(held)
                held, sent = [], time.monotonic()
    except (UnreadableError, OnrecordError) as error:
        last = _Last(error, not isinstance(error.__cause__, MemoryError))
    if held:
        connection.send(held)
    return last


def _parts(module: str, data: bytes, asked: Asked) -> Iterator[Part]:
    """Yield what a reader finds; whatever a library raises is about the file, and not the end of the run."""
    try:
        yield from import_module(module).read(data, asked)
    except (UnreadableError, OnrecordError, ConnectionError):
        raise
    except RecursionError as error:
        raise UnreadableError("has parts that stand too deep inside each other", _OTHER_FORM) from error
    except MemoryError as error:
        raise UnreadableError("takes too much memory to read", _OTHER_FORM) from error
    except Exception as error:
        raise UnreadableError(f"cannot be read: {type(error).__name__} in its reader", _OTHER_FORM) from error
