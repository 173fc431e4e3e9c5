"""The place for which a layout is made: its width and colours."""

from __future__ import annotations

from typing import NamedTuple


class Screen(NamedTuple):
    """A terminal, or what stands for one."""

    width: int | None  # None: nobody says, and lines may be as long as they get
    colour: bool
    terminal: bool


NOWHERE = Screen(None, colour=False, terminal=False)
"""A file or a pipe."""
