"""Readers that do what libraries do to files that nobody expected: hang, eat memory, crash, fail."""

import itertools
import os
import time

from onrecord.errors import MissingExtraError
from onrecord.intake.found import Found, Refused, UnreadableError, Within


def _hang():
    while True:
        time.sleep(1)


def _eat():
    held = []
    while True:
        held.append(bytearray(1 << 26))


def _nest(number=0):
    return _nest(number + 1) + 1


def _raise(error):
    raise error


_WAYS = {
    b"hang": _hang,
    b"eat": _eat,
    b"crash": lambda: os._exit(9),
    b"nest": _nest,
    b"bug": lambda: {}["x"],
    b"unreadable": lambda: _raise(UnreadableError("is a scan", "Run OCR.")),
    b"missing": lambda: _raise(MissingExtraError("pdf", "pypdfium2")),
}


def read(data, asked):
    """Yield one article, then fail as the bytes say."""
    if data.isdigit():
        for number in range(int(data)):
            yield Found(title=f"{number} {asked.name} {dict(asked.columns)}", paragraphs=("x" * 1000,))
    elif data == b"all":
        yield Found(title="“a”")
        yield Refused("#2", "has no text")
        yield Within("a.txt", b"\0" * 5_000_000)
    elif data == b"slowly":
        for number in range(4):
            time.sleep(0.4)
            yield Found(title=str(number))
    elif data == b"endless":
        for number in itertools.count():
            yield Found(title=str(number), paragraphs=("x" * 10_000,))
    else:
        yield Found(title="before")
        _WAYS[data]()
