"""What a clause says for or against a thing that it mentions: the signs of the words that bear on it, multiplied.

"refused to lift the ban": refused (-) x lift (-) = for the ban. An action or attitude bears on a mention behind it, or
before it where the verb is passive or has no object of its own; a value bears on its whole clause; a negation turns
what stands next behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.stances import consequences, evaluation
from onrecord.parser.stances.clauses import BE, CONCEDING, CONDITIONS, VERBAL, cut, in_sentence, is_condition
from onrecord.parser.stances.evaluation import NO_OBJECT
from onrecord.parser.stances.polarity_terms import weak

if TYPE_CHECKING:
    from onrecord.parser.stances.clauses import Clause
    from onrecord.parser.stances.polarity_terms import Operator

_BEFORE_VERB = VERBAL | {"to", "not", "'ll", "never", "won't", "cannot"}
_WANTED = frozenset("should must will would shall to ought 'll never not".split())
_REACH = 9
"""An action bears on a mention at most so many words behind it."""
_TURNS = 5
"""A negation turns a word at most so many words behind it."""
_NONE = frozenset("no neither nor without lack lacks absence instead rather less".split())


class Mention(NamedTuple):
    """Tokens [first, last] that name the thing; 1 where what is said for it is for the proposition, else -1."""

    first: int
    last: int
    toward: int
    points: bool = False
    """True for words that only point back to the thing."""


class Reading(NamedTuple):
    """-2..2 toward the proposition, the words that decided, and the kind of the last of them."""

    score: int
    evidence: str
    kind: str


def read(
    words: list[str],
    found: list[Operator],
    mentions: list[Mention],
    *,
    evaluative: bool = False,
    others: tuple[int, ...] = (),
) -> Reading | None:
    """Return what the first clause that decides says of a mention, or None.

    `evaluative`: the proposition only says how good or bad the thing is; attitudes and actions alone say nothing of it.
    `others`: the tokens that name other issues: they are no words of position here, and what stands before one of them
    is said of that one.
    """
    parts = cut(words)
    topics = [
        op
        for op in found
        if op.first == 0 or words[op.first - 1] not in _BEFORE_VERB
        for m in mentions
        if op.kind != "value" and m.first <= op.first <= m.last < m.first + _LONG and not m.points
    ]
    elsewhere = frozenset(others)
    found = [op for op in found if op not in topics and elsewhere.isdisjoint(range(op.first, op.last + 1))]
    for mention in mentions:
        bargain = _bargained(words, mention)
        if bargain:
            return Reading(bargain * mention.toward, " ".join(words[mention.first - 1 : mention.last + 4]), "bargain")
        clause = next((c for c in parts if c.first <= mention.first < c.last), None)
        if clause is not None and not clause.holds(mention.first):
            clause = clause._replace(first=clause.aside[0] + 1, last=clause.aside[1] - 1, aside=(0, 0))
        if clause is None or clause.opener in CONCEDING:
            continue
        nearest = max((at for at in others if clause.first <= at < mention.first), default=-1)
        heard = [op for op in found if not clause.first <= op.last < nearest or op.kind == "value"]
        does = consequences.of(words, mention.first, mention.last, clause)
        if does is not None:
            heard = sorted([does, *(op for op in heard if op.last < does.first or op.first > does.last)], key=_place)
        if clause.opener in CONDITIONS:
            reading = _in_condition(clause, words, heard, mention, evaluative=evaluative)
        else:
            reading = _in_clause(clause, words, heard, mention, evaluative=evaluative)
            if reading is not None and any(
                op.kind == "condition" and is_condition(op, words) for op in in_sentence(clause, words, found)
            ):
                reading = reading._replace(score=weak(reading.score))
        if reading is not None:
            return reading
    return None


def _place(op: Operator) -> int:
    return op.first


def _bargained(words: list[str], mention: Mention) -> int:
    """ "No fund, no fee": for the first, half against the second."""  # noqa: D210
    if mention.first == 0 or words[mention.first - 1] != "no":
        return 0
    if words[mention.last + 1 : mention.last + 3] == [",", "no"]:
        return 2
    before = words[max(0, mention.first - 6) : mention.first - 1]
    return -1 if before[-1:] == [","] and "no" in before else 0


def _in_condition(
    clause: Clause, words: list[str], found: list[Operator], mention: Mention, *, evaluative: bool
) -> Reading | None:
    """ "if it goes ahead, we will sue" is against it; "we will sue unless it goes ahead" is for it."""  # noqa: D210
    main = [op for op in in_sentence(clause, words, found) if not clause.first - 1 <= op.first < clause.last]
    own = _in_clause(clause, words, found, mention, evaluative=False)
    sign = own.score if own else mention.toward
    threat = any(op.sign < 0 or op.kind == "not" for op in main) and not any(
        op.name in ("leans_for", "for") for op in main
    )
    wanted = any(op.kind == "attitude" and op.sign > 0 for op in main)
    if evaluative or not (threat or wanted):
        return None
    wished = (clause.opener == "if") != threat
    return Reading(weak(sign if wished else -sign), " ".join(words[clause.first - 1 : clause.last][:6]), "condition")


class _State:
    """The signs gathered while a clause is read from left to right."""

    def __init__(self) -> None:
        self.sign, self.strength, self.kind = 1, 2, ""
        self.camp = 1
        self.used: list[Operator] = []
        self.pending: Operator | None = None

    def take(self, op: Operator, sign: int, strength: int) -> None:
        self.sign *= sign
        self.strength = min(self.strength, strength)
        self.kind = "effect" if op.name == "effect" else op.kind
        if self.pending is not None:
            self.used.append(self.pending)
            self.pending = None
        self.used.append(op)

    def deny(self, op: Operator, word: str, mention: Mention, valued: Operator | None) -> None:
        """Let a negation wait for what it turns; two close by cancel each other."""
        before = self.pending
        if valued is not None and self.used[-1:] == [valued] and word in _NOBODY:
            if op.first - valued.last <= _OF_NOBODY:  # "endangers nobody", "is a threat to no one"
                self.sign = -self.sign
        elif word == "nor":
            self.pending = op if op.last < mention.first else before  # "neither the dam nor the ferry"
        else:
            self.pending = None if before is not None and op.first - before.last < _GAP_OF_TWO else op


def _in_clause(
    clause: Clause, words: list[str], found: list[Operator], mention: Mention, *, evaluative: bool
) -> Reading | None:
    state = _State()
    inside = [op for op in found if clause.holds(op.first)]
    valued = evaluation.said_of(inside, mention, words, evaluative=evaluative)
    hedged = False
    for op in inside:
        within = mention.first <= op.first <= mention.last
        if op.kind == "not":
            state.deny(op, words[op.first], mention, valued)
            continue
        if op.kind == "hedge":
            hedged = True
            continue
        if op.kind == "camp" and op.last < mention.first:
            state.camp *= op.sign
        if op.kind not in ("attitude", "action", "value") or (within and op.kind == "attitude"):
            continue
        near = state.pending is not None and _reaches(state.pending, op, words)
        if op.kind == "value":
            if valued is not None and op.first == valued.first:
                state.take(valued, -valued.sign if near else valued.sign, valued.strength)
        elif within:
            if op.sign > 0 and op.first > 0 and words[op.first - 1] in _BEFORE_VERB:
                state.take(op, -op.sign if near else op.sign, op.strength)
        elif _bears(op, mention, clause, words):
            negated_lean = near and op.strength == 1
            doubly = near and op.sign < 0 and op.kind == "attitude"
            state.take(
                op, -op.sign if near else op.sign, 2 if negated_lean and op.sign > 0 else 1 if doubly else op.strength
            )
        elif op.kind == "action" and near and op.first > mention.last:
            state.take(op, -1, 2)  # "it would not stop smuggling": it does not do what it is for
            state.kind = "value"
    at = state.pending
    if (
        at is not None
        and not mention.points
        and 0 < mention.first - at.last <= _TURNS
        and (words[at.first] in _NONE or words[at.last + 1] in ("a", "any", "one") or _undone(words, at, mention))
    ):
        state.take(at, -1, 2)
    if not state.used or (evaluative and not any(op.kind == "value" for op in state.used)):
        return None
    strength = 1 if hedged else state.strength
    evidence = " ".join(words[state.used[0].first : state.used[-1].last + 1][:8])
    return Reading(state.sign * state.camp * strength * mention.toward, evidence, state.kind)


def _reaches(negation: Operator, op: Operator, words: list[str]) -> bool:
    """True where a negation turns `op`: it stands near, or "I do not think", "no evidence" open the clause for it."""
    opened = not _OPENING.isdisjoint(words[negation.last + 1 : negation.last + 4])
    return opened or op.first - negation.last <= _TURNS


_OPENING = frozenset(
    "think thinks thought believe believes believed expect feel see consider suggest evidence proof indication sign "
    "basis suggestion".split()
)


def _undone(words: list[str], at: Operator, mention: Mention) -> bool:
    """True for "not to indict", "not indict": a mention that is itself the deed which is not done."""
    return mention.first == at.last + 1 + (words[at.last + 1] == "to")


_GAP_OF_TWO = 3
_OF_NOBODY = 2
_LONG = 4
"""A mention of so many words may hold its own verb ("buy the new jets")."""
_NOBODY = frozenset("no nobody nobody's no-one none nothing".split())


_PARTICIPLES = ("ed", "ght", "lt", "ld", "en")


def _bears(op: Operator, mention: Mention, clause: Clause, words: list[str]) -> bool:
    """True where an action or attitude is done to the mention."""
    if words[op.last] == "by":  # "solved by a dam": what does it stands behind
        return op.last < mention.first
    if op.first < mention.first:
        return op.kind == "attitude" or mention.first - op.last <= _REACH
    if op.name == "stays":
        return True
    if op.name == "quits":  # "should leave", not "had left": what merely happened is no position
        before = words[max(clause.first, op.first - 2) : op.first]
        return op.last > op.first or any(word in _WANTED for word in before)
    participle = op.first == mention.last + 1 and words[op.first].endswith(_PARTICIPLES)
    if participle and not VERBAL.isdisjoint(words[op.last + 1 : clause.last]):
        return False  # "the boats built for the town would sink"
    before = words[max(clause.first, op.first - 4) : op.first]
    if any(word in BE for word in before):
        return True
    following = op.last + 1
    return following >= clause.last or words[following] in NO_OBJECT
