"""Statements and events by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.claims import statement

if TYPE_CHECKING:
    from onrecord.render.json import Form
    from onrecord.reports.timeline import Timeline


def timeline(answer: Timeline) -> Form:
    """Return statements and events by date, and apart from them the positions without one."""
    return {
        "issues": dict(answer.propositions),
        "parties": dict(answer.parties),
        "moments": [
            {
                "date": moment.date,
                "events": [{"text": event.text, "actors": list(event.actors)} for event in moment.events],
                "claims": [statement(entry) for entry in moment.entries],
            }
            for moment in answer.moments
        ],
        "standing": [statement(entry) for entry in answer.standing],
    }
