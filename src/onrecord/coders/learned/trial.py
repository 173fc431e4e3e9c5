"""How good coders are on articles that a person has coded: each is coded by what the others teach."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coders.learned.coder import is_same_place, learn
from onrecord.coders.rules import Rules
from onrecord.models import SCORES
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.coders.finding import Finding
    from onrecord.coders.learned.coder import Decided, Learned
    from onrecord.models import Claim


class Score(NamedTuple):
    """Claims of a person beside findings of a coder."""

    wanted: int = 0
    offered: int = 0
    found: int = 0
    """On the same words and issue."""
    right: int = 0
    """Of these, with the same actor and on the same side."""
    actor: int = 0
    """Of those found, with the same actor."""
    side: int = 0
    """Of those found, on the same side."""
    date: int = 0
    """Of those found, with the same day, or both with none."""

    @property
    def detection(self) -> float:
        """F1 of what was found, 0 to 1."""
        return self._f1(self.found)

    @property
    def correct(self) -> float:
        """F1 of what was right, 0 to 1."""
        return self._f1(self.right)

    def _f1(self, hits: int) -> float:
        return 2 * hits / (self.wanted + self.offered) if self.wanted + self.offered else 0.0

    def share(self, hits: int) -> float:
        """Return the share of those found, 0 to 1."""
        return hits / self.found if self.found else 0.0


class Trial(NamedTuple):
    """The scores of the rules alone, of what was learned, and of both together; one of each for an article."""

    rules: tuple[Score, ...] = ()
    learned: tuple[Score, ...] = ()
    both: tuple[Score, ...] = ()
    apart: tuple[bool, ...] = ()
    """True for an article from which phrases of the codebook were written, to which the rules are no strangers."""

    @property
    def pays(self) -> bool:
        """True where the rules are better with what was learned than alone, on articles that are new to them."""
        rules, both = (self._fresh(scores) or scores for scores in (self.rules, self.both))
        return total(both).correct > total(rules).correct

    def _fresh(self, scores: Sequence[Score]) -> list[Score]:
        return [each for each, known in zip(scores, self.apart, strict=True) if not known]


def total(scores: Sequence[Score]) -> Score:
    """Return the score over all articles."""
    return Score(*map(sum, zip(*scores, strict=True))) if scores else Score()


def trial(
    decided: Sequence[Decided], folds: int, *, teaching: int | None = None, tell: Callable[[], None] = lambda: None
) -> Trial:
    """Have the fully coded articles coded by what the others teach, in so many parts.

    With `teaching`, only so many of the other parts teach: those that follow. `tell` is called before each learns.
    """
    parts = min(folds, len(decided))
    dealt = _dealt(decided, parts)
    teachers = [{(part + 1 + more) % parts for more in range(teaching or parts - 1)} for part in range(parts)]
    taught: list[Learned] = []
    for some in teachers:
        tell()
        taught.append(learn(each for each, its in zip(decided, dealt, strict=True) if its in some))
    rules, learned, both, apart = list[Score](), list[Score](), list[Score](), list[bool]()
    for each, its in zip(decided, dealt, strict=True):
        if not each.whole:
            continue
        by_rules, by_learned = Rules().of(each.reading), taught[its].of(each.reading)
        rules.append(score(each.claims, by_rules))
        learned.append(score(each.claims, by_learned))
        both.append(score(each.claims, together(by_rules, by_learned)))
        apart.append(each.apart)
    return Trial(tuple(rules), tuple(learned), tuple(both), tuple(apart))


def _dealt(decided: Sequence[Decided], parts: int) -> list[int]:
    """Return the part of each article; the fully coded ones are dealt out by themselves: no part has them all."""
    whole, others = count(), count()
    return [next(whole if each.whole else others) % parts for each in decided]


def together(rules: Sequence[Finding], learned: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings of both; where both have a claim it is one, as it was learned (`drafting.combine`)."""
    alone = (each for each in rules if not any(_is_same(each, other) for other in learned))
    return (*learned, *alone)


def score(claims: Sequence[Claim], findings: Sequence[Finding | Claim]) -> Score:
    """Return how many claims findings, or drafts, have: each is for one claim, and those that are right come first."""
    pairs = [
        (_is_right(claim, finding), at, number)
        for at, claim in enumerate(claims)
        for number, finding in enumerate(findings)
        if claim.issue == finding.issue and is_same_place(claim.spans, finding.spans)
    ]
    pairs.sort(key=lambda pair: (not pair[0], *pair[1:]))
    mine: dict[int, Finding | Claim] = {}
    others, right = set[int](), 0
    for is_right, at, number in pairs:
        if at not in mine and number not in others:
            mine[at] = findings[number]
            others.add(number)
            right += is_right
    same = [(claims[at], finding) for at, finding in mine.items()]
    return Score(
        wanted=len(claims),
        offered=len(findings),
        found=len(same),
        right=right,
        actor=sum(_is_actor(*pair) for pair in same),
        side=sum(_is_side(*pair) for pair in same),
        date=sum((claim.date or "") == (finding.date or "") for claim, finding in same),
    )


def _is_right(claim: Claim, finding: Finding | Claim) -> bool:
    return _is_actor(claim, finding) and _is_side(claim, finding)


def _is_actor(claim: Claim, finding: Finding | Claim) -> bool:
    return fold(claim.actor) == fold(finding.actor)


def _is_side(claim: Claim, finding: Finding | Claim) -> bool:
    return _side(claim.score) == _side(SCORES[finding.stance])


def _side(score: int) -> int:
    return (score > 0) - (score < 0)


def _is_same(one: Finding, other: Finding) -> bool:
    return (one.issue, one.actor) == (other.issue, other.actor) and is_same_place(one.spans, other.spans)
