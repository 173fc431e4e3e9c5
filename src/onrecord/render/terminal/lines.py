"""A table of any length with a line a row."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text

from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

_BETWEEN = "  "
_FIRST = 1_000
"""So many rows tell how wide a column is."""
_WIDE = 48
"""Nor is a column wider than so many letters: one long name pads the others to these at most."""


class Lines:
    """Rows under their headings, each in one line as long as it gets: what rich makes of them, at a tenth of the cost.

    Columns are as wide as the first rows want them, so that rows may come one by one, once; a longer cell pushes aside
    what stands behind it. `right` are the numbers of columns that end, and do not begin, below each other.
    """

    def __init__(self, headings: Sequence[str], rows: Iterable[Sequence[Text]], right: Collection[int] = ()) -> None:
        self._headings = [Text(heading, palette.MUTED) for heading in headings]
        self._rows, self._right = rows, right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the rows out."""
        rows = iter(self._rows)
        first = [self._headings, *islice(rows, _FIRST)]
        widths = [min(_WIDE, max(cell_len(cell.plain) for cell in column)) for column in zip(*first, strict=True)][:-1]
        for row in chain(first, rows):
            yield from self._line(row, widths, console)

    def _line(self, row: Sequence[Text], widths: Sequence[int], console: Console) -> Iterator[Segment]:
        """Yield a row as one line, nothing behind its last cell; where there are no colours, in one piece."""
        parts: list[Text | str] = []
        for at, (cell, width) in enumerate(zip(row, widths, strict=False)):
            blanks = " " * (width - cell_len(cell.plain))
            parts += (blanks, cell, _BETWEEN) if at in self._right else (cell, blanks, _BETWEEN)
        parts.append(row[-1])
        if console.color_system is None:
            yield Segment("".join(part if isinstance(part, str) else part.plain for part in parts).rstrip(" "))
        else:
            yield from Text.assemble(*parts).render(console)
        yield Segment.line()
