"""Statements and events by date, under the propositions that stances are toward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.course import STANDING, dating, line, widest, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from onrecord.models import Event
    from onrecord.reports.entries import Entry
    from onrecord.reports.timeline import Timeline


def timeline(answer: Timeline) -> RenderableType:
    """Return statements and events by date, under the propositions that stances are toward."""
    course = [*_course(answer)]
    column = width([*course, *answer.standing])
    blocks: list[RenderableType] = []
    if answer.propositions:
        table = palette.grid(widest(issue for issue, _ in answer.propositions), None)
        for issue, proposition in answer.propositions:
            table.add_row(Text(wording.plain(issue), palette.HEADING), Text(wording.plain(proposition)))
        blocks += [Text(f"{wording.TOWARD}:", palette.MUTED), table, Text()]
    names = dict(answer.parties)
    blocks.append(line(course, column, names) if course or answer.standing else Text("No statements.", palette.MUTED))
    if answer.standing:
        blocks += [Text(STANDING, palette.HEADING), line(answer.standing, column, names)]
    return Group(*blocks, *dating(entry for moment in answer.moments for entry in moment.entries))


def _course(answer: Timeline) -> Iterator[Entry | Event]:
    for moment in answer.moments:
        yield from moment.events
        yield from moment.entries
