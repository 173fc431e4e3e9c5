"""Where output goes: answers to stdout, problems to stderr; layouts chosen by format, rich only for a table."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import _terminal
from onrecord.errors import FileProblemError
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


@dataclass(frozen=True, slots=True)
class Screen:
    """What a layout may know of the place where it appears."""

    width: int | None  # None: nobody says, and lines may be as long as they get
    colour: bool
    terminal: bool


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
    from rich.console import Console
    from rich.segment import Segments

    place = screen()
    width = place.width or (PLAIN_WIDTH if running else WIDEST)
    console = Console(
        color_system="auto" if place.colour else None,
        force_terminal=place.colour,
        width=width,
        height=height(),
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        console.print(Segments(_terminal.cleaned(console.render(layout(place)))), end="")
    # Cells are padded to their width: whoever copies a line, or reads it in a file, wants none of that.
    lines = captured.get().splitlines()
    text = "\n".join(_PADDING.sub(lambda m: m[0].replace(" ", ""), line) for line in lines)
    _terminal.put(f"{text}\n")


def answer(
    form: str,
    forms: Callable[[], Any],
    layout: Callable[[Screen], RenderableType],
    markdown: Callable[[], str] | None = None,
    rows: Callable[[], Any] | None = None,
    *,
    running: bool = False,
) -> None:
    """Print an answer in the format `form`; `forms` makes the plain lists and maps that programs read.

    `rows` makes those of CSV and JSON lines where the answer itself is no list.
    """
    if form == "table":
        show(layout, running=running)
        return
    text = text_of(form, rows if rows and form in ("jsonl", "csv") else forms, markdown)
    if text:
        click.echo(text)


def text_of(form: str, forms: Callable[[], Any], markdown: Callable[[], str] | None = None) -> str:
    """Return an answer as the text of a file."""
    from onrecord.render import markdown as md
    from onrecord.render import tabular

    if form == "markdown":
        return markdown() if markdown else md.rows(forms())
    layouts = {"json": tabular.json_text, "jsonl": tabular.jsonl_text, "csv": tabular.csv_text}
    return layouts[form](forms())


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
