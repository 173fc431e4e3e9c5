"""The list of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.render.answers import Actors
    from onrecord.render.json import Form
    from onrecord.reports.overview import ActorRow


def actors(answer: Actors) -> list[Form]:
    """Return the list of speakers."""
    return [actor(row) for row in answer.rows]


def actor(row: ActorRow) -> Form:
    """Return a speaker."""
    return {
        "actor": row.name,
        "party": row.party,
        "voice": row.voice,
        "aliases": list(row.aliases),
        "listed": row.listed,
        "claims": row.claims,
        "first": row.first,
        "last": row.last,
    }
