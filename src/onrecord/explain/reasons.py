"""Why the parser says what it says of a claim: for each field one line, from the rules that fired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser.compiled import Scheme
    from onrecord.parser.dates.publication import Inference
    from onrecord.parser.drafts import Statement
    from onrecord.parser.speakers.discourse import Speaker
    from onrecord.spans import Span

HELD = 0.8
"""A statement is a claim's where one of the two holds this share of the other."""


class Readings:
    """What the parser reads in articles: each is read once, when it is asked for."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._scheme: Scheme | None = None
        self._read: dict[str, tuple[Statement, ...]] = {}
        self._drafts: dict[str, tuple[Claim, ...]] = {}
        self._published: dict[str, Inference] = {}

    def _prepared(self) -> Scheme:
        self._scheme = self._scheme or parser.prepare(self._codebook)
        return self._scheme

    def of(self, article: Article) -> tuple[Statement, ...]:
        """Return every attributed statement of an article."""
        if article.id not in self._read:
            self._read[article.id] = parser.statements(article, self._prepared())
        return self._read[article.id]

    def publication(self, article: Article) -> Inference:
        """Return what an article's words and the codebook's events say of its day."""
        if article.id not in self._published:
            self._published[article.id] = parser.publication(article, self._prepared().events)
        return self._published[article.id]

    def drafts(self, article: Article) -> tuple[Claim, ...]:
        """Return what the parser would enter for an article."""
        if article.id not in self._drafts:
            self._drafts[article.id] = parser.parse(article, self._prepared())
        return self._drafts[article.id]

    def statement(self, article: Article, claim: Claim) -> Statement | None:
        """Return the statement that the parser reads on the words of a claim."""
        found = [s for s in self.of(article) if same_words(s.spans, claim.spans)]
        return min(found, key=lambda statement: _strange(statement, claim, article.body), default=None)

    def reasons(self, article: Article, claim: Claim) -> Mapping[str, str]:
        """Return for fields of a claim the parser's reason, where it reads the same statement."""
        found = self.statement(article, claim)
        return _reasons(found, claim) if found else {}


def _strange(statement: Statement, claim: Claim, body: str) -> tuple[bool, ...]:
    """Rank statements on the words of a claim: last the one that is another's."""
    source = statement.attribution.source
    named = source is not None and source.of(body) == claim.mention
    return (
        not named,
        claim.actor not in {speaker.actor for speaker in statement.speakers},
        statement.spans != claim.spans,
    )


def _reasons(statement: Statement, claim: Claim) -> dict[str, str]:
    speakers = [who(speaker) for speaker in statement.speakers if speaker.actor == claim.actor]
    judged = [j for j in statement.judged if (j.issue, j.stance) == (claim.issue, claim.stance)]
    told = {"quote": statement.attribution.rule, "actor": speakers[0] if speakers else ""}
    if judged:
        told["stance"] = ": ".join(filter(None, (judged[0].rule, judged[0].evidence)))
    return {name: reason for name, reason in told.items() if reason}


def who(speaker: Speaker) -> str:
    """Return the rule that told the speaker, and the runner-up."""
    return f"{speaker.rule}; or else {speaker.other}" if speaker.other not in speaker.rule else speaker.rule


def unclaimed(statements: Iterable[Statement], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Return the statements on whose words there is no claim, rejected ones included; none inside another."""
    taken = [claim.spans for claim in claims]
    return tuple(
        statement
        for statement in statements
        if statement.spans and not statement.nested and not any(same_words(statement.spans, spans) for spans in taken)
    )


def same_words(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """True where one holds most of the other."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    sizes = [sum(end - start for start, end in spans) for spans in (one, other)]
    return common > 0 and common >= HELD * min(sizes)
