"""What a cue alone says of its content, or how it turns what the content says."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.parser.stances import polarity_terms
from onrecord.parser.stances.polarity_terms import TermKind

if TYPE_CHECKING:
    from onrecord.parser.stances.polarity_terms import PolarityTerm

_IMPLIED = {
    "proposing": 2, "supporting": 2, "committing": 2, "refusing": -2, "opposing": -2, "asking": 1, "wanting": 1,
}  # fmt: skip
_WARNING = re.compile(r"\b(?:warn|caution)")
_THREAT = re.compile(r"\bthreat")


def of_cue(cue: str, implies: str) -> int:
    """Return -2..2 for a folded cue and what its verb implies: for or against its content, 0 where it passes it on."""
    words = cue.split()
    found = polarity_terms.find(words)
    score = 1 if _THREAT.search(cue) else _with_terms(_implied(cue, implies), found, implies)
    if score and _is_negated(words, found):
        return -polarity_terms.weak(score) if score < 0 else -2
    return score


def blames(implies: str, words: list[str]) -> bool:
    """True where words tell what a cue holds against somebody to do: "accused | Roe of rejecting", "blamed | Roe for".

    The speaker is on the other side of it.
    """
    told = pairwise(word for word in words if word != "not")
    doing = (link in ("of", "for", "with") and word.endswith("ing") and word != "being" for link, word in told)
    return implies in ("alleging", "opposing") and any(doing)


def _implied(cue: str, implies: str) -> int:
    """Return what the verb implies; "warned he would act" commits to nothing."""
    return 0 if _WARNING.search(cue) and implies == "committing" else _IMPLIED.get(implies, 0)


def _with_terms(score: int, found: list[PolarityTerm], implies: str) -> int:
    """Return the score of a cue with its first polarity term, where this says more than the verb or another thing."""
    # "continued" is an action, and only goes on
    kinds = (TermKind.ATTITUDE,) if implies in ("", "neutral") else (TermKind.ATTITUDE, TermKind.ACTION)
    term = next((term for term in found if term.kind in kinds), None)
    if term is None:
        return score
    if score == 0 or term.sign * score < 0:
        return term.sign * term.strength
    return term.sign * 2 if abs(score) == 1 and term.strength == 2 else score


def _is_negated(words: list[str], found: list[PolarityTerm]) -> bool:
    """True for "did not back", "would not favour" (one term of the lexicon, with its "not")."""
    return any(term.kind is TermKind.NOT or (term.name == "against" and "not" in words[term.first]) for term in found)
