"""Where the coders of a draft differ: which of them says something else than the draft, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import RULES
from onrecord.store.changes import Change

if TYPE_CHECKING:
    from onrecord.drafting import Draft
    from onrecord.models import Claim

COMPARED = ("actor", "party", "stance", "date")
"""The fields in which a difference between coders matters: how each words the position is no difference."""


class Dissent(NamedTuple):
    """What one coder says otherwise than the draft: its claim, and the fields that differ."""

    coder: str
    claim: Claim
    fields: tuple[str, ...]


def of(draft: Draft) -> tuple[Dissent, ...]:
    """Return what the coders of a draft say otherwise; what the rules say of its speaker is among it."""
    found: list[Dissent] = []
    for part in draft.parts:
        differing = {each.field for each in Change(draft.claim, part.claim).readings}
        fields = tuple(field for field in COMPARED if field in differing)
        if fields:
            found.append(Dissent(part.claim.coders[0], part.claim, fields))
    if draft.doubt and not any("actor" in each.fields for each in found):
        by_rules = draft.claim.actor not in {speaker.actor for speaker in draft.statement.speakers}
        claim = draft.claim.model_copy(update={"actor": draft.doubt, "party": None})
        found.append(Dissent(RULES if by_rules else draft.claim.coders[-1], claim, ("actor",)))
    return tuple(found)
