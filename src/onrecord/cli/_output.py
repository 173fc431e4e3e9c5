"""Where output goes: answers to stdout, problems to stderr; layouts chosen by format, rich only for a table."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from onrecord import diskfile, textfile
from onrecord.cli import _terminal
from onrecord.errors import FileProblemError
from onrecord.render import writers
from onrecord.render.screen import NOWHERE, Screen
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from rich.console import RenderableType
    from rich.segment import Segment

    from onrecord.errors import Problem

PLAIN_WIDTH = 100
"""Columns of running text where there is no terminal to ask; lists then have one line a row, as long as it gets."""


WIDE = 1_000
"""Columns that no terminal has, whatever COLUMNS says."""
WIDEST = 10_000
"""Columns that no line needs, however long it gets."""
_PIECE = 2_000
"""So many lines, or parts of lines, are printed at once."""


def screen() -> Screen:
    """Return what stdout is: its width, and whether it wants colour."""
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    asked = terminal or os.environ.get("COLUMNS", "").isdecimal()
    width = min(shutil.get_terminal_size().columns, WIDE) if asked else None
    forced = bool(os.environ.get("FORCE_COLOR"))
    return Screen(width, colour=(terminal or forced) and not os.environ.get("NO_COLOR"), terminal=terminal)


def height() -> int:
    """Return the lines of the terminal."""
    return shutil.get_terminal_size().lines


def show(layout: Callable[[Screen], RenderableType], *, running: bool = False) -> None:
    """Print a layout for people; `running` text is wrapped even where there is no terminal."""
    place = screen()
    _print(layout(place), place, running=running)


def _print(layout: RenderableType, place: Screen, *, running: bool) -> None:
    from rich.console import Console
    from rich.segment import Segments

    console = Console(
        color_system="auto" if place.colour else None,
        force_terminal=place.colour,
        width=place.width or (PLAIN_WIDTH if running else WIDEST),
        height=height(),
        highlight=False,
        markup=False,
        emoji=False,
    )
    for some in _by_lines(_terminal.cleaned(console.render(layout))):
        if console.color_system is None:
            lines = "".join(segment.text for segment in some).splitlines()
        else:
            with console.capture() as captured:
                console.print(Segments(some), end="")
            lines = captured.get().splitlines()
        # Cells are padded to their width: whoever copies a line, or reads it in a file, wants none of that.
        text = "\n".join(map(_without_padding, lines))
        _terminal.put(f"{text}\n")


def _by_lines(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Yield what is printed in pieces of whole lines, so that a long list is never there as a whole."""
    some: list[Segment] = []
    for segment in segments:
        if len(some) >= _PIECE and some[-1].text.endswith("\n"):
            yield some
            some = []
        some.append(segment)
    yield some


_STYLE = re.compile(r"\x1b\[[\d;]*m")
_LONGEST_STYLE = 32
"""The code of a colour has at most so many characters."""


def _without_padding(line: str) -> str:
    """Return a line without the blanks at its end; the colours that end among them are kept."""
    end, styles = len(line), list[str]()
    while end:
        if line[end - 1] == " ":
            end -= 1
            continue
        start = line.rfind("\x1b", max(0, end - _LONGEST_STYLE), end)
        if start < 0 or not _STYLE.fullmatch(line, start, end):
            break
        styles.append(line[start:end])
        end = start
    return line[:end] + "".join(reversed(styles))


def write(report: str, form: str, answer: Any) -> None:  # noqa: ANN401 - each report has its own
    """Print an answer in a format, by the writer that the table has for both."""
    place = screen()
    if (report, form) in writers.WRITERS and writers.WRITERS[report, form].binary:
        raise click.UsageError(f"{form} cannot be printed; name a file: -o FILE")
    made = _made(report, form, answer, place)
    if isinstance(made, str):
        if made:
            click.echo(made)
    elif isinstance(made, Iterator):
        while some := "\n".join(islice(made, _PIECE)):
            click.echo(some)
    else:
        _print(made, place, running=writers.WRITERS[report, form].running)
    if lacks := writers.lacks(report, form, answer, place):
        note(lacks)


def text(report: str, form: str, answer: Any) -> str:  # noqa: ANN401
    """Return an answer as the text of a file."""
    if lacks := writers.lacks(report, form, answer, NOWHERE):
        note(lacks)
    return _whole(_made(report, form, answer, NOWHERE))


def _whole(made: object) -> str:
    """Return what a writer made as one text; lists are made row by row."""
    return "\n".join(made) if isinstance(made, Iterator) else str(made)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - of str


def _made(report: str, form: str, answer: object, place: Screen) -> RenderableType | Iterator[str]:
    if (report, form) not in writers.WRITERS:
        has = ", ".join(writers.formats(report))
        raise click.UsageError(f"{report} has no format {form}; it has: {has}.")
    return writers.write(report, form, answer, place)


MARK = "<!-- Written by onrecord: what is changed here is lost when it is written again. -->"


def save(path: Path, text: str, *, force: bool) -> None:
    """Write a document that onrecord may write again; a file of other origin is left alone unless `force`."""
    if not force:
        _refuse_others(path)
    _write(path, f"{MARK}\n\n{text}\n", force=force)


def save_form(path: Path, report: str, form: str, answer: Any, *, force: bool) -> None:  # noqa: ANN401
    """Write an answer to a file in a format that has no room for a mark; see `save_as_is`."""
    if lacks := writers.lacks(report, form, answer, NOWHERE):
        note(lacks)
    made = _made(report, form, answer, NOWHERE)
    save_as_is(path, made if isinstance(made, bytes) else _whole(made), force=force)


def save_as_is(path: Path, text: str | bytes, *, force: bool) -> None:
    """Write a file in a format that has no room for a mark; one that is there is left alone unless `force`."""
    if path.is_file() and not force:
        raise FileProblemError(path, "is there already", "Overwrite it with --force.")
    _write(path, text if isinstance(text, bytes) else f"{text}\n", force=force)


def _refuse_others(path: Path) -> None:
    """Refuse to overwrite a file that onrecord did not write."""
    if not path.is_file():
        return
    try:
        with path.open("rb") as there:
            mark = there.readline(len(MARK) + 2).strip()
    except OSError as error:
        raise FileProblemError(path, f"cannot be read ({textfile.reason(error)})") from error
    if mark != MARK.encode():
        raise FileProblemError(path, "is there, and onrecord did not write it", "Overwrite it with --force.")


def _write(path: Path, text: str | bytes, *, force: bool) -> None:
    """Write a file in one step; what is no regular file (a pipe, a device) is written to only with `force`."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    if not path.exists() or path.is_file():
        diskfile.write(path, data)
    elif path.is_dir() or not force:
        remedy = "Name a file in it." if path.is_dir() else "Write to it all the same with --force."
        raise FileProblemError(path, f"is a {'folder' if path.is_dir() else 'pipe or device'}, not a file", remedy)
    else:
        with path.open("wb") as there:
            there.write(data)
    click.echo(printable(f"{path} written."), err=True)


class Progress:
    """Tells on stderr, in one line that is written over, what is being read; nothing where nobody watches."""

    def __init__(self) -> None:
        self._began: tuple[int, float] | None = None
        """How many were done when the first was told of, and when that was: what is kept takes no time."""

    def __call__(self, done: int, total: int, name: str) -> None:
        """Tell which of how many comes next; the end takes the line away."""
        if not sys.stderr.isatty():
            return
        line = f"{done + 1:,} of {total:,}{self._pace(done, total)}  {printable(name)}" if done < total else ""
        _terminal.put(f"\r\033[K{line}", err=True)

    def clear(self) -> None:
        """Take the line away, for one that stays."""
        if sys.stderr.isatty():
            _terminal.put("\r\033[K", err=True)

    def _pace(self, done: int, total: int) -> str:
        now = time.monotonic()
        if self._began is None:
            self._began = done, now
        before, began = self._began
        if now - began < 1 or done == before:
            return ""
        rate = (done - before) / (now - began)
        return f", {rate:.0f} a second, about {duration((total - done) / rate)} left"


def duration(seconds: float) -> str:
    """Return a time to wait in words."""
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def note(text: str) -> None:
    """Tell on stderr what is worth knowing."""
    click.echo(printable(f"note: {text}"), err=True)


FEW = 5
"""At most this many problems of one file are told before an answer."""
MOST = 20
"""At most this many problems of all files are told before an answer; `check` lists every one."""


def problems(found: Iterable[Problem]) -> None:
    """Tell on stderr what is wrong in the files of the dossier: the first few of each, and how many more there are."""
    told: Counter[str] = Counter()
    more = 0
    for problem in found:
        if told.total() >= MOST or told[problem.path] >= FEW:
            more += 1
            continue
        told[problem.path] += 1
        click.echo(printable(f"{'note: ' if problem.note else ''}{problem}"), err=True)
    if more:
        click.echo(
            f"... and {more:,} more {'problem' if more == 1 else 'problems'}: onrecord check lists all.", err=True
        )
