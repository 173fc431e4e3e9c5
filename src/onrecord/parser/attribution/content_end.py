"""Where a content ends on its right, and where one on the left of its cue begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser.attribution.boundaries import Boundary, boundary_at, speaks
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.attribution.candidate import Found
    from onrecord.parser.text.tokens import Sentence


_LINKS = tag.CONJUNCTIONS | {tag.COMMA, tag.SEMICOLON, tag.DASH}
_MAY_END = tag.CONJUNCTIONS | {tag.COMMA, tag.SEMICOLON, tag.SUBORDINATOR}
_SETS_OFF = frozenset({tag.COLON, tag.DASH, tag.OPENING})


_ENDS_CLAUSE = frozenset(
    {
        Boundary.SAYING, Boundary.QUOTATION_BUT_HE, Boundary.NAME_SAID, Boundary.AND_NAME_HAS_SAID, Boundary.AND_HAS,
        Boundary.BUT_ARGUED, Boundary.ACCORDING, Boundary.SEMICOLON,
    }
)  # fmt: skip
_ENDS_INFINITIVE = _ENDS_CLAUSE | {
    Boundary.DID, Boundary.DOING, Boundary.WHICH, Boundary.HE, Boundary.COMMA_BUT, Boundary.AND_DID,
}  # fmt: skip
_ENDS_OBJECT = _ENDS_INFINITIVE | {
    Boundary.AND_DOING, Boundary.WHO, Boundary.DETERMINER, Boundary.BUT, Boundary.WHEN, Boundary.WHILE, Boundary.WHERE,
    Boundary.BEFORE,
}  # fmt: skip
_ENDS = {
    "object": _ENDS_OBJECT,
    "as": _ENDS_OBJECT,
    "to": _ENDS_INFINITIVE,
    "hearer-to": _ENDS_INFINITIVE,
}
"""What ends a content, by the frame that holds it: the boundaries at which most contents that reach them end.

A clause goes on over most commas; what an object or an infinitive names does not.
"""


def content_end(sentence: Sentence, start: int, *, frame: str = "clause", subordinate: bool = False) -> int:
    """Return the end (token, exclusive) of a content that begins at `start` and goes on to the right.

    The sentence's final stop is left out; a coordinated or participial second report ends the first one.
    With `subordinate` the cue stands in a clause before the main one, and the comma between them ends it.
    """
    tags = sentence.tags
    end = len(tags) - 1 if tags[-1] in tag.SENTENCE_MARKS and len(tags) > 1 else len(tags)
    ends = _ENDS.get(frame, _ENDS_CLAUSE)
    for at in range(start + 1, end):
        if tags[at] not in _MAY_END and not (tags[at] in tag.ING_FORMS and tags[at - 1] == tag.QUOTATION):
            continue
        if (subordinate and tags[at] == tag.COMMA) or boundary_at(sentence, at, end) in ends:
            return at
    while end > start + 1 and tags[end - 1] in tag.PAUSES:
        end -= 1
    return end


def next_clause(sentence: Sentence, found: Found, content: tuple[int, int]) -> int | None:
    """Return where `content` ends when `found` is a clause that only goes on behind it; None where it belongs to it."""
    tags, words = sentence.tags, sentence.words
    if found.cue is None:
        return None
    own = found.source is not None and content[0] < found.source[0] < found.cue[0]
    first = found.source[0] if own and found.source else found.cue[0]
    if first - 1 <= content[0]:
        return None
    subject = tags[first] if own else ""
    mark = first - 1
    if subject in _JOINS.get(tags[mark], ()) or subject in _JOINING_WORDS.get(words[mark], ()):
        while mark > content[0] and tags[mark - 1] in _LINKS:
            mark -= 1
        return mark
    return None


_JOINS = {
    tag.COMMA: (tag.CAPITALISED, tag.DETERMINER, tag.WORD, tag.NUMBER, tag.RELATIVE, ""),
    tag.DASH: (tag.CAPITALISED, tag.DETERMINER),
    tag.COORDINATOR: (tag.PRONOUN, tag.CAPITALISED, tag.NUMBER),
    tag.CONTRAST: (tag.CAPITALISED, tag.PRONOUN, tag.DETERMINER),
}
"""What joins such a clause, and what its subject begins with there; "" where that is the one of the clause before."""
_JOINING_WORDS = {
    "as": (tag.PRONOUN, tag.CAPITALISED),
    "before": (tag.CAPITALISED,),
    "after": (tag.CAPITALISED,),
    "though": (tag.PRONOUN,),
    "while": ("",),
    "with": (tag.CAPITALISED, tag.DETERMINER, tag.NUMBER),
}


def left_content(sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the content that ends at token `before` (exclusive): a quotation, or a clause closed by a comma."""
    tags = sentence.tags
    if before <= 0:
        return None
    last = before - 1
    if tags[last] == tag.DASH and tags[last - 1] in tag.CLOSES_CONTENT and last:
        return left_content(sentence, last)  # "“It is over,” – said Cole"
    if tags[last] == tag.QUOTATION:
        return last if last and tags[last - 1] in _SETS_OFF else clause_start(sentence, last), before
    if tags[last] == tag.COMMA and last > 0:
        start = clause_start(sentence, last - 1)
        return start, last
    return None


def clause_start(sentence: Sentence, last: int) -> int:
    """Return where the clause around token `last` begins: the sentence's start, or behind a semicolon."""
    start = sentence.tags.rfind(tag.SEMICOLON, 0, last) + 1
    contrast = sentence.tags.rfind(tag.COMMA + tag.CONTRAST, start, last)
    if (
        contrast > 0
        and tag.QUOTATION not in sentence.tags[start : last + 1]
        and tag.AUXILIARY in sentence.tags[contrast:last]
    ):
        start = contrast + 1  # "He paid, but the bridge was closed, she said": the second clause
    joined = max(
        sentence.tags.rfind(mark, start, last)
        for mark in (tag.COMMA + tag.COORDINATOR, tag.COMMA + tag.CONTRAST, tag.COMMA + tag.SUBORDINATOR)
    )
    if joined > 0 and tag.QUOTATION not in sentence.tags[joined:last] and _reported_before(sentence, start, joined):
        start = joined + 1  # "It stays, Cole said in May, and the bridge, he added, is safe": the second report
    if sentence.tags[start : start + 1] in tag.CONJUNCTIONS and last > start + 1:
        start += 1
    return start + (start == 0 and last > 1 and sentence.tags[0] == tag.DASH)


def _reported_before(sentence: Sentence, start: int, end: int) -> bool:
    """True where ", Name said" stands between tokens `start` and `end`."""
    tags = sentence.tags
    return any(tags[at] in tag.CLOSES_CONTENT and speaks(sentence, at + 1, end) for at in range(start, end))
