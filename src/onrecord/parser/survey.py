"""What a text says before anybody asks for claims: its reporting words, its statements, who speaks, on which issues.

This is what coverage is counted from, and what a codebook can be suggested from.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import NO_PARTY
from onrecord.parser.actors import ASKER
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Codebook
    from onrecord.parser.actors import Speaker
    from onrecord.parser.reading import Reading
    from onrecord.parser.sentences import Paragraph
    from onrecord.spans import Attribution


class Heard(NamedTuple):
    """One statement: its spans in the article's body, who speaks, and the issues whose topic its words name."""

    attribution: Attribution
    source: str
    cue: str
    contents: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    known: bool
    """True where the codebook knows a speaker, or the side of one without a name."""
    issues: frozenset[str]


class Survey(NamedTuple):
    """An article's reporting words, counted, and its statements in the order of the text."""

    cues: int
    statements: tuple[Heard, ...]


def survey(reading: Reading) -> Survey:
    """Return what an article holds for anybody who reads it with this codebook. Linear in the length of the text."""
    told = sorted(reading.reported, key=lambda each: each.attribution.source or each.attribution.contents[0])
    heard = tuple(_heard(each.attribution, each.speakers, reading) for each in told)
    return Survey(_cues(reading.paragraphs, [each.attribution for each in told]), heard)


def _heard(found: Attribution, speakers: tuple[Speaker, ...], reading: Reading) -> Heard:
    contents = tuple(span.of(reading.text) for span in found.contents)
    return Heard(
        reading.plain.attribution(found),
        found.source.of(reading.text) if found.source else "",
        found.cue.of(reading.text) if found.cue else "",
        contents,
        speakers,
        any(is_known(speaker, reading.scheme.codebook) for speaker in speakers),
        reading.scheme.issues.named_in(fold(reading.pieces.words(found.contents))),
    )


def is_known(speaker: Speaker, codebook: Codebook) -> bool:
    """True for an actor or a party of the codebook, and for somebody without a name whose side it tells."""
    unnamed = speaker.actor.startswith("unnamed") and speaker.actor != ASKER and speaker.party not in (None, NO_PARTY)
    return unnamed or is_listed(speaker.actor, codebook)


def is_listed(name: str, codebook: Codebook) -> bool:
    """True for the name of an actor or a party of the codebook."""
    return name in codebook.actor_by_name or any(name in (key, side.name) for key, side in codebook.parties.items())


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
