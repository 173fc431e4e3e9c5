"""Where output goes: answers to stdout, problems to stderr; layouts chosen by format, rich only for a table."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import _terminal
from onrecord.errors import FileProblemError
from onrecord.render import writers
from onrecord.render.screen import NOWHERE, Screen
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from rich.console import RenderableType

    from onrecord.dossier import Dossier
    from onrecord.errors import Problem

PLAIN_WIDTH = 100
"""Columns of running text where there is no terminal to ask; lists then have one line a row, as long as it gets."""


WIDE = 1_000
"""Columns that no terminal has, whatever COLUMNS says."""
WIDEST = 10_000
"""Columns that no line needs, however long it gets."""


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


_PADDING = re.compile(r"(?: |\x1b\[[\d;]*m)+$")
"""Blanks at the end of a line, and the colours that end among them."""


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
    with console.capture() as captured:
        console.print(Segments(_terminal.cleaned(console.render(layout))), end="")
    # Cells are padded to their width: whoever copies a line, or reads it in a file, wants none of that.
    lines = captured.get().splitlines()
    text = "\n".join(_PADDING.sub(lambda m: m[0].replace(" ", ""), line) for line in lines)
    _terminal.put(f"{text}\n")


def write(report: str, form: str, answer: Any) -> None:  # noqa: ANN401 - each report has its own
    """Print an answer in a format, by the writer that the table has for both."""
    place = screen()
    made = _made(report, form, answer, place)
    if isinstance(made, str):
        if made:
            click.echo(made)
    else:
        _print(made, place, running=writers.WRITERS[report, form].running)
    if lacks := writers.lacks(report, form, answer):
        note(lacks)


def text(report: str, form: str, answer: Any) -> str:  # noqa: ANN401
    """Return an answer as the text of a file."""
    if lacks := writers.lacks(report, form, answer):
        note(lacks)
    return str(_made(report, form, answer, NOWHERE))


def _made(report: str, form: str, answer: object, place: Screen) -> RenderableType:
    if (report, form) not in writers.WRITERS:
        has = ", ".join(writers.formats(report))
        raise click.UsageError(f"No format {form} of {report}, which has: {has}.")
    return writers.write(report, form, answer, place)


MARK = "<!-- Written by onrecord: what is changed here is lost when it is written again. -->"


def save(path: Path, text: str, *, force: bool) -> None:
    """Write a document that onrecord may write again; a file of other origin is left alone unless `force`."""
    if path.exists() and not force:
        with path.open(encoding="utf-8", errors="replace") as there:
            if there.readline(len(MARK) + 1).rstrip("\n") != MARK:
                raise FileProblemError(path, "is there, and onrecord did not write it", "Overwrite it with --force.")
    path.write_text(f"{MARK}\n\n{text}\n", encoding="utf-8")
    click.echo(f"{path} written.", err=True)


def save_as_is(path: Path, text: str, *, force: bool) -> None:
    """Write a file in a format that has no room for a mark; one that is there is left alone unless `force`."""
    if path.exists() and not force:
        raise FileProblemError(path, "is there already", "Overwrite it with --force.")
    path.write_text(f"{text}\n", encoding="utf-8")
    click.echo(f"{path} written.", err=True)


def progress(done: int, total: int, name: str) -> None:
    """Tell on stderr, in one line that is written over, how far a long task is; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return
    line = f"{done} of {total}  {printable(name)}" if done < total else ""
    _terminal.put(f"\r\033[K{line}", err=True)


def upgraded(dossier: Dossier, before: int) -> None:
    """Tell on stderr when a ledger has been written in a newer version of the format."""
    after = dossier.ledger.version
    if after != before:
        click.echo(f"{dossier.ledger_path}: now in version {after} of the format, before in {before}.", err=True)


def note(text: str) -> None:
    """Tell on stderr what is worth knowing."""
    click.echo(printable(f"note: {text}"), err=True)


def problems(found: Iterable[Problem]) -> None:
    """Tell on stderr what is wrong in the files of the dossier."""
    for problem in found:
        click.echo(printable(f"{'note: ' if problem.note else ''}{problem}"), err=True)
