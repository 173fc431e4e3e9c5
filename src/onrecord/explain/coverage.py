"""Coverage: how many of the reported statements are in claims, and those that are not."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from onrecord.coders.learned import Learned
from onrecord.spans import Span
from onrecord.suggest.survey import knows, survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.coders import Coder
    from onrecord.models import Claim, Codebook
    from onrecord.parser import Reading, Statement

Why = Literal["no issue", "no speaker", "no position"]
"""Why a statement is no claim: its words name no topic; nobody can be told who said it; it takes no side."""

WHYS: tuple[Why, ...] = get_args(Why)


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


class Brief(NamedTuple):
    """What was seen in an article, without its words: some hundred bytes, for those who hold it of every article."""

    cues: int
    numbers: array[int]
    """Of each statement: why it is no claim and whether its speaker is known, how many spans, and these."""

    @classmethod
    def of(cls, seen: Seen) -> Brief:
        """Return what was seen, in brief."""
        numbers = array("i")
        for each in seen.heard:
            numbers.extend((2 * WHYS.index(each.why) + each.known, len(each.spans)))
            numbers.extend(edge for span in each.spans for edge in span)
        return cls(seen.cues, numbers)

    @property
    def heard(self) -> Iterator[Heard]:
        """The statements, of which only places, speaker known or not, and reason are told."""
        numbers = iter(self.numbers)
        for what in numbers:
            spans = tuple(Span(next(numbers), next(numbers)) for _ in range(next(numbers)))
            yield Heard(spans, "", "", "", None, bool(what % 2), (), WHYS[what // 2])


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A statement of which no claim holds a word, and its article's id."""

    article: str
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
    left: Mapping[Why, int]
    """How many statements are no claim, by the reason."""

    def without(self, why: Why) -> int:
        """Count the statements that are no claim for one reason."""
        return self.left.get(why, 0)


def seen(reading: Reading, coders: Iterable[Coder] = ()) -> Seen:
    """Return what coverage counts in an article, with what was learned where a coder has."""
    codebook, found = reading.codebook.codebook, survey(reading)
    learned = (coder for coder in coders if isinstance(coder, Learned))
    near = {id(each): (issue, sure) for coder in learned for each, issue, sure in coder.nearest(reading)}
    heard = (_heard(each, codebook, *near.get(id(each), ("", 0.0))) for each in found.statements)
    return Seen(found.cues, tuple(heard))


def compare(read: Iterable[tuple[str, Seen | Brief]], claims: Iterable[Claim]) -> Coverage:
    """Compare the statements of articles, by their ids, with `claims`, whoever has made them; rejected ones count too.

    The articles may come one by one.
    """
    by_article = _by_article(claims)
    articles = cues = statements = unknown = made = 0
    left = Counter[Why]()
    for article, found in read:
        mine = by_article.get(article, ())
        covered = _Spans(mine)
        articles += 1
        cues += found.cues
        made += sum(claim.status != "rejected" for claim in mine)
        for each in found.heard:
            statements += 1
            unknown += not each.known
            if not covered.touch(each):
                left[each.why] += 1
    return Coverage(articles, cues, statements, statements - left.total(), made, unknown, dict(left))


def uncovered(read: Iterable[tuple[str, Seen]], claims: Iterable[Claim]) -> Iterator[Uncovered]:
    """Yield the statements of articles of which none of the `claims` holds a word; the articles may come one by one."""
    by_article = _by_article(claims)
    for article, found in read:
        covered = _Spans(by_article.get(article, ()))
        yield from (Uncovered(article, each) for each in found.heard if not covered.touch(each))


def _by_article(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article, []).append(claim)
    return found


class _Spans:
    """Spans of an article's claims, to be asked which words they hold."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        ordered = sorted(span for claim in claims for span in claim.spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, heard: Heard) -> bool:
        """True where one of them shares a character with a statement."""
        return any(map(self._touch, heard.spans))

    def _touch(self, span: Span) -> bool:
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
