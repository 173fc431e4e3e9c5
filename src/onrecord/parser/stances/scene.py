"""What is read when a clause is read for what it says of a thing, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.stances.clauses import VERBAL

if TYPE_CHECKING:
    from onrecord.parser.stances.clauses import Clause
    from onrecord.parser.stances.polarity_terms import PolarityTerm, TermKind

BEFORE_VERB = VERBAL | {"to", "not", "'ll", "never", "won't", "cannot"}
"""Words before a term by which it is a verb there, and no part of a name."""


class Mention(NamedTuple):
    """Tokens [first, last] that name the thing; 1 where what is said for it is for the proposition, else -1."""

    first: int
    last: int
    toward: int
    points: bool = False
    """True for words that only point back to the thing."""


class Scene(NamedTuple):
    """A clause with the words and polarity terms of its text, and the mention of which it speaks."""

    words: list[str]
    terms: list[PolarityTerm]
    clause: Clause
    mention: Mention
    evaluative: bool
    """True where the proposition only says how good or bad the thing is."""


class ClauseReading(NamedTuple):
    """-2..2 toward the proposition, the words that decided, and the kind of the last of them."""

    score: int
    evidence: str
    kind: TermKind
