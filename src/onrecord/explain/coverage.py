"""Coverage: how many of the reported statements are in claims, and those that are not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

from onrecord import parser
from onrecord.suggest.survey import knows, survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser import CompiledCodebook, Statement
    from onrecord.spans import Span
    from onrecord.suggest.survey import Survey

Why = Literal["no issue", "no speaker", "no position"]
"""Why a statement is no claim: its words name no topic; nobody can be told who said it; it takes no side."""

Listed: TypeAlias = "tuple[Uncovered, ...]"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A statement of which no claim holds a word."""

    article: Article
    spans: tuple[Span, ...]  # of its words, in the article's body
    mention: str
    cue: str
    words: str
    actor: str | None  # whom the parser takes for the speaker
    known: bool  # to the codebook
    issues: tuple[str, ...]  # whose topic its words name
    why: Why


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was seen in the articles, and what became of it."""

    articles: int
    cues: int
    statements: int
    covered: int  # statements of which a claim holds words
    claims: int  # in these articles, without the rejected
    unknown: int  # statements of nobody whom the codebook knows, covered or not
    uncovered: Listed

    def without(self, why: Why) -> int:
        """Count the statements that are no claim for one reason."""
        return sum(each.why == why for each in self.uncovered)


def of(articles: Sequence[Article], compiled: CompiledCodebook, claims: Iterable[Claim]) -> Coverage:
    """Read `articles`, and compare their statements with `claims`: see `compare`."""
    surveys = [(article, survey(parser.read(article, compiled))) for article in articles]
    return compare(surveys, compiled.codebook, claims)


def compare(surveys: Sequence[tuple[Article, Survey]], codebook: Codebook, claims: Iterable[Claim]) -> Coverage:
    """Compare the statements of articles with `claims`, whoever has made them; rejected ones count as seen."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    cues = statements = unknown = 0
    left: list[Uncovered] = []
    for article, seen in surveys:
        spans = _Spans(span for claim in by_article[article.id] for span in claim.spans)
        cues += seen.cues
        statements += len(seen.statements)
        unknown += sum(not knows(codebook, statement) for statement in seen.statements)
        left += [
            _uncovered(article, statement, codebook)
            for statement in seen.statements
            if not any(spans.touch(span) for span in statement.place.contents)
        ]
    made = sum(claim.status != "rejected" for article, _ in surveys for claim in by_article[article.id])
    return Coverage(len(surveys), cues, statements, statements - len(left), made, unknown, tuple(left))


class _Spans:
    """Spans of an article's claims, to be asked which words they hold."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """True where one of them shares a character with `span`."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._reach[at] > span.start


def _uncovered(article: Article, statement: Statement, codebook: Codebook) -> Uncovered:
    return Uncovered(
        article=article,
        spans=statement.place.contents,
        mention=statement.source,
        cue=statement.cue,
        words=" … ".join(statement.contents),
        actor=statement.speakers[0].actor if statement.speakers else None,
        known=knows(codebook, statement),
        issues=tuple(key for key in codebook.issues if key in statement.issues),
        why="no issue" if not statement.issues else "no position" if statement.speakers else "no speaker",
    )
