"""Counts of the reported statements: in claims, and not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.explain.coverage import Coverage


def counts(found: Coverage) -> dict[str, Any]:
    """Return the counts for programs."""
    return {
        "reporting_words": found.cues,
        "statements": found.statements,
        "in_claims": found.covered,
        "claims": found.claims,
        "no_issue": found.without("no issue"),
        "no_position": found.without("no position"),
        "no_speaker": found.without("no speaker"),
        "unknown_speaker": found.unknown,
    }
