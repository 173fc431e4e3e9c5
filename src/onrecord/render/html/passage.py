"""A claim in its paragraphs, cut into the pieces that a page marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import marking
from onrecord.reports.passages import Mark, in_context
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Role

Piece = tuple[str, str, str]
"""Words, the roles that cover them, and those of the roles that begin with them."""


def passage(entry: Entry) -> list[list[Piece]] | None:
    """Return the paragraphs that hold a claim, in pieces; None where its article no longer has them."""
    found = in_context(entry)
    if found is None or entry.article is None:
        return None
    start = found.span.start
    marks = [Mark(Span(max(mark.span.start - start, 0), mark.span.end - start), mark.role) for mark in found.marks]
    text = found.span.of(entry.article.body)
    told: list[list[Piece]] = [[]]
    before: frozenset[Role] = frozenset()
    for words, roles in marking.segments(text, Span(0, len(text)), marks):
        first, *more = words.split("\n\n")
        covering = " ".join(sorted(roles))
        told[-1].append((first, covering, ", ".join(sorted(roles - before))))
        told += [[(paragraph, covering, "")] for paragraph in more]
        before = roles
    return told
