"""A clause read from left to right: which of its terms bear on the mention, and the signs that they multiply to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.stances import evaluation
from onrecord.parser.stances.clauses import BE, VERBAL
from onrecord.parser.stances.evaluation import NO_OBJECT
from onrecord.parser.stances.polarity_terms import TermKind
from onrecord.parser.stances.scene import BEFORE_VERB, ClauseReading

if TYPE_CHECKING:
    from onrecord.parser.stances.polarity_terms import PolarityTerm
    from onrecord.parser.stances.scene import Scene

_REACH = 9
"""An action bears on a mention at most so many words behind it."""
_TURNS = 5
"""The negation scope: a negation turns a word at most so many words behind it."""
_GAP_OF_TWO = 3
"""Two negations so close by cancel each other."""
_OF_NOBODY = 2
"""So close behind a value stands the "nobody" that is its object."""
_PARTICIPLES = ("ed", "ght", "lt", "ld", "en")
_EVIDENCE = 8
"""So many words at most are told as those that decided."""


class ClauseSigns:
    """The signs gathered while one clause is read."""

    def __init__(self, scene: Scene) -> None:
        """Begin at the left of `scene.clause`."""
        self._scene, self._words, self._mention = scene, scene.words, scene.mention
        self._inside = [term for term in scene.terms if scene.clause.holds(term.first)]
        self._value = evaluation.said_of(self._inside, scene.mention, scene.words, evaluative=scene.evaluative)
        self._sign, self._strength = 1, 2
        self._kind = TermKind.NOT
        self._holders = 1
        """The sign of those whose position is told: -1 for "critics of"."""
        self._hedged = False
        self._used: list[PolarityTerm] = []
        self._negation: PolarityTerm | None = None
        """A negation that waits for what it turns."""

    def read(self) -> ClauseReading | None:
        """Return what the clause says of the mention, or None where nothing in it bears on it."""
        for term in self._inside:
            self._read(term)
        self._negate_mention()
        if not self._used:
            return None
        if self._scene.evaluative and not any(term.kind is TermKind.VALUE for term in self._used):
            return None
        strength = 1 if self._hedged else self._strength
        evidence = " ".join(self._words[self._used[0].first : self._used[-1].last + 1][:_EVIDENCE])
        return ClauseReading(self._sign * self._holders * strength * self._mention.toward, evidence, self._kind)

    def _read(self, term: PolarityTerm) -> None:
        match term.kind:
            case TermKind.NOT:
                self._negate(term)
            case TermKind.HEDGE:
                self._hedged = True
            case TermKind.STANCE_NOUN:
                if term.last < self._mention.first:
                    self._holders *= term.sign
            case TermKind.VALUE:
                self._read_value(term)
            case TermKind.ACTION | TermKind.ATTITUDE:
                self._read_verb(term)
            case _:
                pass

    def _negate(self, negation: PolarityTerm) -> None:
        """Let a negation wait for what it turns; two close by cancel each other."""
        word, before = self._words[negation.first], self._negation
        if self._value is not None and self._used[-1:] == [self._value] and word in lexicon.stances("nobody"):
            if negation.first - self._value.last <= _OF_NOBODY:  # "endangers nobody", "is a threat to no one"
                self._sign = -self._sign
        elif word == "nor":
            self._negation = negation if negation.last < self._mention.first else before  # "neither the dam nor"
        else:
            cancelled = before is not None and negation.first - before.last < _GAP_OF_TWO
            self._negation = None if cancelled else negation

    def _read_value(self, term: PolarityTerm) -> None:
        value = self._value
        if value is not None and term.first == value.first:
            self._take(value, -value.sign if self._is_negated(term) else value.sign, value.strength)

    def _read_verb(self, term: PolarityTerm) -> None:
        """Take an action or attitude that bears on the mention."""
        negated = self._is_negated(term)
        if self._mention.first <= term.first <= self._mention.last:
            verb = term.first > 0 and self._words[term.first - 1] in BEFORE_VERB
            if term.kind is TermKind.ACTION and term.sign > 0 and verb:
                self._take(term, -term.sign if negated else term.sign, term.strength)
        elif _bears(term, self._scene):
            self._take(term, -term.sign if negated else term.sign, _strength(term, negated=negated))
        elif term.kind is TermKind.ACTION and negated and term.first > self._mention.last:
            self._take(term, -1, 2)  # "it would not stop smuggling": it does not do what it is for
            self._kind = TermKind.VALUE

    def _negate_mention(self) -> None:
        """Take a negation that has turned no term and denies the mention itself: "no dam", "not to indict"."""
        negation, words, mention = self._negation, self._words, self._mention
        if negation is None or mention.points or not 0 < mention.first - negation.last <= _TURNS:
            return
        following = words[negation.last + 1]
        deed = mention.first == negation.last + 1 + (following == "to")  # the mention is the deed that is not done
        if words[negation.first] in lexicon.stances("none") or following in ("a", "any", "one") or deed:
            self._take(negation, -1, 2)

    def _is_negated(self, term: PolarityTerm) -> bool:
        """True where the waiting negation turns a term: near it, or opened by "I do not think", "no evidence"."""
        if self._negation is None:
            return False
        opening = self._words[self._negation.last + 1 : self._negation.last + 4]
        opened = not lexicon.stances("denied-opening").isdisjoint(opening)
        between = self._words[self._negation.last + 1 : term.first]
        return opened or sum(map(_is_word, between)) < _TURNS

    def _take(self, term: PolarityTerm, sign: int, strength: int) -> None:
        self._sign *= sign
        self._strength = min(self._strength, strength)
        self._kind = term.kind
        if self._negation is not None:
            self._used.append(self._negation)
            self._negation = None
        self._used.append(term)


def _is_word(token: str) -> bool:
    """False for a figure or a mark: an amount does not part a negation from its verb ("not pay $ 80 for")."""
    return token[:1].isalpha()


def _strength(term: PolarityTerm, *, negated: bool) -> int:
    """Return how firm a position is: not to lean for is firm, not to be against is half a position."""
    if negated and term.strength == 1 and term.sign > 0:
        return 2
    if negated and term.sign < 0 and term.kind is TermKind.ATTITUDE:
        return 1
    return term.strength


def _bears(term: PolarityTerm, scene: Scene) -> bool:
    """True where an action or attitude is done to the mention."""
    words, mention = scene.words, scene.mention
    if words[term.last] == "by":  # "solved by a dam": what does it stands behind
        return term.last < mention.first
    if term.first < mention.first:
        return term.kind is TermKind.ATTITUDE or mention.first - term.last <= _REACH
    return _bears_back(term, scene)


def _bears_back(term: PolarityTerm, scene: Scene) -> bool:
    """True where an action or attitude behind the mention is done to it: a passive, or a verb without an object."""
    clause, words = scene.clause, scene.words
    if term.name == "stays":
        return True
    if term.name == "quits":  # "should leave", not "had left": what merely happened is no position
        before = words[max(clause.first, term.first - 2) : term.first]
        return term.last > term.first or not lexicon.stances("wanted").isdisjoint(before)
    participle = term.first == scene.mention.last + 1 and words[term.first].endswith(_PARTICIPLES)
    if participle and not VERBAL.isdisjoint(words[term.last + 1 : clause.last]):
        return False  # "the boats built for the town would sink"
    if not BE.isdisjoint(words[max(clause.first, term.first - 4) : term.first]):
        return True
    following = term.last + 1
    return following >= clause.last or words[following] in NO_OBJECT
