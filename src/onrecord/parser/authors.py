"""The author's own words in an opinion piece: sentences on an issue that are nobody else's statement."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.parser.speakers.by_place import byline
from onrecord.parser.text import tags as tag
from onrecord.spans import Attribution, AttributionRule, Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.parser.stances.issues import Issues
    from onrecord.parser.text.document import Document
    from onrecord.parser.text.tokens import Sentence

_LONG = 1_500
"""A longer sentence is a list or hostile, and no assertion."""


def own_words(document: Document, found: Sequence[Attribution], issues: Issues) -> Iterator[Attribution]:
    """Yield the sentences of an opinion piece that name an issue and are no part of what is `found`; else nothing."""
    article, text = document.article, document.text
    if article.genre != "opinion" or not byline(article):
        return
    taken = _Taken(found)
    name = Span(at, at + len(byline(article))) if (at := text.find(byline(article))) >= 0 else None
    source = None if name is None or taken.overlaps(name) else name
    for paragraph in document.paragraphs:
        start = paragraph.span.start
        if start in document.layout.passed_over or start in document.layout.owned:
            continue
        for sentence in paragraph.sentences:
            span = sentence.span
            if _asserts(sentence, span.of(text)) and not taken.overlaps(span) and issues.named_in(fold(span.of(text))):
                yield Attribution(source, None, (span,), "indirect", AttributionRule.BYLINE)


def _asserts(sentence: Sentence, printed: str) -> bool:
    """True for a sentence of the article's own that ends in a full stop: no heading, question or bare quotation."""
    words = sum(sign not in tag.CLOSING_MARKS for sign in sentence.tags)
    whole = len(printed) < _LONG and words > 1
    return whole and printed[-1] in '.!…)”"’' and not printed[-3:].rstrip('"”’)').endswith("?")


class _Taken:
    """The places of statements, joined where they touch."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        places = sorted(
            place for each in found for place in (each.source, each.cue, *each.contents) if place is not None
        )
        self._joined: list[Span] = []
        for place in places:
            if self._joined and place.start <= self._joined[-1].end:
                self._joined[-1] = Span(self._joined[-1].start, max(self._joined[-1].end, place.end))
            else:
                self._joined.append(place)

    def overlaps(self, span: Span) -> bool:
        """True where a statement stands in part within `span`."""
        at = bisect_right(self._joined, Span(span.end - 1, span.end)) - 1
        return at >= 0 and self._joined[at].end > span.start
