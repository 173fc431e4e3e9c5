"""The list of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.columns import ROOMY, Columns
from onrecord.reports.entries import fold_copies
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.render.answers import Claims
    from onrecord.render.screen import Screen
    from onrecord.reports.entries import Entry


SNIPPET = 90


def claims(answer: Claims, screen: Screen) -> RenderableType:
    """Return a list of claims; where the screen has no width, one line a claim, as long as it gets."""
    entries, width, relays = answer.entries, screen.width, answer.relays
    if not entries:
        passed_on = f" Relays {wording.counted(relays, 'claim')} of others (via)." if relays else ""
        return Text(f"No claims.{passed_on}", palette.MUTED)
    table = _one_line_each(entries) if width is None else _with_quotes(entries) if width >= ROOMY else _brief(entries)
    total = Text(f"\n{wording.listed((wording.counted(len(entries), 'claim'), _once(entries)))}", palette.MUTED)
    return Group(table, total, *([palette.legend()] if width and width < ROOMY else []))


def _once(entries: Sequence[Entry]) -> str:
    """Return as how many statements claims count, where some of them are copies of others in the list."""
    number = len(fold_copies(entries))
    return f"counted as {wording.counted(number, 'statement')}" if number < len(entries) else ""


def _one_line_each(entries: Sequence[Entry]) -> Table:
    table = palette.rows("id", "date", "stance", "speaker", "issue", "position", "quote")
    for entry in entries:
        claim = entry.claim
        words = (wording.plain(claim.issue), wording.plain(claim.position), _quote(entry))
        table.add_row(*_start(entry), palette.stance(claim.stance), _who(entry), *map(Text, words))
    return _whole(table)


def _with_quotes(entries: Sequence[Entry]) -> Table:
    table = palette.rows("id", "date", "stance", "speaker, position", "quote")
    table.columns[3].ratio = table.columns[4].ratio = 1
    table.expand = True
    for entry in entries:
        table.add_row(*_start(entry), palette.stance(entry.claim.stance), _said(entry), Text(_quote(entry)))
    return _whole(table)


def _whole(table: Table) -> Table:
    """Return the table with ids, dates and stances that are never cut."""
    for column in table.columns[:3]:
        column.no_wrap = True
    return table


def _brief(entries: Sequence[Entry]) -> Columns:
    starts = [_start(entry) for entry in entries]
    table = Columns(*(max(start[at].cell_len for start in starts) for at in range(2)), 2)
    for entry, start in zip(entries, starts, strict=True):
        table.add_row(*start, palette.sign(entry.claim.stance), _said(entry))
    return table


def _start(entry: Entry) -> tuple[Text, Text]:
    return Text(printable(entry.claim.id), palette.MUTED), Text(wording.day(entry.claim.date))


def _who(entry: Entry) -> Text:
    return palette.speaker(entry).append_text(palette.draft(entry)).append(_elsewhere(entry), palette.MUTED)


def _said(entry: Entry) -> Text:
    """Return who spoke on what, and below it the position; for whom is in `actors`, to save the room."""
    position, issue = wording.plain(entry.claim.position), wording.plain(entry.claim.issue)
    about = f" {wording.relay(entry)} · {issue}" if entry.claim.via else f" · {issue}"
    who = Text.assemble((wording.plain(entry.claim.actor), palette.HEADING), (about, palette.MUTED))
    who.append_text(palette.draft(entry)).append(_elsewhere(entry), palette.MUTED)
    return who.append(f"\n{position}")


def _elsewhere(entry: Entry) -> str:
    """Return the other outlets of a statement, or of which claim it is a copy."""
    return "".join(f" · {word}" for word in (wording.also_in(entry), wording.copy_of(entry)) if word)


def _quote(entry: Entry) -> str:
    return wording.shorten(wording.quote(entry.claim), SNIPPET)
