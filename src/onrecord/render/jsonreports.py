"""Comparisons, histories and the timeline as plain lists and maps, under names that scripts can rely on (see docs/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.jsonforms import claim, statement

if TYPE_CHECKING:
    from onrecord.models import Event
    from onrecord.render.jsonforms import Form
    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, PartyHistory, Turn, VoiceHistory
    from onrecord.reports.movement import Between, Movement
    from onrecord.reports.positions import Distance, PartyPosition
    from onrecord.reports.timeline import Timeline


def position(held: PartyPosition | None) -> Form | None:
    """Return a party's position: no score in a split, for there is none."""
    if held is None:
        return None
    return {
        "score": None if held.split else held.scores[0],
        "split": held.split,
        "standing": held.standing,
        "last_heard": held.last_heard,
        "claims": [statement(entry) for entry in held.entries],
    }


def diff(answer: Diff) -> Form:
    """Return two parties side by side."""
    return {
        "parties": list(answer.parties),
        "on": answer.on.isoformat() if answer.on else None,
        "window": answer.window,
        "issues": [_issue_diff(row, answer.parties) for row in answer.issues],
    }


def _issue_diff(row: IssueDiff, parties: tuple[str, str]) -> Form:
    return {
        "issue": row.issue,
        "proposition": row.proposition,
        "positions": {parties[0]: position(row.left), parties[1]: position(row.right)},
        "distance": _distance(row.distance),
    }


def between(answer: Between) -> Form:
    """Return two parties on two days, and what lies between."""
    return {
        "parties": list(answer.parties),
        "since": answer.since.isoformat(),
        "until": answer.until.isoformat(),
        "window": answer.window,
        "issues": [
            {
                "issue": row.issue,
                "proposition": row.proposition,
                "distance": {"before": _distance(row.before), "after": _distance(row.after), "undated": row.undated},
                "moves": {
                    party: _movement(side) for party, side in zip(answer.parties, (row.left, row.right), strict=True)
                },
            }
            for row in answer.issues
        ],
        "events": [event(found) for found in answer.events],
    }


def _movement(side: Movement) -> Form:
    return {
        "before": position(side.before),
        "after": position(side.after),
        "moved": side.moved,
        "undated": side.undated,
        "another_voice": side.another_voice,
        "statements": side.heard,
        "turns": [_turn(turn) for turn in side.turns],
    }


def _distance(gap: Distance | None) -> Form | None:
    return {"low": gap.low, "high": gap.high, "split": gap.split} if gap else None


def event(found: Event) -> Form:
    """Return a public event of the codebook."""
    return {"date": found.date, "text": found.text, "actors": list(found.actors)}


def history(answer: History) -> Form:
    """Return one issue over time."""
    return {
        "issue": answer.issue,
        "proposition": answer.proposition,
        "window": answer.window,
        "on": answer.on.isoformat() if answer.on else None,
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
        "changes": [_turn(turn) for turn in told.changes],
        "splits": [_turn(turn) for turn in told.splits],
        "uncertain": [_turn(turn) for turn in told.uncertain],
    }


def _voice(voice: VoiceHistory) -> Form:
    """Return a voice's claims, and those of them that are its position on each day on which it spoke."""
    ids = {"claims": voice.entries, "positions": voice.positions}
    return {"voice": voice.voice, **{name: [entry.claim.id for entry in found] for name, found in ids.items()}}


def _turn(turn: Turn) -> Form:
    return {"kind": turn.kind, "before": _side(turn.before), "after": _side(turn.after)}


def _side(entry: Entry) -> Form:
    """Return of a claim what tells a change; the rest stands under its id."""
    names = ("id", "actor", "voice", "via", "date", "stance", "score", "position", "quotes", "status")
    full = claim(entry)
    return {name: full[name] for name in names}


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
