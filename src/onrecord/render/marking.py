"""A passage of an article in pieces, each with the roles that its words have."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.parser.text import markup
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.reports.passages import Mark, Role
    from onrecord.spans import Span


def segments(text: str, span: Span, marked: Sequence[Mark]) -> list[tuple[str, frozenset[Role]]]:
    """Cut `text` at `span` into printable pieces, each with the roles that cover it; markdown is left out."""
    edges = {span.start, span.end}
    edges.update(edge for mark in marked for edge in mark.span if span.start < edge < span.end)
    pieces: list[tuple[str, frozenset[Role]]] = []
    for start, end in _visible(text, span, edges):
        covering: set[Role] = {mark.role for mark in marked if mark.span.start <= start and end <= mark.span.end}
        roles = frozenset(covering)
        before = pieces.pop()[0] if pieces and pieces[-1][1] == roles else ""
        pieces.append((before + _safe(text[start:end]), roles))
    return pieces


def _visible(text: str, span: Span, edges: set[int]) -> list[tuple[int, int]]:
    """Return the stretches of `span` that are not markdown, cut at `edges`."""
    kept = _kept(text)
    found: list[tuple[int, int]] = []
    for start, end in kept[max(bisect_right(kept, (span.start, len(text))) - 1, 0) :]:
        if start >= span.end:
            break
        cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
        found += [(a, b) for a, b in pairwise(cuts) if span.start <= a and b <= span.end]
    return found


@lru_cache(maxsize=4)  # one text is asked for paragraph by paragraph
def _kept(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are not markdown; not to be changed."""
    return [*markup.strip(text).kept()] or [(0, len(text))]


def _safe(piece: str) -> str:
    """Make a piece printable, keeping a blank at either end and the breaks between paragraphs."""
    lines = [printable(line) for line in piece.split("\n\n")]
    head = " " if piece[:1].isspace() and lines[0] else ""
    tail = " " if piece[-1:].isspace() and lines[-1] else ""
    return head + "\n\n".join(lines) + tail if piece.strip() else " "
