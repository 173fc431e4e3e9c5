"""The place for which a layout is made: its width and colours."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

T = TypeVar("T")
MOST = 1_000
"""So many rows of a list are shown in a terminal, where nobody scrolls through more."""


class Screen(NamedTuple):
    """A terminal, or what stands for one."""

    width: int | None  # None: nobody says, and lines may be as long as they get
    colour: bool
    terminal: bool

    def shown(self, rows: Collection[T]) -> Iterator[T]:
        """Yield the rows of a list that are shown here: in a terminal the first ones."""
        return islice(rows, MOST if self.terminal else None)

    def left_out(self, rows: Collection[object]) -> str:
        """Return a sentence on the rows that are not shown, and how to see them; empty where all are."""
        if not self.terminal or len(rows) <= MOST:
            return ""
        return (
            f"the first {MOST:,} of {len(rows):,} rows are shown. Options limit the list; all of it goes through a pipe"
            " (... | less) or into a file (... > FILE)."
        )


NOWHERE = Screen(None, colour=False, terminal=False)
"""A file or a pipe."""
