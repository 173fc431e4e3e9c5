"""Two parties side by side in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.positions import Distance, PartyPosition

SNIPPET = 160
_APART = 10


def diff(answer: Diff) -> RenderableType:
    """Return the issues one under another: the proposition, both sides, and how far apart they are."""
    left, right = (wording.plain(name) for name in answer.names)
    day = f"on {answer.on}" if answer.on else ""
    title = Text.assemble((f"{left} and {right}", palette.HEADING), (f"  {day}\n", palette.MUTED))
    return Group(title, *(_issue(row, (left, right), answer.on) for row in answer.issues))


def _issue(row: IssueDiff, names: tuple[str, str], on: date | None) -> RenderableType:
    head = palette.rule(row.issue)
    table = palette.grid(None, None, _APART)
    table.add_row(*(Text(name, palette.MUTED) for name in (*names, "apart")))
    table.add_row(_side(row.left, on), _side(row.right, on), _distance(row.distance))
    return Group(head, Text(wording.plain(row.proposition)), table)


def _side(position: PartyPosition | None, on: date | None) -> Text:
    if position is None:
        return Text("no position\n", palette.MUTED)
    text = Text("\n").join(_said(entry, on) for entry in position.entries)
    marks = wording.listed(wording.marks(position))
    return Text.assemble((f"{marks}\n", palette.WARNING), text) if marks else text


def _said(entry: Entry, on: date | None) -> Text:
    claim = entry.claim
    position, quote = wording.plain(claim.position), wording.shorten(wording.quote(claim), SNIPPET)
    when = ", ".join(filter(None, (wording.dated(entry), wording.age(entry, on))))
    speaker = palette.speaker(entry).append(f", {when}").append_text(palette.draft(entry))
    speaker.append(f" · {wording.outlets(entry)} · {claim.id}", palette.MUTED)
    return Text.assemble(palette.stance(claim.stance), f"\n{position}\n", speaker, f"\n{quote}\n")


def _distance(gap: Distance | None) -> Text:
    if gap is None:
        return Text("–", palette.MUTED)
    bar = "" if gap.split else "■" * gap.low + "□" * (4 - gap.low)
    return Text.assemble((f"{gap}\n", palette.HEADING), (bar, palette.MUTED))
