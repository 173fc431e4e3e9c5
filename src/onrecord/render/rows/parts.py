"""Columns that several reports share: dates with their first and last day, and the names of a claim in JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.render.json import claims

if TYPE_CHECKING:
    from onrecord.models import Event
    from onrecord.render.json import Form
    from onrecord.reports.entries import Entry


_CLAIM = (
    "id", "actor", "voice", "via", "own_words", "issue", "stance", "score", "position", "quotes", "kind", "date_basis",
    "status", "note", "article", "title", "published", "published_basis", "outlets", "copies",
)  # fmt: skip


def event(found: Event) -> Form:
    """Return the row of an event."""
    blank = {"party": None, "party_name": None}
    told = {"event": found.text, "event_actors": list(found.actors)}
    return {"row": "event", **when(found.date), **blank, **told, **claim(None)}


def statement(entry: Entry, name: str) -> Form:
    """Return the row of a statement; `name` is its party's."""
    about = {"party": entry.party, "party_name": name, "event": None, "event_actors": None}
    return {"row": "claim", **when(entry.claim.date), **about, **claim(entry)}


def when(text: str | None) -> Form:
    """Return an EDTF date with its first and its last day, either empty where the interval is open there."""
    when = edtf.parse(text) if text else None
    return {
        "date": text,
        "earliest": when.earliest.isoformat() if when and when.earliest != date.min else None,
        "latest": when.latest.isoformat() if when and when.latest != date.max else None,
    }


def claim(entry: Entry | None) -> Form:
    """Return the columns of a claim, all empty where there is none."""
    told = claims.statement(entry) if entry else {}
    return {name: told.get(name) for name in _CLAIM}
