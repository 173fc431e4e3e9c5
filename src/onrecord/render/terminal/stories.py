"""Time in a terminal: the history of an issue, and the timeline of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, PartyHistory, Turn
    from onrecord.reports.positions import PartyPosition
    from onrecord.reports.timeline import Timeline

SNIPPET, TURN_SNIPPET = 240, 140
"""Characters of a quote that a story shows, and shows again at a turn; `show ID` has all of it."""
STANDING = "Standing positions, not dated by their articles"
_DATE, _STANCE = 14, 16


def history(answer: History) -> RenderableType:
    """Return one issue as a story: the proposition, then each party in time."""
    entries = answer.entries
    blocks: list[RenderableType] = [
        Text(wording.plain(answer.proposition) or answer.issue, palette.HEADING),
        Text(f"{_extent(answer.issue, entries)}\n", palette.MUTED),
    ]
    for party in answer.parties:
        blocks += _party(party)
    return Group(*blocks)


def _extent(issue: str, entries: Sequence[Entry]) -> str:
    if not entries:
        return f"{issue} · nobody has spoken"
    articles = {e.claim.article for entry in entries for e in (entry, *entry.copies)}
    days = sorted(entry.day for entry in entries if entry.day)
    heard = f"{days[0]} to {days[-1]}" if days and days[0] != days[-1] else str(days[0]) if days else ""
    counts = wording.counted(len(entries), "statement"), wording.counted(len(articles), "article")
    return wording.listed((issue, f"{counts[0]} in {counts[1]}", heard))


def _party(told: PartyHistory) -> Iterable[RenderableType]:
    yield palette.rule(told.name)
    if told.position:
        yield _held(told.position)
    if told.entries:
        yield _line(told.entries)
    for title, turns in wording.turns(told):
        yield Text(title, palette.HEADING)
        yield from map(_turn, turns)
    if told.standing:
        yield Text(STANDING, palette.HEADING)
        yield _line(told.standing)


def _held(position: PartyPosition) -> Table:
    """Return where a party stands at the end of the record: one line, or in a split two."""
    marks = wording.listed(wording.marks(position))
    label = Text(marks, palette.WARNING) if marks else Text("latest", palette.MUTED)
    table = palette.grid(_DATE, _STANCE, None)
    for entry in position.entries:
        said = Text(f"{wording.speaker(entry)}, {wording.day(entry.claim.date)}")
        table.add_row(label, palette.stance(entry.claim.stance), said)
        label = Text()
    table.add_row("")
    return table


def _line(entries: Iterable[Entry], *, issues: bool = False) -> Table:
    """Return claims in time: day and id, stance, and what was said."""
    table = palette.grid(_DATE, _STANCE, None)
    for entry in entries:
        add_claim(table, entry, issues=issues)
    return table


def add_claim(table: Table, entry: Entry, *, issues: bool = False) -> None:
    """Add one statement to a line in time."""
    claim = entry.claim
    published = entry.article and entry.article.published
    day = wording.day(claim.date) if claim.date or not published else f"in {wording.day(published)}"
    when = Text(day).append(f"\n{claim.id}", palette.MUTED)
    said = (
        palette.speaker(entry).append(f" · {wording.outlets(entry)}", palette.MUTED).append_text(palette.draft(entry))
    )
    said.append(f"\n{wording.plain(claim.position)}", palette.STANCES[claim.stance])
    said.append(f" · {wording.plain(claim.issue)}" if issues else "", palette.MUTED)
    said.append(f"\n{wording.shorten(wording.quote(claim), SNIPPET)}\n")
    table.add_row(when, palette.stance(claim.stance), said)


def _turn(turn: Turn) -> RenderableType:
    """Return a turn: its kind and speaker, then what was said before and after."""
    one_voice = turn.before.voice == turn.after.voice
    voices = turn.after.voice if one_voice else f"{turn.after.voice} against {turn.before.voice}"
    head = Text().append(turn.kind, palette.WARNING).append(f"  {wording.plain(voices)}")
    table = palette.grid(_DATE, _STANCE, None)
    for entry in (turn.before, turn.after):
        quote = wording.shorten(wording.quote(entry.claim), TURN_SNIPPET)
        said = quote if entry.voice == entry.claim.actor else f"{wording.plain(entry.claim.actor)}: {quote}"
        table.add_row(
            Text(wording.day(entry.claim.date)),
            palette.stance(entry.claim.stance),
            Text(said).append_text(palette.draft(entry)),
        )
    table.add_row("")
    return Group(head, table)


def timeline(answer: Timeline) -> RenderableType:
    """Return statements and events by date."""
    table = palette.grid(_DATE, _STANCE, None)
    for moment in answer.moments:
        for event in moment.events:
            table.add_row(
                Text(wording.day(moment.date)), Text("◆ event", palette.BLUE), Text(f"{wording.plain(event.text)}\n")
            )
        for entry in moment.entries:
            add_claim(table, entry, issues=True)
    if not answer.standing:
        return table
    return Group(table, Text(STANDING, palette.HEADING), _line(answer.standing, issues=True))
