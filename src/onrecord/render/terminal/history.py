"""The history of an issue: each party in time, and at the end, where the eye is, all voices at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import change_words, position_words, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.chart import Chart
from onrecord.render.terminal.columns import Columns
from onrecord.render.terminal.course import STANCE, STANDING, change, dating, legend, line, widest, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, PartyHistory
    from onrecord.reports.positions import PartyPosition


def history(answer: History) -> RenderableType:
    """Return one issue as a story: the proposition, each party in time, then all voices at a glance."""
    entries = answer.entries
    unread = position_words.unread(entries)
    blocks: list[RenderableType] = [
        *([Text(unread, palette.WARNING)] if unread else []),
        Text(wording.plain(answer.proposition) or wording.plain(answer.issue), palette.HEADING),
        Text(_extent(wording.plain(answer.issue), entries), palette.MUTED),
    ]
    if answer.undated:
        blocks.append(Text(wording.undated(answer.undated), palette.WARNING))
    labels = (_label(party.position) for party in answer.parties if party.position)
    column = max(width([*entries, *answer.events]), widest(labels))
    blocks.append(Text())
    for party in answer.parties:
        blocks += _party(party, column)
    change_points = [change for party in answer.parties for change in party.change_points]
    blocks += [*legend(change_points, answer.window), *dating(entries)]
    chart = Chart(answer)
    if chart.worth:
        blocks += [Text(), palette.rule("At a glance"), chart]
    return Group(*blocks)


def _extent(issue: str, entries: Sequence[Entry]) -> str:
    if not entries:
        return f"{issue} · nobody has spoken"
    articles = {e.claim.article for entry in entries for e in (entry, *entry.copies)}
    days = sorted(entry.day for entry in entries if entry.day)
    heard = f"{days[0]} to {days[-1]}" if days and days[0] != days[-1] else str(days[0]) if days else ""
    total = f"{wording.counted(len(entries), 'statement')} in {wording.counted(len(articles), 'article')}"
    return wording.listed((issue, total, heard))


def _party(told: PartyHistory, width: int) -> Iterable[RenderableType]:
    yield palette.rule(told.name)
    if told.position:
        yield _held(told.position, width)
    if told.entries:
        yield line(told.course, width)
    for title, change_points in change_words.change_points(told):
        yield Text(title, palette.HEADING)
        for found in change_points:
            yield change(found, width)
    if told.standing:
        yield Text(STANDING, palette.HEADING)
        yield line(told.standing, width)


def _label(position: PartyPosition) -> str:
    return wording.listed(position_words.marks(position)) or "stands"


def _held(position: PartyPosition, width: int) -> RenderableType:
    """Return where a party stands at the end of the record: one line, or in a split two."""
    label = Text(_label(position), palette.WARNING if position_words.marks(position) else palette.MUTED)
    table = Columns(width, STANCE)
    for entry in position.entries:
        said = palette.voiced(entry).append(f", {wording.dated(entry)}").append_text(palette.draft(entry))
        table.add_row(label, palette.held(entry), said)
        label = Text()
    for later in position_words.since(position):
        table.add_row(Text(), Text(), Text(later, palette.WARNING))
    return Group(table, Text())
