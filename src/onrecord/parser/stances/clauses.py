"""Clauses of a statement: where one ends, what opened it, which sentence holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from onrecord.parser.stances.polarity_terms import PolarityTerm

BE = lexicon.stances("be")
VERBAL = BE | lexicon.stances("auxiliary")
CONDITIONS = lexicon.stances("condition")
CONCEDING = lexicon.stances("conceding")
_BREAKS = frozenset(", ; : . ! ? — – ( )".split()) | CONCEDING | lexicon.stances("ends-clause")
_SUBJECTS = lexicon.stances("clause-subject")
_ENDS_SENTENCE = frozenset(".!?")


class Clause(NamedTuple):
    """Tokens [first, last) between two breaks, and the word that opened it."""

    first: int
    last: int
    opener: str
    aside: tuple[int, int] = (0, 0)
    """The tokens of an aside in it that are no part of it."""

    def holds(self, at: int) -> bool:
        """True for a token that stands in the clause, and not in its aside."""
        return self.first <= at < self.last and not self.aside[0] <= at < self.aside[1]


def cut(words: list[str]) -> list[Clause]:
    """Cut `words` where a clause ends: at marks, conjunctions, and words that begin a condition."""
    found: list[Clause] = []
    first, opener, aside = 0, "", (0, 0)
    for at, word in enumerate(words):
        if at < aside[1]:
            continue
        if word == "," and (stop := _aside(words, first, at)):
            aside = at, stop
            continue
        subject = (
            word in _SUBJECTS
            and opener in CONDITIONS
            and first + 1 < at
            and (first < 2 or not words[first - 2][0].isalnum())
        )
        if subject:
            found.append(Clause(first, at, opener))
            first, opener = at, ""
        elif (word in _BREAKS and not _only(words, at)) or word in CONDITIONS or _relative(words, at):
            if at > first:
                found.append(Clause(first, at, opener, aside if aside[0] > first else (0, 0)))
            first, opener = at + 1, word
    if first < len(words):
        found.append(Clause(first, len(words), opener, aside if aside[0] > first else (0, 0)))
    return found


_ASIDE = 18
"""Words between the commas of "the dam, if it ever came, would" and "the dam, a gift to builders, would", at most."""


def _aside(words: list[str], first: int, at: int) -> int:
    """Return the token behind the aside at token `at` where the clause from token `first` only then gets its verb."""
    if at - first > _ASIDE or not VERBAL.isdisjoint(words[first:at]) or first == at:
        return 0
    stop = next((n for n in range(at + 1, min(len(words) - 1, at + _ASIDE)) if words[n] in _ENDS_ASIDE), 0)
    return stop + 1 if stop and words[stop] == "," and words[stop + 1] in VERBAL else 0


_ENDS_ASIDE = frozenset(", ; : . ! ? ( )".split())


def _only(words: list[str], at: int) -> bool:
    """True for the "but" of "nothing but a gift", and of "was late but right"."""
    if words[at] != "but" or at == 0:
        return False
    late = at > 1 and words[at - 2] in BE and words[at - 1].isalpha()
    return words[at - 1] in ("nothing", "anything", "all") or (
        late and words[at + 1 : at + 2] != [] and (at + 2 == len(words) or not words[at + 2][0].isalnum())
    )


def _relative(words: list[str], at: int) -> bool:
    """True for the "that" of "a group that would see to it"."""
    return words[at] == "that" and at + 1 < len(words) and words[at + 1] in VERBAL


def in_sentence(clause: Clause, words: list[str], found: list[PolarityTerm]) -> list[PolarityTerm]:
    """Return the terms of the sentence that holds `clause`."""
    first = next((at for at in range(clause.first - 1, -1, -1) if words[at] in _ENDS_SENTENCE), -1)
    last = next((at for at in range(clause.last, len(words)) if words[at] in _ENDS_SENTENCE), len(words))
    return [term for term in found if first < term.first < last]


def is_condition(term: PolarityTerm, words: list[str]) -> bool:
    """False for an "until" that only tells the time ("until spring")."""
    return words[term.first] != "until" or words[min(term.first + 1, len(words) - 1)] in lexicon.stances(
        "clause-opener"
    )
