"""Where the coders of a draft differ: which of them says something else than the draft, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.drafting.claims import party_field
from onrecord.models import RULES
from onrecord.store.changes import Change

if TYPE_CHECKING:
    from onrecord.drafting import Draft
    from onrecord.models import Claim, Codebook

COMPARED = ("actor", "party", "stance", "date")
"""The fields in which a difference between coders matters: how each words the position is no difference."""


class Dissent(NamedTuple):
    """What one coder says otherwise than the draft: its claim, and the fields that differ."""

    coder: str
    claim: Claim
    fields: tuple[str, ...]


def of(draft: Draft, claim: Claim, codebook: Codebook) -> tuple[Dissent, ...]:
    """Return what the coders of a draft say otherwise than `claim`, which is that draft as the ledger has it.

    Whom the rules, or a coder, took for the speaker before the other decided is among it.
    """
    found = [
        Dissent(part.claim.coders[0], part.claim, fields)
        for part in draft.parts
        if (fields := _differing(claim, part.claim))
    ]
    for part in draft.parts or (draft,):
        for doubt in part.doubts if part.claim.actor == claim.actor else ():
            coder = RULES if doubt.by_rules else part.claim.coders[0]
            known = {(each.coder, each.claim.actor) for each in found}
            if doubt.actor != claim.actor and (coder, doubt.actor) not in known:
                party = party_field(doubt.actor, doubt.side, codebook)
                other = claim.model_copy(update={"actor": doubt.actor, "party": party})
                found.append(Dissent(coder, other, ("actor",)))
    return tuple(found)


def _differing(claim: Claim, other: Claim) -> tuple[str, ...]:
    differing = {each.field for each in Change(claim, other).readings}
    return tuple(field for field in COMPARED if field in differing)
