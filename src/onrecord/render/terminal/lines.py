"""A table of any length with a line a row: gone through twice, for the widths of its columns and for its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text

from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

_BETWEEN = "  "


class Lines:
    """Rows under their headings, each in one line as long as it gets: what rich makes of them, at a tenth of the cost.

    `rows` is asked for the rows each time that they are gone through, so that they need not be held. `right` are the
    numbers of columns that end, and do not begin, below each other.
    """

    def __init__(
        self, headings: Sequence[str], rows: Callable[[], Iterable[Sequence[Text]]], right: Collection[int] = ()
    ) -> None:
        self._headings = [Text(heading, palette.MUTED) for heading in headings]
        self._rows, self._right = rows, right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the rows out."""
        widths = [heading.cell_len for heading in self._headings]
        for row in self._rows():
            widths = [max(width, cell_len(cell.plain)) for width, cell in zip(widths, row, strict=True)]
        yield from self._line(self._headings, widths, console)
        for row in self._rows():
            yield from self._line(row, widths, console)

    def _line(self, row: Sequence[Text], widths: Sequence[int], console: Console) -> Iterator[Segment]:
        """Yield a row as one line; where there are no colours, in one piece."""
        parts: list[Text | str] = []
        for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blanks = " " * (width - cell_len(cell.plain))
            parts += (blanks, cell, _BETWEEN) if at in self._right else (cell, blanks, _BETWEEN)
        if console.color_system is None:
            yield Segment("".join(part if isinstance(part, str) else part.plain for part in parts).rstrip(" "))
        else:
            yield from Text.assemble(*parts).render(console)
        yield Segment.line()
