"""The history of an issue: a row an event, a row a statement, a row a change point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.rows import parts

if TYPE_CHECKING:
    from onrecord.render.json import Form
    from onrecord.reports.history import History, Turn


def history(answer: History) -> list[Form]:
    """Return a row an event, then by party a row a statement and a row a turn, which tells its later claim."""
    rows = [parts.event(event) for event in answer.events]
    for party in answer.parties:
        rows += [parts.statement(entry, party.name) for entry in (*party.entries, *party.standing)]
        rows += [_turn(turn, party.name) for turn in party.turns]
    return [
        {**row, **{name: row.get(name) for name in ("turn", "before", "before_date", "before_stance")}} for row in rows
    ]


def _turn(turn: Turn, name: str) -> Form:
    before = turn.before.claim
    turned = {"turn": turn.kind, "before": before.id, "before_date": before.date, "before_stance": before.stance}
    return {**parts.statement(turn.after, name), "row": "turn", **turned}
