"""Evaluation: which value is said of a thing: "a bad dam", "the dam made no sense", and not "a threat to the dam"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.stances.clauses import BE, VERBAL
from onrecord.parser.stances.polarity_terms import TermKind

if TYPE_CHECKING:
    from onrecord.parser.stances.polarity_terms import PolarityTerm
    from onrecord.parser.stances.scene import Mention

NO_OBJECT = lexicon.stances("no-object")
_PURPOSES = lexicon.stance_stems("purpose")
_OWN_VERBS = lexicon.stances("own-verb")
_HARMS = lexicon.stance_stems("harm")
_BREACHES = lexicon.stance_stems("breach")
_UNLINKING = lexicon.stances("unlinking")
_COPULAS = BE | lexicon.stances("copula")
_NEAR = 4
"""So few words between a thing and a value need no verb to link them."""


def said_of(inside: list[PolarityTerm], mention: Mention, words: list[str], *, evaluative: bool) -> PolarityTerm | None:
    """Return the value that is said of the mention: the first behind it that a verb links, else the last before it.

    A value between an attitude and the mention is an epithet ("rejects the bad deal") and no second statement.
    """
    values = [
        term for term in inside if term.kind is TermKind.VALUE and _predicates(term, words, evaluative=evaluative)
    ]
    if evaluative:
        return values[0] if values else None
    behind = next((term for term in values if term.first > mention.last), None)
    if behind is not None and (words[behind.first] in _OWN_VERBS or _linked(words[mention.last + 1 : behind.first])):
        return behind
    before = next((term for term in reversed(values) if term.last < mention.first), None)
    return None if before is None else _before(before, inside, mention, words)


def _before(value: PolarityTerm, inside: list[PolarityTerm], mention: Mention, words: list[str]) -> PolarityTerm | None:
    """Return the value before the mention as it is said of it; None for an epithet and for a harm to the mention."""
    if value.last + 1 == mention.first and _decides(inside, value):
        return None
    if words[value.first].startswith(_BREACHES) and words[value.last + 1] == "of":
        return value._replace(sign=1, strength=1)  # "in breach of the ban": whoever says so wants it kept
    if words[value.first].startswith(_HARMS) and "to" in words[value.last : value.last + 2]:
        return None  # "is a threat to the dam": whoever says so may well want it
    attitude = next((term for term in inside if term.kind is TermKind.ATTITUDE and term.last < mention.first), None)
    return None if attitude is not None and attitude.first < value.first else value


def _decides(inside: list[PolarityTerm], value: PolarityTerm) -> bool:
    """True where a clause has more to say of a thing than the epithet before its name."""
    return any(term.kind in (TermKind.ATTITUDE, TermKind.ACTION) for term in inside if term is not value)


def _linked(between: list[str]) -> bool:
    """True where a verb links a value to the mention; what serves a purpose ("a group to assess the risk") is none."""
    if any(word == "to" and following.startswith(_PURPOSES) for word, following in pairwise(between)):
        return False
    return any(word in VERBAL or word.endswith("n't") for word in between) or (
        len(between) < _NEAR and not _UNLINKING & set(between)
    )


def _predicates(term: PolarityTerm, words: list[str], *, evaluative: bool) -> bool:
    """False for a quality of some other thing: "where good bills go", "the true nature of it"."""
    if not term.name.endswith("quality"):
        return True
    following = words[term.last + 1] if term.last + 1 < len(words) else "."
    if not following[0].isalpha() or following in NO_OBJECT or following == "that":
        return True
    if evaluative:
        return not lexicon.stances("determined").isdisjoint(words[max(0, term.first - 2) : term.first])
    at = term.first - 1
    while at >= 0 and (words[at] in lexicon.stances("degree") or words[at].endswith("ly")):
        at -= 1
    return at >= 0 and (words[at] in _COPULAS or words[at].endswith("n't"))
