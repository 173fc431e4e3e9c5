"""Whether what a phrase of the codebook says is denied where it stands."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.parser import lexicon
from onrecord.parser.stances import polarity_terms
from onrecord.parser.stances.phrases import Phrases
from onrecord.parser.stances.polarity_terms import TermKind
from onrecord.parser.text.tokens import runs
from onrecord.text import fold, remembered

DENIALS = re.compile(r"\b(?:not|no|nor|never|nobody|none|nothing|neither|cannot|without|out of)\b|n't\b")
_NEGATION = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|hardly|cannot|nobody|none|nothing|denie[sd]|deny|far from"
    r"|anything but)\b|n't\b)(?:(?!\bbut\b)[^,;:.]){0,30}$"
)
"""What is denied ends at a "but": "not perfect but a lifeline"."""
_UNPROVEN = re.compile(
    r"(?:\b(?:no|not|never|any|little|nothing|without)\b|n't\b)[^,;:.]{0,20}"
    r"\b(?:evidence|proof|indication|sign|basis|suggest\w*|prove[sd]?|show\w*)\b[^;:.]{0,400}$"
    r"|\bden(?:ied|ies|y|ying) that\b[^;:.]{0,400}$"
    r"|(?:\b(?:not|never)|n't) (?:think|believe|expect|feel|see)\b[^;:.]{0,400}$"
)
"""What is not shown, and a denial, reach to the end of their clause: "no evidence that, in the end, harm was done"."""
_MAY_DENY = frozenset(
    "not no nor never nobody none nothing neither cannot t without hardly denied denies deny denying"
    " far anything any little".split()
)
"""Runs of letters of which each of these has one ("isn't" has a "t"): most words before a phrase have none."""
_REACH = 8
"""So many words before a phrase may want an end of it."""
_BEARING = (TermKind.ACTION, TermKind.ATTITUDE)
_LINKS = frozenset({"to", "for", "of"})
_REFUSED = re.compile(r"\W*(?:is|are|was|were|would be|remains?) (?:out of the question|off the table|not an option)\b")


@cache
def _idioms() -> Phrases[None]:
    """Return the idioms that deny nothing though they have a "not" or "no": "not only", "nothing but", "no doubt"."""
    blocked = lexicon.polarity()[TermKind.BLOCKED_IDIOM.value, ""]
    return Phrases((idiom, None) for idiom in blocked if DENIALS.search(idiom))


def _without_idioms(words: str) -> str:
    at, kept = 0, list[str]()
    for start, end in sorted(match.span() for match, _ in _idioms().find_all(words)):
        if start >= at:
            kept.append(words[at:start])
            at = end
    return " ".join((*kept, words[at:]))


def turned(whole: str, match: re.Match[str], phrase: str) -> bool:
    """True where folded words turn a phrase around: a denial before it or in a gap of it, or "is out of the question".

    A phrase that denies by itself is not denied again.
    """
    refused = bool(_REFUSED.match(whole[match.end() :])) != _given_up(whole[: match.start()])
    return _negated(whole, match, phrase) != refused


def _given_up(before: str) -> bool:
    """True behind words that want an end of what a phrase says: "drop the plan to", "refused to"."""
    words = before.split()[-_REACH:]
    named = lexicon.stances("anaphor")
    plans = [at for at, (noun, link) in enumerate(pairwise(words)) if noun.rstrip("s") in named and link in _LINKS]
    bearing = [t for t in polarity_terms.find(words[: plans[-1]] if plans else words) if t.kind in _BEARING]
    if not bearing or bearing[-1].sign > 0:
        return False
    first, last = bearing[-1].first, bearing[-1].last + 1
    return (bool(plans) or words[last:] == ["to"]) and not _NEGATION.search(" ".join(words[first:last]))


def _negated(whole: str, match: re.Match[str], phrase: str) -> bool:
    """True where what a phrase says is denied: before it, or in a gap of it; one that denies itself is not."""
    if _denies(phrase):
        return False
    before = whole[: match.start()]
    if not _MAY_DENY.isdisjoint(runs(before)):
        before = _without_idioms(before)
        if _NEGATION.search(before) or _UNPROVEN.search(before):
            return True
    return bool(DENIALS.search(match.group()))


@remembered
def _denies(phrase: str) -> bool:
    return bool(DENIALS.search(fold(phrase)))
