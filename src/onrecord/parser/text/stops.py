"""Which full stops end a sentence, and which belong to the word before: the one definition for all of the parser."""

from __future__ import annotations

import re

from onrecord.parser import lexicon

_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_LAST_WORD = re.compile(r"[^\W_](?:[.'’-]?\w){0,30}$")


def belongs_to_word(word: str, following: str, *, capital: bool) -> bool:
    """True where the full stop behind `word` is its own: an abbreviation, an initial, or no end at all.

    `word` is in small letters, `capital` tells whether it is printed with one; `following` is what stands behind the
    stop, without blanks, quotation marks and brackets.
    """
    if following[:1].islower() or following[:1] in ("", ",", ";"):
        return True
    if word in lexicon.words("abbreviation") and (capital or not following[:1].isupper()):
        return True
    return len(word) == 1 and capital and word != "i"


def ends_sentence(text: str, stop: int, following: str) -> bool:
    """True where the mark at `stop` ends a sentence, before a blank and `following`."""
    if text[stop] != ".":
        return True
    match = _LAST_WORD.search(text, max(0, stop - 40), stop)
    word = match[0] if match else ""
    return not (_INITIALS.fullmatch(word) or belongs_to_word(word.lower(), following, capital=word[:1].isupper()))
