"""The list of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.columns import ROOMY, Columns
from onrecord.render.terminal.course import dating
from onrecord.render.terminal.lines import Lines
from onrecord.reports.entries import fold_copies
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    lay_out = _one_line_each if width is None else _with_quotes if width >= ROOMY else _brief
    shown = entries if width is None else [*screen.shown(entries)]
    total = Text(f"\n{wording.listed((wording.counted(len(entries), 'claim'), _once(entries)))}", palette.MUTED)
    hollow = [Text(wording.HOLLOW, palette.MUTED)] if any(not entry.own_words for entry in entries) else []
    legend = [palette.legend(entries)] if width and width < ROOMY else hollow
    return Group(lay_out(shown, answer.parties), total, *dating(entries), *legend)


def _once(entries: Sequence[Entry]) -> str:
    """Return as how many statements claims count, where some of them are copies of others in the list."""
    number = len(fold_copies(entries))
    return f"counted as {wording.counted(number, 'statement')}" if number < len(entries) else ""


def claims_left_out(answer: Claims, screen: Screen) -> str:
    """Return a sentence on the claims that are not shown."""
    return screen.left_out(answer.entries)


def _one_line_each(entries: Sequence[Entry], parties: Mapping[str, str]) -> Lines:
    headings = ("id", "date", "stance", "speaker", "party", "issue", "position", "outlet", "quote")
    return Lines(headings, (_line(entry, parties) for entry in entries))


def _line(entry: Entry, parties: Mapping[str, str]) -> tuple[Text, ...]:
    claim = entry.claim
    on = wording.plain(claim.issue), wording.plain(claim.position)
    words = (wording.party(entry, parties), *on, wording.outlet(entry), _quote(entry))
    return *_start(entry), palette.held(entry), _who(entry), *map(Text, words)


def _with_quotes(entries: Sequence[Entry], parties: Mapping[str, str]) -> Table:
    table = palette.rows("id", "date", "stance", "speaker, position", "quote, outlet")
    table.columns[3].ratio = table.columns[4].ratio = 1
    table.expand = True
    for entry in entries:
        table.add_row(*_start(entry), palette.held(entry), _said(entry, parties), _printed(entry))
    for column in table.columns[:3]:  # ids, dates and stances are never cut
        column.no_wrap = True
    return table


def _brief(entries: Sequence[Entry], parties: Mapping[str, str]) -> Columns:
    starts = [_start(entry) for entry in entries]
    table = Columns(*(max(start[at].cell_len for start in starts) for at in range(2)), 2)
    for entry, start in zip(entries, starts, strict=True):
        table.add_row(*start, palette.sign_of(entry), Text("\n").join((_said(entry, parties), _printed(entry))))
    return table


def _start(entry: Entry) -> tuple[Text, Text]:
    return Text(printable(entry.claim.id), palette.MUTED), Text(wording.day(entry.claim.date))


def _who(entry: Entry) -> Text:
    return palette.speaker(entry).append_text(palette.draft(entry)).append(_elsewhere(entry), palette.MUTED)


def _said(entry: Entry, parties: Mapping[str, str]) -> Text:
    """Return who spoke, for which party, on what, and below it the position; the body is in `actors`, to save room."""
    actor, party = wording.plain(entry.claim.actor), wording.party(entry, parties)
    about = (f" ({party})" if party != actor else "") + (f", {wording.relay(entry)}" if not entry.own_words else "")
    who = Text.assemble((actor, palette.HEADING), (f"{about} · {wording.plain(entry.claim.issue)}", palette.MUTED))
    return who.append_text(palette.draft(entry)).append(f"\n{wording.plain(entry.claim.position)}")


def _printed(entry: Entry) -> Text:
    """Return the words and who printed them."""
    return Text(_quote(entry)).append(f" · {wording.outlet(entry)}{_elsewhere(entry)}", palette.MUTED)


def _elsewhere(entry: Entry) -> str:
    """Return the other outlets of a statement, or of which claim it is a copy."""
    return "".join(f" · {word}" for word in (wording.also_in(entry), wording.copy_of(entry)) if word)


def _quote(entry: Entry) -> str:
    return wording.shorten(wording.quote(entry.claim), SNIPPET)
