"""Who is urged, or only supposed to speak, takes no position: "Roe said Norland must support the dam"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.spans import Attribution

_OBLIGES = frozenset({"must", "should", "shall", "ought", "need", "needs", "has to", "have to", "had better"})
_WISHES = frozenset({"hope", "hopes", "hoped", "wish", "wishes", "wished", "expect", "expects", "expected"})
_URGES = frozenset({"wanting", "asking", "proposing", "warning"})
_WISHED = frozenset({"to", "would", "could", "will", "can", "might", "may"})
_SPEAKERS_OWN = frozenset({"i", "we"})


def is_urged(text: str, attribution: Attribution, holder: Attribution | None) -> bool:
    """True where a statement says only what its subject ought to do, or what the one who holds it asks for.

    Call for a subject other than the holder's speaker: what somebody says he must do is his own position.
    """
    if attribution.cue is None or attribution.source is None:
        return False
    if fold(attribution.source.of(text)) in _SPEAKERS_OWN:
        return False
    cue = fold(attribution.cue.of(text)).split()
    if cue[:1] and (cue[0] in _OBLIGES or " ".join(cue[:2]) in _OBLIGES):
        return True
    if (
        holder is None
        or holder.cue is None
        or not any(c.start <= attribution.cue.start < c.end for c in holder.contents)
    ):
        return False
    urges = holder.implies in _URGES or not _WISHES.isdisjoint(fold(holder.cue.of(text)).split())
    return urges and cue[:1] != [] and cue[0] in _WISHED


_SUPPOSES = re.compile(r"\b(?:if|whether|unless)\s{1,9}(?:the\s{1,9})?$", re.IGNORECASE)
_BEFORE = 20


def is_supposed(text: str, attribution: Attribution) -> bool:
    """True for what nobody says to be so: "if Norland accepts the offer", "is looking into whether Roe took it"."""
    begin = min((place.start for place in (attribution.source, attribution.cue) if place is not None), default=0)
    return bool(_SUPPOSES.search(text, max(0, begin - _BEFORE), begin))
