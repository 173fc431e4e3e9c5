"""The one gate to the terminal: whatever is printed, by whichever way, passes here and holds no code but our own.

While a command runs, `sys.stdout` and `sys.stderr` are gates. What click, a traceback or a warning prints is cleaned,
for a name in it may be foreign: of a file, a claim, a party. Colours go in by `put` alone, after `cleaned`.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO, cast

from onrecord.text import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.segment import Segment


class Gate(io.TextIOBase):
    """A stream of text that lets no control or direction-turning character through, and no bytes past it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.buffer = _Bytes(self)

    def write(self, text: str, /) -> int:
        """Write what is harmless in `text`. TypeError for bytes, by which click tells streams of text."""
        self.stream.write(harmless(text))
        return len(text)

    def flush(self) -> None:
        """Write out what is kept back."""
        self.stream.flush()

    def isatty(self) -> bool:
        """True where a person reads along."""
        return self.stream.isatty()

    def fileno(self) -> int:
        """Return the number of the file below, by which line editing finds the terminal."""
        return self.stream.fileno()

    def writable(self) -> bool:
        """Always true."""
        return True

    @property
    def encoding(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The encoding of the stream below; with none told, click would look for bytes below the gate."""
        return getattr(self.stream, "encoding", None) or "utf-8"

    @property
    def errors(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """What becomes of a sign that the encoding does not have."""
        return getattr(self.stream, "errors", None) or "replace"


class _Bytes(io.RawIOBase):
    """The way in for bytes, which click takes for completions."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate

    def write(self, data: bytes, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Write bytes as the text that they are."""
        self.gate.write(data.decode("utf-8", "replace"))
        return len(data)

    def writable(self) -> bool:
        """Always true."""
        return True


def close() -> None:
    """Put the gates before stdout and stderr, to stay until the process ends: a traceback comes last of all.

    A stream that is closed becomes one that nobody reads (stdin: one that is at its end), so that the exit status is
    what it would be. Whatever the locale, no sign that it cannot write, and no byte that is not UTF-8, is a traceback.
    """
    for name in ("stdin", "stdout", "stderr"):  # in this order: each opens the lowest number that is free, its own
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115, PTH123
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
        gated = name == "stdin" or isinstance(stream, Gate)
        setattr(sys, name, stream if gated else Gate(cast("TextIO", stream)))


def put(text: str, *, err: bool = False) -> None:
    """Print text whose codes are our own: colours, and the start of a line that is written over."""
    stream = sys.stderr if err else sys.stdout
    below = stream.stream if isinstance(stream, Gate) else stream
    below.write(text)
    below.flush()


def cleaned(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield what rich is to print: text without codes, in its style; the codes of styles come later."""
    for segment in segments:
        if not segment.control:
            yield segment._replace(text=harmless(segment.text))


def ask(prompt: str, begun: str) -> str:
    """Return a line typed in a terminal, with arrows to edit it where the system can do that. EOFError at the end.

    Line editing prints its prompt below Python's streams.
    """
    prompt = harmless(prompt)
    try:
        import readline
    except ImportError:
        return begun + input(f"{prompt}{harmless(begun)}").strip()
    readline.set_auto_history(False)
    readline.set_startup_hook(lambda: readline.insert_text(begun))
    try:
        return input(prompt).strip()
    finally:
        readline.set_startup_hook(None)
