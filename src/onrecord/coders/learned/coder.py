"""Learn from articles that a person has coded, and code others."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord import spans
from onrecord.coders.learned import features, regression
from onrecord.coders.rules import findings_of
from onrecord.models import LEARNED, SCORES
from onrecord.parser import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.coders.finding import Finding
    from onrecord.coders.learned.features import Row
    from onrecord.models import Claim, Stance
    from onrecord.parser import CompiledCodebook, Reading, Statement
    from onrecord.parser.text.document import Document
    from onrecord.spans import Span

PROBABLE = 0.5
"""From this probability on a statement is drafted."""
WORTH_A_LOOK = 0.3
"""From this probability on a statement that is no draft is shown to a person who asks for what was missed."""
_TRUE = 3.0
"""What a claim counts beside a statement that is none, of which there are many more."""
_SHARED, _INSIDE = 0.3, 0.8
"""A claim is the same as a statement that has so much in common with it, or so much of the shorter of the two."""


class Decided(NamedTuple):
    """What a person has decided of an article."""

    reading: Reading
    claims: tuple[Claim, ...]
    """Accepted or edited, none rejected."""
    rejected: tuple[Claim, ...] = ()
    whole: bool = True
    """All claims of the article are there: a statement that is in none is no claim."""
    apart: bool = False
    """Phrases of the codebook were written from the article."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A coder of one dossier's own decisions."""

    claims: Mapping[str, float]
    """Feature -> weight: is a statement a claim on an issue?"""
    sides: Mapping[str, float]
    """Feature -> weight: is it for the issue's proposition?"""
    name: str = LEARNED

    @property
    def digest(self) -> str:
        """What tells one that has learned otherwise apart."""
        told = json.dumps([sorted(self.claims.items()), sorted(self.sides.items())])
        return f"{self.name} {hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()}"

    def code(self, document: Document, codebook: CompiledCodebook) -> Sequence[Finding]:
        """Return a finding for each speaker of each statement that is probably a claim, in text order."""
        reading = read_document(document, codebook)
        return self.of(reading)

    def of(self, reading: Reading, *, least: float = PROBABLE) -> Sequence[Finding]:
        """Return the findings in a reading that are at least so probable, of overlapping ones the most probable."""
        if not any(self.claims.values()):  # it was taught nothing: whatever it sees is one as likely as the other
            return ()
        found = [(regression.probability(self.claims, row.claim), row) for row in features.rows(reading)]
        probable = sorted((pair for pair in found if pair[0] >= least), key=_order)
        kept: list[tuple[float, Row]] = []
        for pair in probable:
            if not any(_is_same(other, pair[1]) for _, other in kept):
                kept.append(pair)
        kept.sort(key=lambda pair: (pair[1].statement.spans[0], pair[1].issue))
        return tuple(each for pair in kept for each in self._findings(reading, *pair))

    def nearest(self, reading: Reading) -> Iterable[tuple[Statement, str, float]]:
        """Yield each statement with the issue on which it is most probably a claim, and how probable that is."""
        best: dict[int, tuple[float, Row]] = {}
        for row in features.rows(reading):
            sure = round(regression.probability(self.claims, row.claim), 3)
            if sure > best.get(id(row.statement), (0.0, row))[0]:
                best[id(row.statement)] = sure, row
        return ((row.statement, row.issue, sure) for sure, row in best.values())

    def _findings(self, reading: Reading, probability: float, row: Row) -> Iterable[Finding]:
        judged = next((each for each in row.statement.judgements if each.issue == row.issue), None)
        stance = self._stance(row, judged.stance if judged else None)
        position = judged.position if judged and judged.stance == stance else ""
        found = findings_of(reading, row.statement, row.issue, stance, position, row.statement.spans)
        return (replace(each, probability=round(probability, 3)) for each in found)

    def _stance(self, row: Row, judged: Stance | None) -> Stance:
        """Return the side that was learned, as strong as the rules have it; noncommittal is the rules' word."""
        if judged and not SCORES[judged]:
            return judged
        supports = regression.probability(self.sides, row.side) >= PROBABLE
        if judged and (SCORES[judged] > 0) == supports:
            return judged
        return "supports" if supports else "opposes"


def learn(decided: Iterable[Decided]) -> Learned:
    """Return the coder that decisions teach; the same decisions in the same order teach the same."""
    claims: tuple[list[dict[str, float]], list[bool]] = ([], [])
    sides: tuple[list[dict[str, float]], list[bool]] = ([], [])
    for each in decided:
        for row in features.rows(each.reading):
            claim = _claim_of(row, each.claims)
            if claim is None and not each.whole and _claim_of(row, each.rejected) is None:
                continue  # nobody has said what it is
            claims[0].append(row.claim)
            claims[1].append(claim is not None)
            if claim is not None and claim.score:
                sides[0].append(row.side)
                sides[1].append(claim.score > 0)
    return Learned(regression.fit(*claims, weight=_TRUE), regression.fit(*sides))


def _claim_of(row: Row, claims: Sequence[Claim]) -> Claim | None:
    return next(
        (claim for claim in claims if claim.issue == row.issue and is_same_place(claim.spans, row.statement.spans)),
        None,
    )


def is_same_place(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """True for words that have enough in common to be one statement."""
    shared = spans.in_common(one, other)
    lengths = [spans.size(one), spans.size(other)]
    return shared > 0 and (shared >= _INSIDE * min(lengths) or shared >= _SHARED * (lengths[0] + lengths[1] - shared))


def _order(pair: tuple[float, Row]) -> tuple[float, str, Span]:
    return -pair[0], pair[1].issue, pair[1].statement.spans[0]


def _is_same(one: Row, other: Row) -> bool:
    return one.issue == other.issue and spans.in_common(one.statement.spans, other.statement.spans) > 0
