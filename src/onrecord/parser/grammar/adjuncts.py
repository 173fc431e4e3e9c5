"""Times, places and occasions around a cue ("on Monday in Rome", "in a statement"): stepped over, not reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from onrecord.parser.text.tokens import Sentence


def skip_adjuncts(sentence: Sentence, at: int) -> int:
    """Step over times, places and occasions between a cue and its content ("on Monday in Rome", "in a statement")."""
    tags, words = sentence.tags, sentence.words
    while at < len(tags):
        if words[at + 2 : at + 3] in _COUNTED and tags[at] in "D#" and tags[at + 1] == "M":
            at += 3  # "two months ago"
        elif tags[at] == "M":
            at += 1
        elif words[at] in ("last", "this") and (tags[at + 1 : at + 2] == "M" or words[at + 1 : at + 2] in _TIMES):
            at += 2
        elif (width := _rest_of_date(sentence, at)) > 0:
            at += width
        elif tags[at] == "P" and tags[at + 1 : at + 3] in ("Tn", "TM"):
            at += 3  # "in that case"
        elif tags[at] in "Po" and at + 1 < len(tags) and tags[at + 1] in "DcnM#gJVB":
            at = _prepositional_end(sentence, at)
        elif tags[at] == "t" and (
            tags[at + 1 : at + 2] in ("D", "c", "J") or words[at - 1] in _ANSWERS or _told_whom(sentence, at + 1)
        ):
            at = _prepositional_end(sentence, at)
        elif tags[at] == "R" and at + 1 < len(tags) and tags[at + 1] in "TQPM":
            at += 1
        elif tags[at : at + 2] == ",c" and tags[at + 2 : at + 4] in (",T", ",Q") and tags[at - 1] == "c":
            at += 3  # "in Madison, Wisconsin, that"
        elif words[at] in ("late", "early") and at + 1 < len(tags) and tags[at + 1] in "PM":
            at += 1
        elif tags[at] in "dV" and at > 1 and tags[at - 1] in "ncVB" and tags[at + 1 : at + 2] in ("P", "M"):
            at += 1  # "in remarks published on Sunday"
        else:
            break
    return at


_ANSWERS = frozenset("reply replies response responses answer answers reaction".split())
_COUNTED = (("ago",), ("later",), ("earlier",), ("before",))
_TIMES = (("weekend",), ("morning",), ("afternoon",), ("evening",), ("night",))
_LONGEST = 5
"""A date in parentheses has at most so many words."""


def _rest_of_date(sentence: Sentence, at: int) -> int:
    """Return how many tokens at `at` go on with a date: ", 2016", ", March 5,", "(March 14)", "and again on Friday"."""
    tags, words = sentence.tags, sentence.words
    if at == 0 or tags[at - 1] not in "M#c":
        return 0
    if tags[at : at + 2] == ",#" and len(words[at + 1]) == len("2016") and words[at + 1].isdecimal():
        return 3 if tags[at + 2 : at + 4] in (",T", ",Q") else 2
    if tags[at] == "," and tags[at + 1 : at + 3] in ("M#", "c#", "#M", "#c") and tags[at + 3 : at + 5] in (",T", ",Q"):
        return 4
    if tags[at] == "(" and tags[at - 1] == "M":
        end = tags.find(")", at, at + _LONGEST)
        return end + 1 - at if end > 0 and "#" in tags[at:end] else 0
    if words[at : at + 2] == ("and", "again") and tags[at + 2 : at + 4] in ("PM", "MP"):
        return 2
    return 0


def nothing_follows(sentence: Sentence, at: int) -> int | None:
    """Return the token at which the clause ends when only adjuncts follow `at`; None when more content does."""
    tags = sentence.tags
    at = skip_adjuncts(sentence, at)
    return at if at >= len(tags) or tags[at] in ".,;-)S" else None


def _told_whom(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at] in lexicon.words("hearer")


def _prepositional_end(sentence: Sentence, at: int) -> int:
    """Return the end of the prepositional phrase that begins at `at`: one noun phrase."""
    tags = sentence.tags
    at += 1
    start = at
    while at < len(tags) and at - start < 12:
        sign = tags[at]
        if (
            sign in "cn#sM?dg"
            or (sign == "D" and (at == start or tags[at - 1] == "P"))
            or (sign == "R" and at == start)
        ):
            at += 1
        elif sign in "VB" and (at == start or tags[at - 1] in "DnsdMc"):
            at += 1
        elif sign == "G" and tags[at - 1] in "Dn" and tags[at + 1 : at + 2] in (*"M.,P;", ""):
            at += 1  # "at its weekly briefing Thursday"
        elif sign == "C" and at + 1 < len(tags) and tags[at + 1] in "cn" and tags[at - 1] in "cn":
            at += 1
        elif sign == "o" or (sign == "D" and tags[at - 1] == "o") or (sign == "J" and at == start):
            at += 1
        else:
            break
    return at
