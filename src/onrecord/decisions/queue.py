"""The questions of a review: first those of which the answer is least known, then all in the order of reading."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.explain.reasons import unclaimed
from onrecord.models import RULES
from onrecord.store.form import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.coders import Finding
    from onrecord.explain.reasons import Readings
    from onrecord.models import Article, Claim
    from onrecord.parser import Statement
    from onrecord.reports.entries import Entry
    from onrecord.store.changes import Change

StepKind = Literal["claim", "differs", "statement", "article"]
MATTERS = frozenset({"stance", "actor", "party", "issue", "date", "via"})
"""A claim where the parser differs in wording or extent alone is no question for a person."""
_EVEN, _NEAR = 0.5, 0.1
"""A coder is in two minds about what it finds so probable, within so much."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question to a person: a claim, one that the parser reads differently, or a possible miss."""

    kind: StepKind
    article: Article
    place: tuple[int, int]
    """The article's place in the dossier, and the question's in the article."""
    id: str = ""
    """The claim's."""
    reading: Claim | None = None
    """The parser's word on a claim that a person has decided."""
    statement: Statement | None = None
    disputed: bool = False
    """The coders of the draft differ."""
    probability: float | None = None
    """How sure a coder is that it is a claim, where it tells."""
    guess: Finding | None = None
    """What was learned says of a statement that it takes for no claim, but not by much."""

    @property
    def rank(self) -> int:
        """What is asked first, for it teaches most: what coders differ on, then where one is in two minds."""
        if self.disputed:
            return 0
        return 1 if self.probability is not None and abs(self.probability - _EVEN) <= _NEAR else 2

    @property
    def mark(self) -> str:
        """What this question is remembered by once it is answered; another reading, or text, makes it another one."""
        if self.kind == "differs" and self.reading:
            said = {
                name: value for name, value in fields_of(self.reading).items() if name not in ("draft", "note", "extra")
            }
            return _mark(self.kind, self.id, repr(said))
        if self.statement:
            words = "\n".join(span.of(self.article.body) for span in self.statement.spans)
            return _mark(self.kind, self.article.id, f"{self.statement.spans[0].start}\n{words}")
        return _mark(self.kind, self.article.id, self.article.sha256)


def _mark(kind: str, name: str, said: str) -> str:
    digest = hashlib.sha256(f"{kind}\n{name}\n{said}".encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:12]


def claims(entries: Iterable[Entry], readings: Readings) -> Iterator[Step]:
    """Yield a step for each claim whose article is there."""
    for entry in entries:
        if entry.article:
            place = (entry.article_at, entry.place[1])
            step = Step("claim", entry.article, place, entry.claim.id)
            if entry.claim.is_draft and entry.claim.coders != (RULES,):  # the rules alone have nobody to differ from
                draft = readings.draft(entry.article, entry.claim)
                differs = bool(readings.dissent(entry.article, entry.claim))
                step = replace(step, disputed=differs, probability=draft.probability if draft else None)
            yield step


def differing(entries: Iterable[Entry], found: Iterable[Change]) -> Iterator[Step]:
    """Yield a step for each of the entries that the parser now reads otherwise."""
    readings = {
        change.after.id: change.after
        for change in found
        if MATTERS & {difference.field for difference in change.readings}
    }
    for entry in entries:
        reading = readings.get(entry.claim.id)
        if reading and entry.article:
            yield Step("differs", entry.article, (entry.article_at, entry.place[1]), entry.claim.id, reading)


def missed(articles: Iterable[tuple[int, Article]], known: Sequence[Claim], readings: Readings) -> Iterator[Step]:
    """Yield a step for each attributed statement without a claim, and for each article that has neither."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in known:
        by_article[claim.article].append(claim)
    for at, article in articles:
        claims_there = by_article[article.id]
        open_ones = unclaimed(readings.of(article), claims_there)
        if not claims_there and not open_ones:
            yield Step("article", article, (at, 0))
        guesses = readings.guesses(article)
        for statement in open_ones:
            guess = guesses.get(statement.spans)
            sure = guess.probability if guess else None
            place = (at, statement.spans[0].start)
            yield Step("statement", article, place, statement=statement, probability=sure, guess=guess)


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps by what their answers teach, else in the order of reading."""
    return tuple(sorted(steps, key=lambda step: (step.rank, step.place, step.id)))
