"""What a cue alone says of its content, or how it turns what the content says."""

from __future__ import annotations

import re

from onrecord.parser.stances import polarity_terms
from onrecord.parser.stances.polarity_terms import TermKind

_IMPLIED = {
    "proposing": 2, "supporting": 2, "committing": 2, "refusing": -2, "opposing": -2, "asking": 1, "wanting": 1,
}  # fmt: skip
_WARNING = re.compile(r"\b(?:warn|caution)")
_THREAT = re.compile(r"\bthreat")


def of_cue(cue: str, implies: str) -> int:
    """Return -2..2 for a folded cue and what its verb implies: for or against its content, 0 where it passes it on."""
    words = cue.split()
    found = polarity_terms.find(words)
    negated = any(op.kind is TermKind.NOT for op in found) or any(
        op.name == "against" and "not" in words[op.first] for op in found
    )
    score = 0 if _WARNING.search(cue) and implies == "committing" else _IMPLIED.get(implies, 0)
    if _THREAT.search(cue):
        score = 1
    kinds = (
        (TermKind.ATTITUDE,) if implies in ("", "neutral") else (TermKind.ATTITUDE, TermKind.ACTION)
    )  # "continued" only goes on
    attitude = next((op for op in found if op.kind in kinds), None)
    if attitude is not None and (score == 0 or attitude.sign * score < 0) and not _THREAT.search(cue):
        score = attitude.sign * attitude.strength
    elif attitude is not None and abs(score) == 1 and attitude.strength == 2 and not _THREAT.search(cue):
        score = attitude.sign * 2
    if negated and score:
        return -polarity_terms.weak(score) if score < 0 else -2
    return score
