"""The timeline: a row an event and a row a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.rows import parts

if TYPE_CHECKING:
    from onrecord.render.json import Form
    from onrecord.reports.timeline import Timeline


def timeline(answer: Timeline) -> list[Form]:
    """Return a row an event and a row a statement, in the order of the timeline; standing ones come last."""
    names = dict(answer.parties)
    rows: list[Form] = []
    for moment in answer.moments:
        rows += [parts.event(event) for event in moment.events]
        rows += [parts.statement(entry, names.get(entry.party or "", "")) for entry in moment.entries]
    return [*rows, *(parts.statement(entry, names.get(entry.party or "", "")) for entry in answer.standing)]
