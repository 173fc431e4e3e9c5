"""Statements and events in time: a line for each day, voice and stance, and a change point with both its statements."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.models import Event
from onrecord.render import change_words, wording
from onrecord.render.date_forms import meanings
from onrecord.render.terminal import palette
from onrecord.render.terminal.columns import Columns
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from onrecord.reports.entries import Entry
    from onrecord.reports.history import ChangePoint


SNIPPET = 400
"""Characters of a quote that a story or a comparison shows: of most quotes all. `show ID` has the rest."""
STANDING = "Positions without a date of their own (“in” is the day of the article)"
_DATE, STANCE = 14, 16
"""Columns for a date, at least, and for a stance."""


def legend(change_points: Iterable[ChangePoint], window: int) -> list[Text]:
    """Return a line that says what the kinds of change points that occur mean; none without a change."""
    meanings = [
        Text.assemble((kind, palette.WARNING), f": {text}") for kind, text in change_words.legend(change_points, window)
    ]
    return [Text(" · ", palette.MUTED).join(meanings)] if meanings else []


def dating(entries: Iterable[Entry]) -> list[Text]:
    """Return a line that says what the dates that are no plain day mean; none where all are days."""
    told = meanings(entry.claim.date for entry in entries)
    return [Text("; ".join(f"{day}: {meaning}" for day, meaning in told.items()), palette.MUTED)] if told else []


def widest(words: Iterable[str]) -> int:
    """Return the width of the first column: a date is never cut."""
    return max([_DATE, *map(len, words)])


def width(course: Iterable[Entry | Event]) -> int:
    """Return the width of a first column that has room for the days of all of these."""
    return widest(_day(told) for told in course)


def _day(told: Entry | Event) -> str:
    return wording.day(told.date) if isinstance(told, Event) else wording.dated(told, article="in")


def line(course: Iterable[Entry | Event], width: int, parties: Mapping[str, str] | None = None) -> Columns:
    """Return claims in time: day and id, stance, and what was said; events a line each, marked as such.

    With `parties`, their names by key, each claim is told with its party and its issue.
    """
    table = Columns(width, STANCE)
    for _, together in groupby(course, key=_stand):
        alike = tuple(together)
        _happened(table, [event for event in alike if isinstance(event, Event)])
        _add(table, [entry for entry in alike if not isinstance(entry, Event)], parties)
    return table


def _stand(told: Entry | Event) -> Hashable:
    """Return the key by which claims stand under one heading; events that follow one another share one."""
    if isinstance(told, Event):
        return None
    return _day(told), told.party, told.voice, told.claim.stance, told.claim.issue, told.own_words


def _happened(table: Columns, events: Sequence[Event]) -> None:
    for event in events:
        told = Text(wording.plain(event.text) + "\n" * (event is events[-1]), palette.MUTED)
        table.add_row(Text(wording.day(event.date), palette.MUTED), Text("◆ event", palette.BLUE), told)


def _add(table: Columns, entries: Sequence[Entry], parties: Mapping[str, str] | None) -> None:
    """Add the claims of one voice, day and stance: speaker and outlet, then each position, quote and id."""
    if not entries:
        return
    first = entries[0]
    speakers = {(entry.claim.actor, entry.claim.via): palette.speaker(entry) for entry in entries}
    outlets = dict.fromkeys(map(wording.printed_by, entries))
    printed = outlets if len(outlets) == 1 else dict.fromkeys(map(wording.outlet, entries))
    who = Text.assemble(_side(first, parties), Text(", ").join(speakers.values()))
    who.append(f" · {', '.join(printed)}" if any(printed) else "", palette.MUTED)
    table.add_row(Text(_day(first)), palette.held(first), who)
    for entry in entries:
        claim = entry.claim
        said = Text().append(wording.plain(claim.position), palette.STANCES[claim.stance])
        about = (
            "" if parties is None else wording.plain(claim.issue),
            wording.plain(claim.actor) if len(speakers) > 1 else "",
            wording.relay(entry) if len(speakers) > 1 else "",
            wording.printed_by(entry) if len(outlets) > 1 else "",
        )
        said.append("".join(f" · {word}" for word in about if word), palette.MUTED).append_text(palette.draft(entry))
        said.append(f"\n{wording.shorten(wording.quote(claim), SNIPPET)}" + "\n" * (entry is entries[-1]))
        table.add_row(Text(printable(claim.id), palette.MUTED), Text(), said)


def _side(entry: Entry, parties: Mapping[str, str] | None) -> Text:
    """Return the party before a speaker, unless the speaker bears its name or parties are told elsewhere."""
    side = "" if parties is None else wording.party(entry, parties)
    return Text("" if side in ("", wording.plain(entry.claim.actor)) else f"{side}: ")


def change(found: ChangePoint, width: int) -> RenderableType:
    """Return a change: its kind and speaker, then what was held before and after, each with its quote."""
    kind, voices = change_words.change_kind(found.kind), change_words.voices(found)
    head = Text().append(kind, palette.WARNING).append(f"  {voices}")
    table = Columns(width, STANCE)
    for entry in (found.before, found.after):
        claim = entry.claim
        said = Text().append(wording.plain(claim.position), palette.STANCES[claim.stance])
        actor = "" if entry.voice == claim.actor else wording.plain(claim.actor)
        about = wording.listed((actor, wording.relay(entry), wording.printed_by(entry)))
        said.append(f" · {about}", palette.MUTED)
        said.append_text(palette.draft(entry)).append(f"\n{wording.shorten(wording.quote(claim), SNIPPET)}")
        table.add_row(Text(_day(entry)), palette.held(entry), said)
    return Group(head, table, Text())
