"""What a thing is said to do to others, and so how good it is: "the dam would flood farms", "it will lower bills".

The thing is the subject; its verb does good or harm whatever the object ("protect", "ruin"), or as the object is good
or bad itself ("cut jobs", "cut crime").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser.stances import polarity_terms
from onrecord.parser.stances.clauses import VERBAL
from onrecord.parser.stances.polarity_terms import Operator

if TYPE_CHECKING:
    from onrecord.parser.stances.clauses import Clause

_BETWEEN = VERBAL | frozenset("not never only also just even still always to going already really simply then".split())
_ELSEWHERE = frozenset(
    "in on at under by with for from about against over into to than without between among near behind beside around "
    "outside inside through after before".split()
)
_NO_OBJECT = _ELSEWHERE | VERBAL | frozenset("of and or but that which who".split())
_SUMS = frozenset("$ £ € about roughly around nearly almost more between up an less at as".split())
_FEWER = frozenset("less fewer lower no reduced smaller little".split())
_NOBODY = frozenset("no nobody nobody's no-one none nothing neither".split())
_SUBJECT, _OBJECT = 3, 7
"""So many words before a thing may make it no subject; so many behind its verb may hold the object."""
_LATE = 6
"""The verb begins so many words behind the thing, auxiliaries and adverbs."""


def of(words: list[str], first: int, last: int, clause: Clause) -> Operator | None:
    """Return what the thing in tokens [first, last] of a clause is said to do, as a value; None for nothing."""
    return behind(words, last + 1, clause.last) if _is_subject(words, first, clause) else None


def behind(words: list[str], first: int, stop: int) -> Operator | None:
    """Return what a verb in tokens [first, stop) says that its subject, which stands before them, does."""
    at = _verb(words, first, stop)
    if at is None:
        return None
    verb = next(iter(polarity_terms.find(words[at : min(stop, at + 4)], "verbs")), None)
    if verb is None or verb.first != 0:
        return None
    start = at + verb.last + 1
    if start >= stop or words[start] in _NO_OBJECT or not (words[start][0].isalnum() or words[start][0] in "$£€"):
        return None
    sign, end = _sign(verb.name, words[start : min(stop, start + _OBJECT)])
    if words[at].startswith("cost") and (words[start] in _SUMS or words[start][0].isdigit()):
        return None
    return Operator("value", "effect", sign, 2, at, start + end - 1) if sign else None


def _verb(words: list[str], first: int, end: int) -> int | None:
    """Return the token of the verb behind the thing: behind its last auxiliary, or next to it."""
    stop = min(end, first + _LATE)
    at = first
    while at < stop and (words[at] in _BETWEEN or words[at].endswith(("n't", "ly")) or words[at].startswith("'")):
        at += 1
    if at == first:  # "the dam project would"
        follows = next((n for n in range(first, min(stop, first + 3)) if words[n] in VERBAL), None)
        if follows is not None and all(word.isalpha() for word in words[first:follows]):
            return _verb(words, follows, end)
    return at if at < stop else None


def _is_subject(words: list[str], first: int, clause: Clause) -> bool:
    before = words[max(clause.first, first - _SUBJECT) : first]
    return _ELSEWHERE.isdisjoint(before)


def _sign(verb: str, behind: list[str]) -> tuple[int, int]:
    """Return the sign of a verb of one class with the object in the words behind it, and where that ends."""
    thing = next(iter(polarity_terms.find(behind, "things")), None)
    end = thing.last + 1 if thing is not None else 1
    if verb in ("helps", "harms"):
        sign = 1 if verb == "helps" else -1
        harmless = behind[0] in _NOBODY or (thing is not None and thing.name == "villains")
        return (-sign if harmless else sign), end
    if thing is None:
        return (1 if verb == "mends" else 0), end
    worth = 1 if thing.name == "good" else -1
    if behind[0] in _NOBODY or not _FEWER.isdisjoint(behind[max(0, thing.first - 2) : thing.first]):
        worth = -worth
    return (worth if verb == "brings" else -worth), end
