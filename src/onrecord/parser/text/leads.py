"""What stands before the first words of a paragraph and belongs to none of them: place and day, a heading, a bullet."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from onrecord.parser import lexicon

# "ROME, June 9 (Agency) - The ministers ...": the place and day of a report, before its first words.
_DATELINE = re.compile(r"\s*[A-ZÀ-ÞİŞĞÇÖÜ]{3,}[\w ,.()/]{0,50}?\s+[—–-]{1,2}\s+(?=[A-Z\"“])")
# "ROME: The ministers ...", "PORT LUND (AP): ...": also how a transcript begins a turn.
_WITH_COLON = re.compile(
    r"\s*(?P<place>[A-ZÀ-ÞİŞĞÇÖÜ]{3}[A-ZÀ-ÞİŞĞÇÖÜ .,/'’-]{0,40}?)(?: ?\([\w ]{1,20}\))?:\s+(?=[A-Z\"“‘«])"
)
_TURN = re.compile(r"^[ \t]*[A-ZÀ-ÞİŞĞÇÖÜ][A-ZÀ-ÞİŞĞÇÖÜ .,'’-]{2,40}(?:\([^()\n]{1,40}\))?:\s", re.MULTILINE)
_HEADING = re.compile(r"\s*(?P<words>[^\W\d_][^:\n]{0,40}):(?=\s|$)\s*")
_QUESTION = re.compile(r"(?:WHAT|WHERE|WHEN|WHO|WHY|HOW|WHICH)\b")
_QUOTED = re.compile(r"[\"“«][^\"“”«»]*[\"”»]")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


def end(line: str, text: str, at: int, *, first: bool) -> int:
    """Return where the words of a paragraph begin in its `line`, which stands at `at` in `text`.

    `first` tells that only bylines and titles stand before it.
    """
    dateline = _DATELINE.match(line)
    if dateline is not None:
        return dateline.end()
    place = _WITH_COLON.match(line) if first else None
    if place is not None and _is_place(place, line, text, at):
        return place.end()
    heading = _HEADING.match(line)
    if heading is not None and is_heading(heading["words"]) and heading.end() < len(line):
        return heading.end()
    return len(line) - len(line.lstrip())


def is_heading(words: str) -> bool:
    """True for words before a colon that are a heading: "WHERE", "WHAT WE KNOW", "Key points"."""
    return words.strip().casefold().replace("’", "'") in _headings() or bool(words.isupper() and _QUESTION.match(words))


@cache
def _headings() -> frozenset[str]:
    return frozenset(lexicon.boilerplate("heading"))


def _is_place(match: re.Match[str], line: str, text: str, at: int) -> bool:
    """True where capitals before a colon are a place: no other line begins so, and its words tell what others said."""
    words = match["place"].split()
    if words[0].rstrip(".").lower() in lexicon.speakers("style", "title"):
        return False
    if any(turn != at for turn in _turns(text)):
        return False
    told = _QUOTED.sub(" ", line[match.end() :])
    return not _FIRST_PERSON.search(told) and bool(_said().search(told))


@lru_cache(maxsize=2)
def _turns(text: str) -> tuple[int, ...]:
    """Return where the first two lines stand that begin as a speaker's turn and with no heading."""
    turns = (turn.start() for turn in _TURN.finditer(text) if not is_heading(turn[0].strip().rstrip(":")))
    return tuple(islice(turns, 2))


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.words('said'))})\b")
