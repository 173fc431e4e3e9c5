"""What a statement says, cut into sentences, and how many characters of each are read."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.parser.text import stops
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 1000
"""So many characters of a sentence are read for what a statement in it says, and before it for what it points to.

Statements inside one another share the rest of their sentence: reading it to the end for each would be quadratic.
"""
_SENTENCE_END = re.compile(r"[.!?…][\"”’']*\s+(?=[\"“A-ZÀ-ÞİŞĞÇÖÜ])")


class Pieces:
    """The sentences of any stretch of one text."""

    def __init__(self, text: str) -> None:
        """Find the ends of the sentences of `text` once."""
        self._text = text
        self._ends = [match.span() for match in _SENTENCE_END.finditer(text)]

    def of(self, content: Span) -> list[Span]:
        """Cut a content into its sentences."""
        text = self._text
        first, last = bisect_left(self._ends, (content.start, 0)), bisect_left(self._ends, (content.end, 0))
        cuts = [content.start]
        for start, end in self._ends[first:last]:
            if end < content.end and stops.ends_sentence(text, start, text[end : end + 4].lstrip('"“')):
                cuts.append(end)
        cuts.append(content.end)
        pieces: list[Span] = []
        for start, end in itertools.pairwise(cuts):
            stop = start + len(text[start:end].rstrip())
            if stop > start:
                pieces.append(Span(start, stop))
        return pieces

    def words(self, spans: Sequence[Span]) -> str:
        """Return the text of spans, a blank between two; of each sentence the first `LONG` characters."""
        return " ".join(span.of(self._text) if span.end - span.start <= LONG else self._cut(span) for span in spans)

    def _cut(self, span: Span) -> str:
        at, parts = span.start, list[str]()
        for piece in self.of(span):
            parts.append(self._text[at : min(piece.end, piece.start + LONG)])
            at = piece.end
        return "".join([*parts, self._text[at : span.end]])
