"""What is told of a question of a review beside the claim: who found it, and what others say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.models import RULES
from onrecord.render import claim_lines, wording

if TYPE_CHECKING:
    from onrecord.decisions.question import Question
    from onrecord.models import Claim


def said(asked: Question) -> dict[str, list[str]]:
    """Return for each field what the parser, or each coder of a draft, says otherwise than the claim."""
    found: dict[str, list[str]] = {}
    for each in asked.differences:
        found.setdefault(each.field, []).append(f"parser: {claim_lines.value(each.after)}")
    for other in asked.dissent:
        for field in other.fields:
            found.setdefault(field, []).append(f"{wording.plain(other.coder)}: {value(field, other.claim)}")
    return found


def value(field: str, claim: Claim) -> str:
    """Return the value of a field in one line."""
    if field == "date":
        return wording.day(claim.date)
    return claim_lines.value(getattr(claim, field))


def found_by(claim: Claim) -> str:
    """Return which coders found a claim, where these are not the rules alone."""
    coders = wording.plain(wording.together(claim.coders))
    return f"found by {coders}" if claim.coders not in ((), (RULES,)) else ""
