"""Weekdays and months that name somebody or something: "Mrs. May", "the Sunday Courier", "the Mail on Sunday"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.parser import lexicon
from onrecord.parser.dates.calendar import WEEKDAY

_MONTH = re.compile(r"\b([A-Z][\w'’-]{0,30}\.?) (?:March|April|May|June|August)\b(?! \d)")
_FORENAME = re.compile(r"(?:\b([\w.]{1,30}) )?\b(?:Jan|Sun|April|May|June|August) (?=[A-Z][a-z])")
_BEFORE_MONTH = frozenset(
    "in on by of for from to at until till since through between before after during around about early late mid last"
    " this next every each and or".split()
)
_WITH_WEEKDAY = re.compile(rf"\b[Tt]he {WEEKDAY} (?=[A-Z])")


@cache
def _sunday_paper() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(lexicon.words('sunday-paper'))}) on Sunday\b")


def ends_paper(before: str) -> bool:
    """True where the words `before` a Sunday are a paper's name that goes on with it: "the Mail on "."""
    return bool(_sunday_paper().search(before[-_REACH:] + "Sunday"))


_REACH = 20
_MAY_NAME = ("day", "March", "April", "May", "June", "August", "Jan ", "Sun ")
"""What a text must hold where a weekday or month in it is a name: most have none of it."""


def without(words: str) -> str:
    """Return `words` without the weekdays and months in them that are part of a name."""
    if not any(map(words.__contains__, _MAY_NAME)):
        return words
    words = _sunday_paper().sub(" ", _WITH_WEEKDAY.sub(" ", words))
    return _FORENAME.sub(_without_name, _MONTH.sub(_without_name, words))


def _without_name(match: re.Match[str]) -> str:
    """Leave out a month that is a name; behind "in" and the like it is the month."""
    before = match[1] or ""
    return match[0] if before.lower() in _BEFORE_MONTH else f"{before} "
