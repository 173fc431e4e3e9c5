"""Words in their surroundings: a claim in its paragraph, a text with all its attributions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.reports.entries import Entry
    from onrecord.spans import Attribution

Role = Literal["source", "cue", "content"]
_OPENING = 4
"""The number of paragraphs that show what an article is about."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class Mark(NamedTuple):
    """A span of the text and its part in a statement."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text with its marks, and the attributions whose content begins in it."""

    span: Span
    marks: tuple[Mark, ...]
    attributions: tuple[Attribution, ...] = ()


@lru_cache(maxsize=4)  # one text is asked for claim by claim
def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: what blank lines part, or where there are none, the lines."""
    breaks = [m.span() for m in _BLANK_LINE.finditer(text)] or [m.span() for m in re.finditer(r"\n\s*", text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip())


def read_through(text: str, attributions: Sequence[Attribution]) -> tuple[Passage, ...]:
    """Return every paragraph with the attributions that begin in it and all marks that touch it."""
    around = paragraphs(text)
    starts = [paragraph.start for paragraph in around]
    marks: list[list[Mark]] = [[] for _ in around]
    begun: list[list[Attribution]] = [[] for _ in around]
    for mark in sorted(mark for attribution in attributions for mark in _marks(attribution)):
        first, last = bisect_right(starts, mark.span.start), bisect_left(starts, mark.span.end)
        for at in range(max(first - 1, 0), last):
            if mark.span.overlaps(around[at]):
                marks[at].append(mark)
    for attribution in attributions:
        at = bisect_right(starts, attribution.contents[0].start) - 1
        if at >= 0 and attribution.contents[0].start < around[at].end:
            begun[at].append(attribution)
    return tuple(
        Passage(paragraph, tuple(found), tuple(told))
        for paragraph, found, told in zip(around, marks, begun, strict=True)
    )


def _marks(attribution: Attribution) -> Iterable[Mark]:
    if attribution.source:
        yield Mark(attribution.source, "source")
    if attribution.cue:
        yield Mark(attribution.cue, "cue")
    for content in attribution.contents:
        yield Mark(content, "content")


def in_context(entry: Entry) -> Passage | None:
    """Return the paragraphs that hold a claim, with its words marked; None where its article no longer has them."""
    contents = _contents(entry)
    if entry.article is None or not contents:
        return None
    body = entry.article.body
    around = paragraphs(body)
    first, last = _touched(around, contents)
    # The introduction of a quotation that stands alone ("..., in an e-mail, said this:") is the paragraph before.
    near = Span(around[max(0, first - 1)].start, around[last].end)
    marks = [Mark(span, "content") for span in contents]
    roles: dict[Role, str] = {"source": entry.claim.mention, "cue": entry.claim.cue}
    for role, words in roles.items():
        found = _nearest(body, words, near, contents)
        if found:
            marks.append(Mark(found, role))
    return Passage(_paragraphs_of(body, marks), tuple(sorted(marks)))


def of_statement(body: str, attribution: Attribution) -> Passage:
    """Return the paragraphs that hold a statement, with its words marked."""
    marks = tuple(sorted(_marks(attribution)))
    return Passage(_paragraphs_of(body, marks), marks)


def _paragraphs_of(body: str, marks: Iterable[Mark]) -> Span:
    """Return the paragraphs from the first to the last that a mark touches."""
    around = paragraphs(body)
    first, last = _touched(around, [mark.span for mark in marks])
    return Span(around[first].start, around[last].end)


def _touched(around: Sequence[Span], spans: Sequence[Span]) -> tuple[int, int]:
    """Return the numbers of the first and the last paragraph that spans touch; of spans between two, the one before."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    first = max(bisect_right(around, start, key=_start) - 1, 0)
    last = max(bisect_left(around, end, key=_start) - 1, 0)
    if around[first].end <= start:
        first = min(first + 1, last)
    return first, max(first, last)


def _start(paragraph: Span) -> int:
    return paragraph.start


def with_paragraph_before(body: str, passage: Passage) -> Passage:
    """Return a passage with the paragraph before it."""
    before = [paragraph for paragraph in paragraphs(body) if paragraph.end <= passage.span.start][-1:]
    return replace(passage, span=Span(before[0].start, passage.span.end)) if before else passage


def opening(body: str) -> Passage | None:
    """Return the first paragraphs of a body without marks; None where it is empty."""
    shown = paragraphs(body)[:_OPENING]
    return Passage(Span(shown[0].start, shown[-1].end), ()) if shown else None


def _contents(entry: Entry) -> tuple[Span, ...]:
    """Return where the quote stands: at its spans, or, where these fail, at the first place that has its words."""
    if entry.article is None or entry.anchored:
        return entry.claim.spans
    body = entry.article.body
    starts = [body.find(part) for part in entry.claim.quote]
    if any(start < 0 for start in starts):
        return ()
    return tuple(Span(at, at + len(part)) for at, part in zip(starts, entry.claim.quote, strict=True))


def _nearest(body: str, words: str, near: Span, contents: Sequence[Span]) -> Span | None:
    """Return the occurrence of `words` nearest to the contents, but not inside them, nor inside a word ("it")."""
    if not words:
        return None
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = (Span(m.start(), m.end()) for m in whole.finditer(body, near.start, near.end))
    outside = [span for span in found if not any(span.overlaps(content) for content in contents)]
    return min(outside, key=lambda span: min(_gap(span, content) for content in contents), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
