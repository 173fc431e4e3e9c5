"""Quotation marks to quotations: the outermost ones, per paragraph, open or closed, continued or odd."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.parser import lexicon
from onrecord.spans import Span
from onrecord.text import INSIDE_WORD, fold, matches

# Single marks count only where they cannot be an apostrophe: they open after a blank or bracket and close before one.
# Three at the end of words ("''He said, 'No,'''") are a single mark and a double one.
_MARK = re.compile(r"(?<=[\w.,!?…])'(?=''(?!'))|[\"“”„«»]|``|''|’’|‘‘|(?<![\w'’.,])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_BEGINS_MARK = re.compile("[\"“”„«»`'’‘]")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENS_AFTER = frozenset(" \t\u00a0\u202f\u2009([{—–-/:;,")
_CLOSES_BEFORE = frozenset(" \t\u00a0\u202f\u2009)]}—–-/:;,.!?…")
_ALWAYS_OPEN = frozenset({"“", "„", "«", "``", "‘‘"})
_ALWAYS_CLOSE = frozenset({"”", "»"})
_SINGLE = frozenset({"'", "‘", "’"})
_PARTNERS = {'"': '"', "“": "”", "«": "»", "„": "“”", "``": "''"}
_STOPS = frozenset(".,!?…")
_CLAUSE_LENGTH = 90
"""What says who spoke, behind a mark that was never closed, has at most so many characters."""


class Quotation(NamedTuple):
    """A quotation with its marks. ``closed`` is False where it runs to the paragraph's end; ``goes_on`` is True
    where it takes up an open quotation of the paragraph before."""  # noqa: D205, D209

    span: Span
    inner: Span
    closed: bool
    goes_on: bool


_INSIDE_MARKS = rf"[“\"‘'](?:[^\W\d_a-z][{INSIDE_WORD}-]{{0,30}} ?){{1,3}}"
_BEFORE_CAPITAL = re.compile(r"[“\"‘'](?=[^\W\d_a-z])")
_NICKNAME = re.compile(rf"(?<=[{INSIDE_WORD}.] ){_INSIDE_MARKS}[”\"’'](?= ([^\W\d_a-z][{INSIDE_WORD}-]*))")
_CALLED = re.compile(rf"{_INSIDE_MARKS}[.,]?[”\"’'](?!\w)")
_CALLS = re.compile(
    r"\b(?:known(?: \w{1,20}){0,3} as|nicknamed|alias|(?:goes|went|going) by(?: the name)?|answer(?:s|ed|ing)? to"
    r"|name (?:as|is|was)) $"
)
_NAME_BEFORE = re.compile(r"(?:^|[\s(\"“])([^\W\d_a-z][^\s,;:!?\"“”]{0,40}) $")
_REACH = 90
"""What calls somebody by a nickname has fewer characters; and so has a name before one."""


def nicknames(text: str, start: int, end: int) -> list[Span]:
    """Return the nicknames with their marks: inside a name, Anton “Tosh” Berrigan, or behind "known as".

    Single marks stand in headlines of nothing but capitals, too: there a forename must stand before.
    """
    piece = text[start:end]
    if not ("'" in piece or '"' in piece or "“" in piece or "‘" in piece):
        return []
    found: list[Span] = []
    for mark in _BEFORE_CAPITAL.finditer(text, start, end):
        at = mark.start()
        match = _NICKNAME.match(text, at, end)
        if match is None or not _is_inside_name(text, start, match):
            match = _CALLED.match(text, at, end)
            if match is None or not _CALLS.search(text, max(start, at - _REACH), at):
                continue
        found.append(Span(*match.span()))
    return found


def _is_inside_name(text: str, start: int, match: re.Match[str]) -> bool:
    """True for words in marks that a name goes on behind, and has begun before; `start` is that of the stretch."""
    name = _NAME_BEFORE.search(text, max(start, match.start() - _REACH), match.start())
    if name is None:
        return False
    forename = fold(name[1]).split("-")[0]
    if any(forename in lexicon.speakers(f"{gender}-forename") for gender in ("she", "he")):
        return True
    return text[match.start()] in '“"' and not forename.endswith("'s") and not _is_small(fold(match[1]))


def _is_small(word: str) -> bool:
    return any(
        word in lexicon.words(name) for name in ("preposition", "subordinator", "determiner", "time", "auxiliary")
    )


def find(text: str) -> list[Quotation]:
    """Return the outermost quotations of `text` in order; never raises, linear in its length."""
    found: list[Quotation] = []
    open_before = False
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        mark = _BEGINS_MARK.search(text, start, end)
        if mark is not None:
            here = _in_paragraph(text, start, end, mark.start(), open_before=open_before)
            found += here
            open_before = bool(here) and not here[-1].closed
        elif open_before:
            open_before = not paragraph.group().strip()
    return found


def _in_paragraph(text: str, start: int, end: int, at: int, *, open_before: bool) -> list[Quotation]:
    """Return the quotations of a paragraph whose first mark stands at `at`."""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    singles_close = 0
    inside_names = {place for span in nicknames(text, start, end) for place in (span.start, span.end - 1)}
    for mark in matches(_MARK, _BEGINS_MARK, text, at, end):
        if mark.start() in inside_names:
            continue
        sign = mark.group()
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        if opened is None:
            at_start = mark.start() == first
            if _may_open(sign, before, after, at_start=at_start) or _opens_apart(text, mark, end, at_start=at_start):
                if sign in _SINGLE:
                    # A single mark opens only if one closes further on; look once per paragraph, from the right.
                    singles_close = singles_close or _last_single_close(text, start, end)
                    if mark.start() >= singles_close - 1:
                        continue
                opened = mark
            continue
        single = opened.group() in _SINGLE
        if single != (sign in _SINGLE) and not (sign == "’’" and not single):
            continue
        if single and _is_apostrophe(text, mark, end):
            continue
        if _may_close(sign, before, after, at_end=mark.end() == end):
            goes_on = open_before and not found and opened.start() == first
            found.append(_quotation(opened, mark.start(), mark.end(), closed=True, goes_on=goes_on))
            opened = None
    if opened is not None and opened.group() not in _SINGLE:
        stop = start + len(text[start:end].rstrip())
        goes_on = open_before and not found and opened.start() == first
        forgotten = _forgotten_close(text, opened.end(), stop)
        stop = forgotten or stop
        if stop > opened.end():
            found.append(_quotation(opened, stop, stop, closed=forgotten is not None, goes_on=goes_on))
    return found


@cache
def _clause_of_speaker() -> re.Pattern[str]:
    """``, said the mayor.`` and ``, the mayor said on Monday.`` at the end of a paragraph."""
    said = "|".join(lexicon.words("said"))
    return re.compile(rf",(?=\s+(?:(?:{said})\s[^,.;!?]+|[^,.;!?]+\s(?:{said})(?:\s[^,.;!?]+)?)\.?$)")


def _forgotten_close(text: str, start: int, end: int) -> int | None:
    """Return where a quotation that nothing closes ends, when the paragraph's last clause says who spoke."""
    match = _clause_of_speaker().search(text, max(start, end - _CLAUSE_LENGTH), end)
    return match.start() if match else None


def _opens_apart(text: str, mark: re.Match[str], end: int, *, at_start: bool) -> bool:
    """True for a mark with a blank on its inner side whose partner has one too: ``" It is over , " he said``."""
    partners = _PARTNERS.get(mark.group())
    before = text[mark.start() - 1 : mark.start()]
    if partners is None or not (at_start or before.isspace()) or not text[mark.end() : mark.end() + 1].isspace():
        return False
    following = _MARK.search(text, mark.end(), end)
    while following and following.group() in _SINGLE:
        following = _MARK.search(text, following.end(), end)
    if following is None or following.group() not in partners or not text[following.start() - 1].isspace():
        return False
    return following.start() > mark.end() + 1 and not text[following.end() : following.end() + 1].isalnum()


def _is_apostrophe(text: str, mark: re.Match[str], end: int) -> bool:
    """True for the mark of "the tenants’ boats" inside single ones: the next single mark closes too, behind a stop."""
    if text[mark.start() - 1] in _STOPS:
        return False
    following = next((m for m in matches(_MARK, _BEGINS_MARK, text, mark.end(), end) if m.group() in _SINGLE), None)
    return following is not None and following.group() != "‘" and text[following.start() - 1] in _STOPS


def _quotation(opened: re.Match[str], inner_end: int, end: int, *, closed: bool, goes_on: bool) -> Quotation:
    return Quotation(Span(opened.start(), end), Span(opened.end(), inner_end), closed, goes_on)


def _may_open(sign: str, before: str, after: str, *, at_start: bool) -> bool:
    """True where a mark can begin a quotation: words follow, and none stands directly before."""
    if not after or after.isspace():
        return False
    if sign in _ALWAYS_OPEN:
        return True
    free = at_start or not before or before in _OPENS_AFTER or before.isspace()
    if sign in ("''", "’’", "”", "»"):
        return free and after.isalnum()
    return free


def _may_close(sign: str, before: str, after: str, *, at_end: bool) -> bool:
    """True where a mark can end a quotation; a wrong-way mark closes when it stands as a closing one would."""
    if sign in _ALWAYS_CLOSE or sign in ("''", "’’"):
        return True
    stands_last = at_end or not after or after in _CLOSES_BEFORE or after.isspace() or after in "\"'’”"
    if sign in _ALWAYS_OPEN or sign == "‘":
        return stands_last and bool(before) and not before.isspace()
    # A straight mark with a word on both sides ('5"x7"') closes nothing unless a blank or stop follows.
    return stands_last or (bool(before) and before in ".,!?…")


def _last_single_close(text: str, start: int, end: int) -> int:
    """Return the end of the paragraph's last closing single mark, or `start` + 1 where there is none."""
    last = start + 1
    for mark in matches(_MARK, _BEGINS_MARK, text, start, end):
        if mark.group() in ("'", "’") and not text[mark.start() - 1 : mark.start()].isspace() and mark.start() > start:
            last = mark.end()
    return last


_OPENING = frozenset({'"', "“", "‘", "'", "`", "„", "«"})
_THAT = re.compile(r"that[,\s]+(?=\S)")


def unquoted(text: str, span: Span) -> Span:
    """Return a content without its marks where it is one quotation, and without a leading "that"."""
    start, end = span
    words = text[start:end]
    if words[:1] in _OPENING:
        width = 2 if words[:2] in ("``", "''", "‘‘") else 1
        width += len(words[width:]) - len(words[width:].lstrip())
        inner = words[width:].rstrip()
        for close in ("''", "’’", "”", '"', "’", "'"):
            if inner.endswith(close) and not any(mark in inner[: -len(close)] for mark in ('"', "“", "”", "''")):
                return Span(start + width, start + width + len(inner) - len(close))
        if not any(mark in inner for mark in ('"', "”", "''")):
            return Span(start + width, start + width + len(inner))
    for close in ("''", "’’", "”", '"'):
        if words.endswith(close) and words.count(close) == 1 and not any(mark in words for mark in ("“", "``")):
            return Span(start, end - len(close))  # the last sentences of a quotation cut by issue
    match = _THAT.match(words)
    return Span(start + match.end(), end) if match else span
