"""What the coders read in articles: the draft of a claim with its trace, else the statement on its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord import drafting, parser, spans
from onrecord.coders import Panel
from onrecord.coders.learned import WORTH_A_LOOK, Learned
from onrecord.explain import dissent as dissents
from onrecord.store.merge import HELD, one_to_one, same_claims, share_in_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.coders import Finding
    from onrecord.drafting import Draft, Drafted
    from onrecord.explain.dissent import Dissent
    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser import CompiledCodebook, Inference, Judgement, Speaker, Statement
    from onrecord.spans import Span


class Trace(NamedTuple):
    """What the rules read on a claim's words: the statement, its speaker, and the judgement that gave the stance."""

    statement: Statement
    speaker: Speaker | None
    judgement: Judgement | None


class Readings:
    """What coders make of articles: each article is read once, when it is asked for."""

    def __init__(self, codebook: Codebook, panel: Panel | None = None) -> None:
        self._codebook, self._panel = codebook, panel or Panel()
        self._compiled: CompiledCodebook | None = None
        self._drafted: dict[str, Drafted] = {}
        self._published: dict[str, Inference] = {}

    def _prepared(self) -> CompiledCodebook:
        self._compiled = self._compiled or parser.prepare(self._codebook)
        return self._compiled

    def drafted(self, article: Article) -> Drafted:
        """Return what the coders make of an article."""
        if article.id not in self._drafted:
            document = parser.document(article, self._prepared())
            found = self._panel.code(document, self._prepared())
            self._drafted[article.id] = drafting.draft(document, self._prepared(), found)
        return self._drafted[article.id]

    def of(self, article: Article) -> tuple[Statement, ...]:
        """Return every attributed statement of an article, in the order of its words."""
        return tuple(sorted(self.drafted(article).reading.statements, key=lambda each: each.attribution.contents))

    def guesses(self, article: Article) -> Mapping[tuple[Span, ...], Finding]:
        """Return what was learned says of statements that are worth a look, by their words' places."""
        learned = (coder for coder in self._panel.coders if isinstance(coder, Learned))
        reading = self.drafted(article).reading
        return {found.spans: found for coder in learned for found in coder.of(reading, least=WORTH_A_LOOK)}

    def publication(self, article: Article) -> Inference:
        """Return what an article's words and the codebook's events say of its day."""
        if article.id not in self._published:
            self._published[article.id] = parser.publication(article, self._prepared().events)
        return self._published[article.id]

    def draft(self, article: Article, claim: Claim) -> Draft | None:
        """Return the draft that a claim is, or was before a person decided; None where no coder has one."""
        found = self.drafted(article)
        return _same(claim, found.drafts) or (None if claim.is_draft else _same(claim, found.unconfirmed))

    def dissent(self, article: Article, claim: Claim) -> tuple[Dissent, ...]:
        """Return where the coders of a draft differ from what it says; nothing of what a person has decided."""
        draft = self.draft(article, claim) if claim.is_draft else None
        return dissents.of(draft, claim, self._codebook) if draft else ()

    def trace(self, article: Article, claim: Claim) -> Trace | None:
        """Return the trace of a claim's draft; without one, that of the statement on its words."""
        draft = self.draft(article, claim)
        statement = draft.statement if draft else self._on_words(article, claim)
        if statement is None:
            return None
        actor, stance = (draft.claim.actor, draft.claim.stance) if draft else (claim.actor, claim.stance)
        return Trace(
            statement,
            next((speaker for speaker in statement.speakers if speaker.actor == actor), None),
            next((j for j in statement.judgements if (j.issue, j.stance) == (claim.issue, stance)), None),
        )

    def _on_words(self, article: Article, claim: Claim) -> Statement | None:
        found = [each for each in self.of(article) if same_words(each.spans, claim.spans)]
        return min(found, key=lambda statement: _strange(statement, claim), default=None)


def _same(claim: Claim, drafts: Sequence[Draft]) -> Draft | None:
    near = [each for each in drafts if share_in_common(claim, each.claim) is not None]
    pair = next(one_to_one(same_claims([claim], [each.claim for each in near])), None)
    return near[pair.found] if pair else None


def _strange(statement: Statement, claim: Claim) -> tuple[bool, ...]:
    """Rank statements on the words of a claim: last the one that is another's."""
    return (
        statement.source != claim.mention,
        claim.actor not in {speaker.actor for speaker in statement.speakers},
        statement.spans != claim.spans,
    )


def unclaimed(statements: Iterable[Statement], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Return the statements on whose words there is no claim, rejected ones included; none inside another."""
    taken = [claim.spans for claim in claims]
    return tuple(
        statement
        for statement in statements
        if statement.spans and statement.inside is None and not any(same_words(statement.spans, each) for each in taken)
    )


def same_words(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """True where one holds most of the other."""
    common = spans.in_common(one, other)
    return common > 0 and common >= HELD * min(spans.size(one), spans.size(other))
