"""Who is urged is not the speaker: "Roe said Norland must support the dam" tells nothing of Norland's position."""

from __future__ import annotations

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
