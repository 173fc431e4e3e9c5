"""Which full stops end a sentence, and which belong to the word before: the one definition for all of the parser."""

from __future__ import annotations

import re

from onrecord.parser import lexicon

_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_LAST_WORD = re.compile(r"[^\W_](?:[.'’-]?\w){0,30}$")


def belongs_to_word(word: str, following: str) -> bool:
    """True where the full stop behind `word`, as printed, is its own: an abbreviation, an initial, or no end at all.

    `following` is what stands behind the stop, without blanks, quotation marks and brackets.
    """
    if following[:1].islower() or following[:1] in (",", ";"):
        return True
    lower, capital = word.lower(), word[:1].isupper()
    if lower in lexicon.words("abbreviation") and (capital or not following[:1].isupper()):
        return True
    return len(word) == 1 and capital and word != "I"


def ends_sentence(text: str, stop: int, following: str) -> bool:
    """True where the mark at `stop` ends a sentence, before a blank and `following`."""
    if text[stop] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop - 40), stop)
    return word is None or not (_INITIALS.fullmatch(word[0]) or belongs_to_word(word[0], following))
