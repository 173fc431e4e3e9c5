"""The stance that a statement takes on an issue, and by which rule: what every stage behind this one reads of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.stances.polarity_terms import TermKind

if TYPE_CHECKING:
    from onrecord.models import Stance
    from onrecord.spans import Span


class StanceRule(StrEnum):
    """What gave a stance; ``render.rules`` has the sentence for each."""

    PHRASE = "phrase"
    YES = "yes"
    NO = "no"
    NONCOMMITTAL = "noncommittal"
    NONCOMMITTAL_UNDERSTOOD = "noncommittal-understood"
    DECLINES = "declines"
    WORDS = "words"
    CUE = "cue"
    CUE_AND_WORDS = "cue-and-words"
    ASSERTED = "asserted"
    ASSERTED_ON_CONDITION = "asserted-on-condition"


class Judgement(NamedTuple):
    """The stance on one issue, the position in words, the rule, and the folded words that decided."""

    issue: str
    stance: Stance
    position: str
    rule: StanceRule
    evidence: str
    implies: str = ""
    """What the cue implies, where the rule goes by the cue; empty where only its words of position count."""
    kind: TermKind | None = None
    """What kind of words of position decided, where the rule goes by these."""
    bare: bool = False
    """True for a stance read from bare assertion: it gives way to any other issue's in the same statement."""
    evaluative: bool = False
    """True for an issue of which the proposition says only how good or bad something is."""
    spans: tuple[Span, ...] = ()
    """The sentences that carry it, in places of the document's text."""

    @property
    def by_value(self) -> bool:
        """True where words that say how good or bad something is have decided."""
        return self.kind is TermKind.VALUE
