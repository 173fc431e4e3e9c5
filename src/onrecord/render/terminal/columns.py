"""Texts beside each other, and on a narrow screen below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

ROOM, HALF = 36, 24
"""Columns that a text needs beside short cells, and beside another text: on less, lines hold three words."""
ROOMY = 110
"""Columns from which on a list has room for one more long cell: the quotes of claims, the titles of articles."""


class Columns:
    """Rows of which all cells but the last have a width, in columns of the screen."""

    def __init__(self, *widths: int) -> None:
        self._widths = widths
        self._rows: list[tuple[Text, ...]] = []

    def add_row(self, *cells: Text) -> None:
        """Add a row: as many cells as there are widths, and the long one."""
        self._rows.append(cells)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the rows out as a table where the long cells have room."""
        if options.max_width - sum(self._widths) - 2 * len(self._widths) < ROOM:
            for *short, long in self._rows:
                if beside := [cell for cell in short if cell]:
                    yield Text("  ").join(beside)
                yield Padding(long, (0, 0, 0, 2))
            return
        table = palette.grid(*self._widths, None)
        for row in self._rows:
            table.add_row(*row)
        yield table


class Beside:
    """Long texts, each under its heading, and a short one of `width` columns after them."""

    def __init__(self, headings: tuple[str, ...], texts: tuple[Text, ...], width: int) -> None:
        self._headings = tuple(Text(heading, palette.MUTED) for heading in headings)
        self._texts = texts
        self._width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the texts out as columns where they have room."""
        each = (options.max_width - self._width) // (len(self._texts) - 1) - 2
        if each < HALF:
            for heading, text in zip(self._headings, self._texts, strict=True):
                yield heading
                yield Padding(text, (0, 0, 0, 2))
            yield Text()
            return
        table = palette.grid(*(None for _ in self._texts[1:]), self._width)
        table.add_row(*self._headings)
        table.add_row(*self._texts)
        yield table
