"""The list of issues, with the stances of the parties on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from onrecord.reports.overview import IssueRow, Tally


def issues(rows: Iterable[IssueRow]) -> RenderableType:
    """Return the issues, each with its proposition and the stances of the parties."""
    blocks: list[RenderableType] = []
    for row in rows:
        days = " to ".join(
            dict.fromkeys(wording.bound(day, end=end) for day, end in ((row.first, False), (row.last, True)) if day)
        )
        extent = wording.listed((wording.statements(row.claims, row.drafts), days))
        head = Text.assemble((wording.plain(row.issue), palette.HEADING), (f"  {extent}", palette.MUTED))
        table = palette.grid(18, None)
        for tally in row.parties:
            table.add_row(Text(wording.shorten(wording.plain(tally.name), 18)), _tally(tally))
        said = [Text(wording.plain(row.proposition))]
        if row.guidance:
            said.append(Text(wording.plain(row.guidance), palette.MUTED))
        blocks.append(Group(head, *said, Padding(table, (0, 0, 1, 2))))
    return Group(*blocks, palette.legend()) if blocks else Text("No issues in the codebook.", palette.MUTED)


def _tally(tally: Tally) -> Text:
    counted = [Text.assemble(palette.sign(stance), f" {number}") for stance, number in tally.stances.items() if number]
    return Text("   ").join(counted)
