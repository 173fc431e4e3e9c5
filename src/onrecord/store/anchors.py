"""Where the words of a quote stand in a body: verbatim, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.models import Claim

Spans = tuple[Span, ...]

_WORD = re.compile(r"\w+")


def holds(body: str, claim: Claim) -> bool:
    """True where the quote of a claim stands at its spans."""
    return bool(claim.spans) and claim.quote == tuple(span.of(body) if span.start >= 0 else "" for span in claim.spans)


def places(quote: Sequence[str], body: str) -> tuple[Spans, ...]:
    """Return all places where the parts of a quote stand, one after the other, in the order of the text."""
    return tuple(dict.fromkeys(_places(quote, body)))


def nearest(quote: Sequence[str], body: str, near: Sequence[Span]) -> Spans | None:
    """Return where a quote stands, of several places the one nearest to `near`; None where it stands nowhere."""
    if not quote:
        return None
    target = near[0][0] if near else 0
    first = quote[0]
    starts = {body.rfind(first, 0, max(0, target) + len(first)), body.find(first, max(0, target)), body.find(first)}
    found = [_follow(quote, body, start) for start in sorted(starts) if start >= 0]
    return min((spans for spans in found if spans), key=lambda spans: abs(spans[0].start - target), default=None)


def alike(quote: str, body: str) -> str:
    """Return the words of the body that differ from a quote in marks, blanks and case alone; empty where none do."""
    words = _WORD.findall(quote)
    if not words:
        return ""
    found = re.search(r"\W+".join(map(re.escape, words)), body, re.IGNORECASE)
    return found.group() if found else ""


def _places(quote: Sequence[str], body: str) -> Iterator[Spans]:
    if not quote or not all(quote):
        return
    start = body.find(quote[0])
    while start >= 0:
        spans = _follow(quote, body, start)
        if spans is None:  # what does not follow here follows from no later place
            return
        yield spans
        start = body.find(quote[0], start + 1)


def _follow(quote: Sequence[str], body: str, start: int) -> Spans | None:
    """Return the places of all parts, the first of which stands at `start`."""
    spans: list[Span] = []
    for part in quote:
        start = body.find(part, start)
        if start < 0:
            return None
        spans.append(Span(start, start + len(part)))
        start += len(part)
    return tuple(spans)
