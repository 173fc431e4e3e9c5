"""Whether a text is English, told by its small words: surely, or not at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.parser import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_READ = 6_000
"""So many characters of a text tell its language."""
_ENOUGH = 50
"""A text with fewer words in small letters is not judged."""
_ENGLISH = 0.06
"""English prose has a fifth and more of small words that other languages do not share; another has less than this."""
_SHARED = frozenset("a all am an as do for had has her his in me no on or over so us was we will".split())
"""Small words of English that are words of other languages too."""
_NO_LETTER_CASE = 200
"""So many letters without capitals, in a script that has none, are enough as well."""


@lru_cache(maxsize=2)
def is_english(text: str) -> bool:
    """Return False where `text` is surely prose in another language; lists, tables and short texts pass for English.

    It is asked of an article's body and of its words without markup, which are mostly the same.

    >>> is_english("Die Nachtfähre ist eine Lebensader, sagte die Bürgermeisterin. " * 15)
    False
    >>> is_english("Die Nachtfähre")
    True
    """
    read, small = text[:_READ], _small_words()
    if sum(map(small.__contains__, read.split())) >= _ENGLISH * (len(read) + 1) / 2:
        return True  # nearly every text: enough of them for the most words that so many characters can be
    words = [word for word in _WORD.findall(read) if word == word.lower()]
    if len(words) < _ENOUGH and sum(len(word) for word in words if word == word.upper()) < _NO_LETTER_CASE:
        return True
    return sum(map(small.__contains__, words)) >= _ENGLISH * len(words)


@cache
def _small_words() -> frozenset[str]:
    lists = ("determiner", "preposition", "auxiliary", "subordinator", "coordinator", "contrast", "relative", "pronoun")
    return frozenset({"of", "to", "that", "not"}).union(*map(lexicon.words, lists)) - _SHARED
