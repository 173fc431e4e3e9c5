"""Names that sign a quotation: behind a dash, on a line of their own, at the head of a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser.attribution.candidate import Found
from onrecord.parser.text import tags as tag
from onrecord.spans import Attribution, AttributionRule

if TYPE_CHECKING:
    from onrecord.parser.text.sentences import Paragraph
    from onrecord.parser.text.tokens import Sentence
    from onrecord.spans import Span

_HEADS = (("from", "the", "desk", "of"), ("from", "the", "office", "of"))
_HANDLE = re.compile(r"\(@\w+\)")
_LONGEST = 16
"""A signature has at most so many words and marks."""
_SIGNS = (tag.INSIDE_NOUN_PHRASE - {tag.NUMBER}) | {
    tag.DETERMINER, tag.COMMA, tag.OPENING, tag.CLOSING, tag.PREPOSITION, tag.COORDINATOR,
}  # fmt: skip
_NO_NAME = frozenset({tag.WORD, tag.ED, tag.ING, tag.PREPOSITION, tag.DETERMINER})
_QUOTED = frozenset({tag.QUOTATION, tag.STOP})
_BEHIND_NAME = frozenset({tag.TIME, tag.NUMBER, tag.STOP, tag.DASH})
_DAY = _BEHIND_NAME | {tag.COMMA, tag.CAPITALISED}


def signature(sentence: Sentence, at: int) -> Found | None:
    """``"Quotation." - Ann Cole, the mayor``: the name behind a dash with which a paragraph ends."""
    if not at or not _QUOTED.issuperset(sentence.tags[:at]):
        return None
    end = _name_end(sentence, at)
    return None if end is None else Found((at + 1, end), (at, at + 1), ((0, at),))


def between(text: str, before: Paragraph | None, paragraph: Paragraph) -> Attribution | None:
    """Return the statement of two paragraphs: a quotation and the line that signs it, or a head and a quotation."""
    if before is None or len(before.sentences) == 0:
        return None
    first = paragraph.sentences[0]
    if first.tags[0] == tag.DASH and len(paragraph.sentences) == 1:
        end = _name_end(first, 0)
        if end is not None and (is_quoted(before) or _HANDLE.search(paragraph.span.of(text))):
            return _statement(first, (1, end), (0, 1), before.span)
    head = before.sentences[0]
    if head.words[:4] in _HEADS and len(before.sentences) == 1 and is_quoted(paragraph):
        comma = head.tags.find(tag.COMMA)
        end = comma if comma > 0 else len(head.tags) - (head.tags[-1] == tag.STOP)
        if end > 4:
            return _statement(head, (4, end), (0, 4), paragraph.span)
    return None


def is_quoted(paragraph: Paragraph) -> bool:
    """True for a paragraph that is nothing but quotations."""
    return all(_QUOTED.issuperset(s.tags) for s in paragraph.sentences) and paragraph.sentences[0].is_quotation(0)


def _statement(sentence: Sentence, source: tuple[int, int], cue: tuple[int, int], content: Span) -> Attribution:
    rule = AttributionRule.SIGNATURE
    return Attribution(sentence.place(source), sentence.place(cue), (content,), "direct", rule)


def _name_end(sentence: Sentence, dash: int) -> int | None:
    """Return the end of the name behind a dash when nothing else but a day stands there."""
    tags = sentence.tags
    start = dash + 1
    if tags[start : start + 1] not in (tag.CAPITALISED, tag.DETERMINER) or len(tags) - start > _LONGEST:
        return None
    end = start
    while end < len(tags) and _belongs(tags, start, end):
        end += 1
    if tag.CAPITALISED not in tags[start:end] or not _DAY.issuperset(tags[end:]):
        return None
    while end > start and tags[end - 1] in tag.PAUSES:
        end -= 1
    return end if end > start else None


def _belongs(tags: str, start: int, at: int) -> bool:
    """True for a word of a name, of the handle in brackets behind it, or of what is said of it behind a comma."""
    if tags[at] not in _SIGNS or tags[at : at + 2] == tag.CAPITALISED + tag.NUMBER:  # "March 7"
        return False
    before = tags[start:at]
    name_ends = tag.CAPITALISED in before and tag.COMMA not in before and tag.OPENING not in before
    return not name_ends or tags[at] not in _NO_NAME
