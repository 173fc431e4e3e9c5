"""The history of an issue: a row an event, a row a statement, a row a change point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.rows import parts

if TYPE_CHECKING:
    from onrecord.render.json import Form
    from onrecord.reports.history import ChangePoint, History


_CHANGE = ("change_point", "before", "before_date", "before_stance")


def history(answer: History) -> list[Form]:
    """Return a row an event, then by party a row a statement and a row a change, which tells its later claim."""
    rows = [parts.event(event) for event in answer.events]
    for party in answer.parties:
        rows += [parts.statement(entry, party.name) for entry in (*party.entries, *party.standing)]
        rows += [_change_point(change, party.name) for change in party.change_points]
    return [{**row, **{name: row.get(name) for name in _CHANGE}} for row in rows]


def _change_point(change: ChangePoint, name: str) -> Form:
    before = change.before.claim
    told = dict(zip(_CHANGE, (change.kind, before.id, before.date, before.stance), strict=True))
    return {**parts.statement(change.after, name), "row": "change point", **told}
