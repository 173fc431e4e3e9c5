"""What stands around a surname: forenames and their short forms, letters spelt out, the name of a body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.parser.speakers.names import Word

_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)


def spelt_out(name: str) -> str:
    """Return a name as it is printed where the letters with dots and rings are missing."""
    return name.translate(_SPELT_OUT)


def begins_a_body(found: Sequence[Word], at: int, text: str) -> bool:
    """True where a surname begins the name of something: "the Roe Institute"."""
    if at + 1 >= len(found):
        return False
    after = found[at + 1]
    return goes_on(found, at, text) and after.key in lexicon.speakers("body", "outlet")


def goes_on(found: Sequence[Word], at: int, text: str) -> bool:
    """True where a capitalised word stands right behind a word: "King" of "King Olaf"."""
    if at + 1 >= len(found):
        return False
    after = found[at + 1]
    return text[found[at].end : after.start] == " " and text[after.start].isupper()


def before(found: Sequence[Word], at: int, text: str, is_side: Callable[[str], bool]) -> list[str]:
    """Return the capitalised words that stand right before a surname and may be forenames, nearest last."""
    printed: list[str] = []
    behind = ""
    for number in range(at - 1, max(-1, at - 6), -1):
        word = found[number]
        gap = text[word.end : found[number + 1].start]
        mark = text[word.start - 1 : word.start]
        if gap[1:] == " " and gap[:1] in _CLOSES and mark and mark in _OPENS:
            behind = f" {mark}"
            continue  # Anton “Tosh” Berrigan: a nickname is no forename
        gap, behind = (" " if gap == behind else gap), ""
        capital = text[word.start].isupper() and not text[word.start : word.end].isupper()
        if gap == " " and word.key in lexicon.speakers("particle") and not capital:
            continue  # "Ann van den Berg": of the surname, not before it
        initial = word.end - word.start == 1 and text[word.start].isupper() and gap in (". ", " ")
        if not (initial or (capital and gap == " ")) or word.key in _no_forename() or is_side(word.key):
            break
        printed.insert(0, word.key)
    return printed


_OPENS, _CLOSES = "“\"‘'", "”\"’'"


@cache
def _no_forename() -> frozenset[str]:
    lists = ("determiner", "preposition", "auxiliary", "subordinator", "coordinator", "contrast", "relative", "pronoun")
    closed = frozenset[str]().union(*(lexicon.words(name) for name in (*lists, "time", "adverb", "abbreviation")))
    return closed.union(*(lexicon.speakers(name) for name in ("title", "person", "tense", "body", "outlet")))


def fit(printed: list[str], own: tuple[str, ...]) -> bool:
    """True where printed forenames may be an actor's own: the same, an initial, or a short form."""
    if not printed or not own:
        return True
    return any(_same_forename(a, b) for a in printed for b in own)


def _same_forename(printed: str, own: str) -> bool:
    if printed == own or (printed[:1] == own[:1] and (1 in (len(printed), len(own)) or printed[:3] == own[:3])):
        return True
    return not lexicon.short_forms().isdisjoint({(printed, own), (own, printed)})
