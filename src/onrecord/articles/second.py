"""Where a second article begins in a file: a second front matter, or a headline with a byline and a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = r"(?:title|headline|outlet|publisher|source|byline|author|url|published|date|genre)[ \t]*:[^\n]*\n"
_FRONT_MATTER = re.compile(
    rf"^---[ \t]*\n(?={_KEY})(?:[\w-]+[ \t]*:[^\n]*\n|[ \t]+[^\n]*\n|[ \t]*\n){{1,40}}?---[ \t]*$", re.MULTILINE
)
_LEAST = 30
"""So many words stand above a second article, and in it: less is a teaser, or an entry of a list."""
_LONGEST = 150
"""Characters of a headline."""
_FEWEST = 4
"""Words of a headline without a byline: fewer are a name, or the heading of an entry."""
_TOP = 5
"""So many lines from the top, an article has its date."""
_NAMES = 14
"""Words of a byline."""
_MARKS = "#*_>- \t\ufeff"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
)
_LABEL = r"(?:(?:first )?(?:published|posted|date)(?: on)?:? )?"
_DAY = re.compile(
    rf"{_LABEL}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{_DATE}(?P<time>,? [^.!?]{{0,30}}\d[^.!?]{{0,20}})?",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"(?P<before>[^\n]{{2,100}}?),? ?(?:[|·•–—-] ?)?(?={_LABEL}{_DATE}$)", re.IGNORECASE)
_BY = re.compile(r"(?:(?:words|written|story|text|reported) )?by:? |(?:byline|author): ", re.IGNORECASE)


class Head(NamedTuple):
    """A headline with a date below it: where it begins, and whether a byline stands with the date."""

    start: int
    signed: bool


class Second(NamedTuple):
    """Where a second article begins, and with what."""

    start: int
    what: str


def begins(text: str) -> Second | None:
    """Return where a second article begins in what follows the first front matter."""
    found = _FRONT_MATTER.search(text)
    begun = [Second(found.start(), "a second front matter")] if found else []
    begun += [
        Second(head.start, f"a second headline with a {'byline and a date' if head.signed else 'date'}")
        for head in heads(text)[:1]
    ]
    return min(begun, default=None)


def told(text: str) -> tuple[str, ...]:
    """Return a note where a second article begins in a text."""
    found = begins(text)
    if found is None:
        return ()
    line = " ".join(text[found.start :].lstrip(_MARKS + "\n").partition("\n")[0].split())
    return (f"it may hold several articles: with “{line[:_LONGEST]}” begins {found.what}",)


def heads(text: str) -> list[Head]:
    """Return the heads of the articles in a text that follow the first.

    Each has text enough above and below it. Without a byline a head counts only where the first article has a date of
    the same kind, and no time of day stands beside it: the entries of a live report have one.
    """
    lines = _lines(text)
    words = [0]
    for line in lines:
        words.append(words[-1] + len(line.text.split()))
    dated = any(_dated(line.text) for line, before in zip(lines[:_TOP], words, strict=False) if before < _LEAST)
    found: list[Head] = []
    for at, line in enumerate(lines):
        place = _place(lines, at) if _dated(line.text) else None
        if place is None or words[place.at] < _LEAST or words[-1] - words[at] < _LEAST:
            continue
        if place.signed or (dated and _dated(line.text) == "day" and lines[at + 1].opens):
            found.append(Head(lines[place.at].start, place.signed))
    return found


def cut(text: str) -> list[str]:
    """Return the articles of a text, each but the first from its headline with byline and date on."""
    starts = [head.start for head in heads(text) if head.signed]
    return [text[start:end] for start, end in zip((0, *starts), (*starts, len(text)), strict=True)]


class _Line(NamedTuple):
    """A line with a word, without its marks; `opens` after a blank one."""

    start: int
    text: str
    opens: bool


class _Place(NamedTuple):
    at: int
    signed: bool


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start, opens = 0, True
    for line in text.split("\n"):
        said = " ".join(line.strip(_MARKS).split())
        if any(map(str.isalnum, said)):
            found.append(_Line(start, said, opens))
        opens = not said
        start += len(line) + 1
    return found


def _place(lines: Sequence[_Line], dated: int) -> _Place | None:
    """Return the headline of which the line `dated` is the date, and whether it is signed."""
    at = dated - 1
    while at > 0 and _is_byline(lines[at].text):
        at -= 1
    below = dated + 1 < len(lines) and _is_byline(lines[dated + 1].text)
    signed = at < dated - 1 or below or _dated(lines[dated].text) == "signed"
    if at > 1 and not lines[at].opens and lines[at - 1].opens and _is_headline(lines[at - 1].text):
        at -= 1  # a headline of two lines
    long_enough = signed or len(lines[at].text.split()) >= _FEWEST
    if at < 1 or not lines[at].opens or not long_enough or not _is_headline(lines[at].text):
        return None
    return _Place(at, signed)


def _dated(line: str) -> str:
    """Return of a line that is a date whether a byline or a time stands with it ("signed", "time"), else "day"."""
    if day := _DAY.fullmatch(line):
        return "time" if day["time"] else "day"
    beside = _BESIDE.match(line) if line[-1].isdecimal() else None  # with a year, which most lines have not
    if beside is None:
        return ""
    if _is_byline(beside["before"]):
        return "signed"
    return "day" if beside["before"].istitle() else ""


def _is_byline(line: str) -> bool:
    """Return whether a line is "By" with names: "By Monday the council had voted." is none."""
    by = _BY.match(line)
    words = line[by.end() :].split() if by else []
    return 0 < len(words) <= _NAMES and all(word[0].isupper() for word in words[:2]) and line[-1] not in "!?:;"


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST and not line[0].islower() and line[-1] not in ".,;:"
