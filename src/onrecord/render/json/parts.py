"""Maps that several reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.claims import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.models import Event
    from onrecord.render.json import Form
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import ChangePoint
    from onrecord.reports.overview import Counts
    from onrecord.reports.positions import Distance, PartyPosition


def position(held: PartyPosition | None) -> Form | None:
    """Return a party's position: no score in a split, for there is none."""
    if held is None:
        return None
    return {
        "score": None if held.split else held.scores[0],
        "split": held.split,
        "kind": held.kind,
        "standing": held.standing,
        "reported": held.reported,
        "last_heard": held.last_heard,
        "claims": [statement(entry) for entry in held.entries],
        "since": [statement(entry) for entry in held.since],
    }


def event(found: Event) -> Form:
    """Return a public event of the codebook."""
    return {"date": found.date, "text": found.text, "actors": list(found.actors)}


def distance(gap: Distance | None) -> Form | None:
    """Return how far apart two positions are; null where one of them is missing."""
    return {"low": gap.low, "high": gap.high, "split": gap.split} if gap else None


def change_point(found: ChangePoint) -> Form:
    """Return a change point with both its claims."""
    return {"kind": found.kind, "before": _half(found.before), "after": _half(found.after)}


def _half(entry: Entry) -> Form:
    """Return of a claim what tells a change; the rest stands under its id."""
    names = ("id", "actor", "voice", "via", "own_words", "date", "stance", "score", "position", "quotes", "status")
    full = statement(entry)
    return {name: full[name] for name in names}


def unread(entries: Sequence[Entry]) -> Form:
    """Return how many statements there are, and how many of them are drafts that nobody has read."""
    return {"statements": len(entries), "drafts": sum(entry.claim.is_draft for entry in entries)}


def counts(found: Counts) -> Form:
    """Return how many claims there are of each status."""
    return {"draft": found.draft, "accepted": found.accepted, "edited": found.edited, "rejected": found.rejected}
