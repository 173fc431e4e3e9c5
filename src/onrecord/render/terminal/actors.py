"""The list of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.text import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.render.answers import Actors


def actors(answer: Actors) -> RenderableType:
    """Return the list of speakers."""
    rows, unquoted = answer
    table = palette.rows("actor", "party", "speaks for", "claims", "last quoted")
    table.columns[3].justify = "right"
    table.columns[4].no_wrap = True
    for row in rows:
        mark = "" if row.listed else "? "  # before the name: behind it a line might break
        name = Text.assemble((mark, palette.WARNING), (wording.plain(row.name), palette.HEADING if row.claims else ""))
        voice = "" if row.voice == row.name else wording.plain(row.voice)
        last = wording.day(row.last) if row.last else ""
        table.add_row(
            name, Text(printable(row.party or "")), Text(voice), str(row.claims or ""), Text(last, palette.MUTED)
        )
    notes = Text()
    if not all(row.listed for row in rows):
        notes.append("\n?", palette.WARNING).append(" not in the codebook", palette.MUTED)
    if unquoted:
        notes.append(f"\n{unquoted} more in the codebook, not quoted: --all lists them", palette.MUTED)
    if not rows:
        return Text("Nobody is quoted.", palette.MUTED).append_text(notes)
    return Group(table, notes) if notes else table
