"""The list of claims, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.render.markdown.parts import draft
from onrecord.render.markdown.tables import table

if TYPE_CHECKING:
    from onrecord.render.answers import Claims
    from onrecord.reports.entries import Entry


def claims(answer: Claims) -> str:
    """Return a table of claims."""
    head = ("id", "date", "speaker", "issue", "stance", "position", "quote", "article")
    return table(head, (_claim_row(entry) for entry in answer.entries))


def _claim_row(entry: Entry) -> tuple[str, ...]:
    claim = entry.claim
    named = wording.listed((wording.speaker(entry), wording.relay(entry), draft(entry)))
    printed = wording.listed((claim.article, wording.also_in(entry), wording.copy_of(entry)))
    stance = wording.held(entry)
    quoted = wording.quote(claim)
    return claim.id, wording.day(claim.date), named, claim.issue, stance, claim.position, quoted, printed
