"""What a cue alone says of its content, or how it turns what the content says."""

from __future__ import annotations

import re

from onrecord.parser.stances import polarity_terms

_IMPLIED = {
    "proposing": 2, "supporting": 2, "committing": 2, "refusing": -2, "opposing": -2, "asking": 1, "wanting": 1,
}  # fmt: skip
_WARNING = re.compile(r"\b(?:warn|caution)")
_THREAT = re.compile(r"\bthreat")


def of_cue(cue: str, implies: str) -> int:
    """Return -2..2 for a folded cue and what its verb implies: for or against its content, 0 where it passes it on."""
    words = cue.split()
    found = polarity_terms.find(words)
    negated = any(op.kind == "not" for op in found) or any(
        op.name == "against" and "not" in words[op.first] for op in found
    )
    score = 0 if _WARNING.search(cue) and implies == "committing" else _IMPLIED.get(implies, 0)
    if _THREAT.search(cue):
        score = 1
    kinds = ("attitude",) if implies in ("", "neutral") else ("attitude", "action")  # "continued" only goes on
    attitude = next((op for op in found if op.kind in kinds), None)
    if attitude is not None and (score == 0 or attitude.sign * score < 0) and not _THREAT.search(cue):
        score = attitude.sign * attitude.strength
    elif attitude is not None and abs(score) == 1 and attitude.strength == 2 and not _THREAT.search(cue):
        score = attitude.sign * 2
    if negated and score:
        return -polarity_terms.weak(score) if score < 0 else -2
    return score


def of_refusal(cue: str) -> int:
    """Return -2..2 for "refused to back", "declined to endorse": what is refused is no comment but a step; else 0."""
    words = cue.split()
    step = next(
        (
            op
            for op in polarity_terms.find(words)
            if op.kind in ("attitude", "action") and "to" in words[max(0, op.first - 1) : op.first + 1]
        ),
        None,
    )
    if step is None:
        return 0
    return -step.sign * (1 if _DECLINING.search(cue) else 2)


_DECLINING = re.compile(r"\bdeclin")
