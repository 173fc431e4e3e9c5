"""Whether what a phrase of the codebook says is denied where it stands."""

from __future__ import annotations

import re

from onrecord.text import fold

DENIALS = re.compile(r"\b(?:not|no|nor|never|nobody|none|nothing|neither|cannot|without|out of)\b|n't\b")
_NEGATION = re.compile(
    r"(?:\b(?:not(?! only\b)|never|no(?! doubt\b)|nor|neither|without|hardly|cannot|nobody|none|nothing|denie[sd]"
    r"|deny)\b|n't\b)[^,;:.]{0,30}$"
)
_UNPROVEN = re.compile(
    r"(?:\b(?:no|not|never|any|little|nothing|without)\b|n't\b)[^,;:.]{0,20}"
    r"\b(?:evidence|proof|indication|sign|basis|suggest\w*|prove[sd]?|show\w*)\b[^;:.]{0,400}$"
    r"|\bden(?:ied|ies|y|ying) that\b[^;:.]{0,400}$"
    r"|(?:\b(?:not|never)|n't) (?:think|believe|expect|feel|see)\b[^;:.]{0,400}$"
)
"""What is not shown, and a denial, reach to the end of their clause: "no evidence that, in the end, harm was done"."""
_REFUSED = re.compile(r"\W*(?:is|are|was|were|would be|remains?) (?:out of the question|off the table|not an option)\b")


def turned(whole: str, match: re.Match[str], phrase: str) -> bool:
    """True where folded words turn a phrase around: a denial before it or in a gap of it, or "is out of the question".

    A phrase that denies by itself is not denied again.
    """
    return _negated(whole, match, phrase) != bool(_REFUSED.match(whole[match.end() :]))


def _negated(whole: str, match: re.Match[str], phrase: str) -> bool:
    """True where what a phrase says is denied: before it, or in a gap of it; one that denies itself is not."""
    if DENIALS.search(fold(phrase)):
        return False
    before = whole[: match.start()]
    return bool(_NEGATION.search(before) or _UNPROVEN.search(before) or DENIALS.search(match.group()))
