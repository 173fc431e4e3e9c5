"""Two parties side by side, and on two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.parts import change_point, distance, event, position, unread

if TYPE_CHECKING:
    from onrecord.render.json import Form
    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.movement import Between, Movement


def diff(answer: Diff) -> Form:
    """Return two parties side by side."""
    return {
        "parties": list(answer.parties),
        "on": answer.on.isoformat() if answer.on else None,
        "window": answer.window,
        **unread(answer.statements),
        "issues": [_issue_diff(row, answer.parties) for row in answer.issues],
    }


def _issue_diff(row: IssueDiff, parties: tuple[str, str]) -> Form:
    return {
        "issue": row.issue,
        "proposition": row.proposition,
        "positions": {parties[0]: position(row.left), parties[1]: position(row.right)},
        "distance": distance(row.distance),
    }


def between(answer: Between) -> Form:
    """Return two parties on two days, and what lies between."""
    return {
        "parties": list(answer.parties),
        "since": answer.since.isoformat(),
        "until": answer.until.isoformat(),
        "window": answer.window,
        **unread(answer.statements),
        "issues": [
            {
                "issue": row.issue,
                "proposition": row.proposition,
                "distance": {"before": distance(row.before), "after": distance(row.after), "undated": row.undated},
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
        "reported": side.reported,
        "another_voice": side.another_voice,
        "statements": side.statements,
        "change_points": [change_point(change) for change in side.change_points],
    }
