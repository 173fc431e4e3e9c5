"""One issue over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.claims import statement
from onrecord.render.json.parts import change_point, event, position, unread

if TYPE_CHECKING:
    from onrecord.render.json import Form
    from onrecord.reports.history import History, PartyHistory, VoiceHistory


def history(answer: History) -> Form:
    """Return one issue over time."""
    return {
        "issue": answer.issue,
        "proposition": answer.proposition,
        "window": answer.window,
        "on": answer.on.isoformat() if answer.on else None,
        **unread(answer.entries),
        "events": [event(found) for found in answer.events],
        "parties": [_party(party) for party in answer.parties],
    }


def _party(told: PartyHistory) -> Form:
    return {
        "party": told.party,
        "name": told.name,
        "position": position(told.position),
        "voices": [_voice(voice) for voice in told.voices],
        "claims": [statement(entry) for entry in told.entries],
        "standing": [statement(entry) for entry in told.standing],
        "changes": [change_point(change) for change in told.changes],
        "moves": [change_point(change) for change in told.moves],
        "splits": [change_point(change) for change in told.splits],
        "uncertain": [change_point(change) for change in told.uncertain],
    }


def _voice(voice: VoiceHistory) -> Form:
    """Return a voice's claims, and those of them that are its position of a day, in own words and as reported."""
    ids = {"claims": voice.entries, "positions": voice.positions, "reports": voice.reports}
    return {"voice": voice.voice, **{name: [entry.claim.id for entry in found] for name, found in ids.items()}}
