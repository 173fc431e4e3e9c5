"""The stances of a statement on the issues of a codebook, each with the sentences that carry it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from onrecord.parser.stances import answers, polarity_terms
from onrecord.parser.stances.matcher import StanceContext
from onrecord.parser.stances.polarity_terms import TermKind
from onrecord.parser.text.pieces import LONG, Pieces
from onrecord.spans import AttributionRule, Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.parser.stances.issues import Issues, Spots
    from onrecord.parser.stances.judgement import Judgement
    from onrecord.parser.stances.matcher import IssueMatcher
    from onrecord.parser.stances.topic import Place
    from onrecord.parser.text.document import Document
    from onrecord.spans import Attribution

Judged: TypeAlias = "list[tuple[Judgement, tuple[Span, ...]]]"
Pieced: TypeAlias = "list[tuple[Span, frozenset[str]]]"
"""Sentences with the issues that they name."""

_NONE = frozenset[str]()

_SPEECHES = frozenset({AttributionRule.TRANSCRIPT, AttributionRule.SIGNED, AttributionRule.ANNOUNCED_BLOCK})
"""The rules of statements that may go on for many paragraphs."""
_REACH_OF_ANSWER = 200
_UNDER_HEADLINE = 2
"""In so many paragraphs "it" may point back to the headline."""


def _reconciled(answered: Judged, found: Judged, attribution: Attribution) -> Judged:
    """Return the stances of a statement without those that give way to another.

    An answer decides its issue; a bare assertion gives way to any other stance, and a value that is read as one on a
    thing to the issue of that value in the same sentence.
    """
    found = [*answered, *((j, spans) for j, spans in found if j.issue not in {a.issue for a, _ in answered})]
    if not all(judgement.bare for judgement, _ in found):
        found = [(judgement, spans) for judgement, spans in found if not judgement.bare]
    # "is a threat to the project" belongs to the issue of the threat, where there is one.
    valued = {span for j, spans in found if j.evaluative for span in spans}
    found = [(j, spans) for j, spans in found if j.evaluative or not (j.by_value and valued.intersection(spans))]
    # A quotation on one issue is quoted whole; one on two issues by the sentences that carry each, and so is a speech.
    speech = attribution.rule in _SPEECHES and len(attribution.contents) > 1
    return found if len(found) > 1 or speech else [(judgement, attribution.contents) for judgement, _ in found]


@lru_cache(maxsize=2)
def _spots(text: str, issues: Issues) -> Spots:
    """Return where a text may name an issue; kept, for who asks `may_judge` may read the document next."""
    return issues.spots(text)


def may_judge(document: Document, issues: Issues) -> bool:
    """Return False where no statement of a document takes a position: neither its words nor its headline name an issue.

    It costs a small part of a reading: nobody is looked for.
    """
    return bool(issues_named(document, issues))


def issues_named(document: Document, issues: Issues) -> frozenset[str]:
    """Return the issues that a document's words or its headline name: what others say has no part in its reading."""
    whole = Span(0, len(document.text))
    return _spots(document.text, issues).named_in(whole) | issues.named_in(fold(document.article.title))


class Judging:
    """The classification of one article's statements by the issues of a codebook."""

    def __init__(self, document: Document, issues: Issues) -> None:
        """Judge statements of `document` by `issues`."""
        self._document, self._text, self._issues = document, document.text, issues
        self._spots = _spots(document.text, issues)
        self._pieces = Pieces(document.text)
        self._paragraph_starts = [p.span.start for p in document.paragraphs]
        self._sentences = [s.span for p in document.paragraphs for s in p.sentences]
        self._topics: dict[int, frozenset[str]] = {}
        self._headline = issues.named_in(fold(document.article.title))
        self._named = issues_named(document, issues)

    def judge(
        self, attribution: Attribution, by_body: Callable[[], bool]
    ) -> tuple[frozenset[str], tuple[Judgement, ...]]:
        """Return the issues that a statement's words name, and its stances, each with the spans that carry it.

        `by_body` says if a body makes it: asked only where that matters, for to know it much may have to be read.
        """
        pieces = self._pieces_of(attribution)
        named = frozenset(key for _, keys in pieces for key in keys)
        antecedent = ("", "") if named else self._antecedent(attribution)
        nearby = self._nearby(attribution)
        touched = self._issues.matchers((named | nearby | {antecedent[0]}) - {""})
        found: Judged = []
        if touched:
            about = self._about(attribution, by_body)._replace(
                named=named, nearby=nearby, antecedent_issue=antecedent[0], antecedent=antecedent[1]
            )

            @cache
            def read(spans: tuple[Span, ...]) -> StanceContext:
                words = fold(self._pieces.words(spans))
                # Not where two parts of a statement only meet: "the pay," he said, "cap stays".
                places = [place for place in self._issues.places_in(words) if place.issue in named]
                return self._read(about, words, places)

            judged = (self._on_issue(matcher, attribution, pieces, read) for matcher in touched)
            found = [each for each in judged if each is not None]
        judged = _reconciled(self._answered(attribution), found, attribution)
        return named, tuple(judgement._replace(spans=spans) for judgement, spans in judged)

    def _about(self, attribution: Attribution, by_body: Callable[[], bool]) -> StanceContext:
        """Return what the rules read of a statement beside its words."""
        but = _BUT_OWN.match(self._text, attribution.contents[-1].end)
        behind = polarity_terms.find(fold(but[1]).split()) if but else ()
        return StanceContext(
            content="",
            cue=self._cue(attribution.cue),
            implies=attribution.implies,
            by_body=by_body,
            conceded=any(term.kind is TermKind.ATTITUDE for term in behind),
        )

    def _on_issue(
        self,
        matcher: IssueMatcher,
        attribution: Attribution,
        pieces: Pieced,
        read: Callable[[tuple[Span, ...]], StanceContext],
    ) -> tuple[Judgement, tuple[Span, ...]] | None:
        """Return the stance of a statement on one issue: by its sentences that name the issue, else by all of it."""
        naming = self._joined([piece for piece, keys in pieces if matcher.key in keys])
        for spans in dict.fromkeys((naming, attribution.contents)):
            judgement = matcher.judge(read(spans)) if spans else None
            if judgement is not None:
                return judgement, spans
        return None

    def _read(self, about: StanceContext, words: str, places: Sequence[Place]) -> StanceContext:
        """Return what is read of folded words of a statement, whatever the issue."""
        said = about._replace(content=words, places=places)
        return said._replace(phrases=self._issues.phrases_in(said.whole))

    def _pieces_of(self, attribution: Attribution) -> Pieced:
        """Return the sentences of a statement with the issues that they name."""
        return [
            (piece, self._spots.named_in(Span(piece.start, min(piece.end, piece.start + LONG))))
            for content in attribution.contents
            for piece in self._pieces.of(content)
        ]

    def _answered(self, attribution: Attribution) -> Judged:
        """Return the stances that a yes or no takes on the issues of its question, another's or the speaker's own."""
        text = self._text
        found: dict[str, tuple[Judgement, tuple[Span, ...]]] = {}
        for content in attribution.contents:
            before: Span | None = None
            for piece in self._pieces.of(content):
                own = before is not None and text[before.start : before.end].rstrip("\"”’'").endswith("?")
                if own or piece.start == attribution.contents[0].start:
                    spans = (Span(before.start, piece.end) if before is not None else piece,)
                    for judgement in self._by_question(piece):
                        found.setdefault(judgement.issue, (judgement, spans))
                before = piece
        return list(found.values())

    def _by_question(self, reply: Span) -> list[Judgement]:
        """Return the stances of one sentence that says yes or no to the question before it."""
        if not self._spots.touch(Span(reply.start - answers.REACH, reply.start)):
            return []  # the question is on none of the issues
        words = fold(reply.of(self._text)[:_REACH_OF_ANSWER])
        answer = answers.before(self._text, reply.start, words)
        if answer is None:
            return []
        issues = self._issues
        # Its words are not all the article's ("shouldn't" is read as "should"): only what the article names counts.
        places = [place for place in issues.places_in(answer.words) if place.issue in self._named]
        named = frozenset(place.issue for place in places)
        said = self._read(StanceContext("", "", "", named, named, asked=answer.verb), answer.words, places)
        judged = (matcher.answered(said, answer.sign, half=answer.half) for matcher in issues.matchers(named))
        return [judgement for judgement in judged if judgement is not None]

    def _cue(self, cue: Span | None) -> str:
        """Return the folded cue; "against recommending" is not recommending."""
        if cue is None:
            return ""
        before = self._text[max(0, cue.start - _REACH) : cue.start]
        return ("not " if _AGAINST.search(before) else "") + fold(cue.of(self._text))

    def _joined(self, pieces: list[Span]) -> tuple[Span, ...]:
        """Return sentences as spans, neighbours joined."""
        joined: list[Span] = []
        for piece in pieces:
            if joined and not self._text[joined[-1].end : piece.start].strip():
                joined[-1] = Span(joined[-1].start, piece.end)
            else:
                joined.append(piece)
        return tuple(joined)

    def _nearby(self, attribution: Attribution) -> frozenset[str]:
        """Return the issues that the headline, the paragraph of a statement and the one before touch."""
        start = attribution.contents[0].start
        at = bisect_right(self._paragraph_starts, start) - 1
        if at not in self._topics:
            # Words that another coder has found may stand above, or without, any paragraph of news.
            near = self._document.paragraphs[max(0, at - 1) : at + 1]
            named = self._spots.named_in(Span(near[0].span.start, near[-1].span.end)) if near else _NONE
            self._topics[at] = self._headline | named
        return self._topics[at]

    def _antecedent(self, attribution: Attribution) -> tuple[str, str]:
        """Return the issue named last before a statement, and its term.

        It stands in the statement's paragraph, the one before or the headline.
        """
        start = attribution.contents[0].start
        at = bisect_right(self._paragraph_starts, start) - 1
        sentences = self._sentences
        until = bisect_right(sentences, Span(start, start))
        begins = self._paragraph_starts[max(0, at - 1)] if at >= 0 else start
        first = bisect_left(sentences, Span(begins, 0), max(0, until - _BACK), until)
        for span in reversed(sentences[first:until]):
            stop = min(span.end, start)
            for place in self._spots.inside(Span(max(span.start, stop - LONG), stop))[:1]:
                return place.issue, place.term
        folded = fold(self._document.article.title if at < _UNDER_HEADLINE else "")
        for place in self._issues.places_in(folded)[:1]:
            return place.issue, place.term
        return "", ""


_AGAINST = re.compile(r"\b(?:against|without|from|instead of|short of)\s+$", re.IGNORECASE)
_BUT_OWN = re.compile(r",? but (?:he|she|they|it)\b([^.!?;\n]{0,80})")
_REACH = 12
_BACK = 60
"""So many sentences before a statement are looked at for what it points to."""
