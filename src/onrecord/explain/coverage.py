"""Coverage: how many of the reported statements are in claims, and those that are not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onrecord.coders.learned import Learned
from onrecord.suggest.survey import knows, survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.coders import Coder
    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser import Reading, Statement
    from onrecord.spans import Span

Why = Literal["no issue", "no speaker", "no position"]
"""Why a statement is no claim: its words name no topic; nobody can be told who said it; it takes no side."""

Listed: TypeAlias = "tuple[Uncovered, ...]"


class Heard(NamedTuple):
    """A statement of an article as coverage counts it; plain values, to be kept."""

    spans: tuple[Span, ...]
    """Of its words, in the article's body."""
    mention: str
    cue: str
    words: str
    actor: str | None
    """Whom the parser takes for the speaker."""
    known: bool
    """To the codebook."""
    issues: tuple[str, ...]
    """Whose topic its words name."""
    why: Why
    """Why it is no claim, where it is none."""
    near: str = ""
    """The issue on which what was learned takes it most probably for a claim."""
    probability: float = 0.0
    """How probable that is."""


class Seen(NamedTuple):
    """An article's reporting words, counted, and its statements in the order of the text."""

    cues: int
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A statement of which no claim holds a word, in its article."""

    article: Article
    heard: Heard
    near: str = ""
    """The issue to which its words are nearest, where any is near."""
    nearness: float = 0.0
    """How near, 0 to 1: the probability by what was learned, else the share of its words that the issue has."""


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
        return sum(each.heard.why == why for each in self.uncovered)


def seen(reading: Reading, coders: Iterable[Coder] = ()) -> Seen:
    """Return what coverage counts in an article, with what was learned where a coder has."""
    codebook, found = reading.codebook.codebook, survey(reading)
    learned = (coder for coder in coders if isinstance(coder, Learned))
    near = {id(each): (issue, sure) for coder in learned for each, issue, sure in coder.nearest(reading)}
    heard = (_heard(each, codebook, *near.get(id(each), ("", 0.0))) for each in found.statements)
    return Seen(found.cues, tuple(heard))


def compare(read: Sequence[tuple[Article, Seen]], claims: Iterable[Claim]) -> Coverage:
    """Compare the statements of articles with `claims`, whoever has made them; rejected ones count as seen."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    cues = statements = unknown = 0
    left: list[Uncovered] = []
    for article, found in read:
        spans = _Spans(span for claim in by_article[article.id] for span in claim.spans)
        cues += found.cues
        statements += len(found.heard)
        unknown += sum(not each.known for each in found.heard)
        left += [Uncovered(article, each) for each in found.heard if not any(map(spans.touch, each.spans))]
    made = sum(claim.status != "rejected" for article, _ in read for claim in by_article[article.id])
    return Coverage(len(read), cues, statements, statements - len(left), made, unknown, tuple(left))


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


def _heard(statement: Statement, codebook: Codebook, near: str = "", probability: float = 0.0) -> Heard:
    return Heard(
        spans=statement.place.contents,
        mention=statement.source,
        cue=statement.cue,
        words=" … ".join(statement.contents),
        actor=statement.speakers[0].actor if statement.speakers else None,
        known=knows(codebook, statement),
        issues=tuple(key for key in codebook.issues if key in statement.issues),
        why="no issue" if not statement.issues else "no position" if statement.speakers else "no speaker",
        near=near,
        probability=probability,
    )
