"""What a text says before anybody asks for claims: its reporting words and its statements.

This is what coverage is counted from, and what a codebook can be suggested from.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import NO_PARTY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Codebook
    from onrecord.parser import Reading, Speaker, Statement
    from onrecord.parser.text.sentences import Paragraph
    from onrecord.spans import Attribution


class Survey(NamedTuple):
    """An article's reporting words, counted, and its statements in the order of the text."""

    cues: int
    statements: tuple[Statement, ...]


def survey(reading: Reading) -> Survey:
    """Return what an article holds for anybody who reads it with this codebook. Linear in the length of the text."""
    told = sorted(reading.statements, key=lambda each: each.attribution.source or each.attribution.contents[0])
    return Survey(_cues(reading.document.paragraphs, [each.attribution for each in told]), tuple(told))


def knows(codebook: Codebook, statement: Statement) -> bool:
    """True where a codebook knows a speaker of a statement, or the side of one without a name."""
    return any(is_known(speaker, codebook) for speaker in statement.speakers)


def is_known(speaker: Speaker, codebook: Codebook) -> bool:
    """True for an actor or a party of the codebook, for one of several, and somebody unnamed whose side it tells."""
    unnamed = speaker.unnamed and speaker.party not in (None, NO_PARTY)
    return unnamed or codebook.lists(speaker.actor)


def _cues(paragraphs: Iterable[Paragraph], found: Iterable[Attribution]) -> int:
    """Count the reporting verbs of the text and all other words by which a statement was found."""
    verbs = [
        start
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for tag, start in zip(sentence.tags, sentence.starts, strict=True)
        if tag == "V"
    ]
    verbs.sort()
    others = {each.cue.start for each in found if each.cue and not _any_in(verbs, each.cue.start, each.cue.end)}
    return len(verbs) + len(others)


def _any_in(starts: list[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
