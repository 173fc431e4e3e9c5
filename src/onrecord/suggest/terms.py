"""Names and noun phrases of a text, found by their shape: what a codebook might list, before there is one."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag
from onrecord.parser.text.tokens import TOKEN, mark_tag, tag_of
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 3
"""Words of a noun phrase that may name a topic."""
_NAME_PARTS = frozenset({tag.CAPITALISED, tag.NUMBER})
_TERM_WORDS = tag.NOUNS_AND_NUMBERS | {tag.ED, tag.ING}
_JOINS_BODY = frozenset({"of", "for"})


class Token(NamedTuple):
    """A word or mark with its tag (see `tokens`) and its place."""

    word: str
    key: str
    tag: str
    start: int
    end: int


class Name(NamedTuple):
    """Capitalised words in a row, tokens [first, last) of `tokens(text)`."""

    words: tuple[str, ...]
    first: int
    last: int


def tokens(text: str) -> list[Token]:
    """Return the words and marks of `text`; the full stop of an abbreviation belongs to it."""
    found: list[Token] = []
    before = 0
    for match in TOKEN.finditer(text):
        word = match.group()
        if "\n" in text[before : match.start()]:
            found.append(Token("", "", tag.STOP, before, before))  # nothing goes on behind the end of a line
        before = match.end()
        if word == "." and found and _is_abbreviated(found[-1]) and found[-1].end == match.start():
            found[-1] = found[-1]._replace(word=f"{found[-1].word}.", end=match.end())
            continue
        if word in "'’" and found and _is_plural_owner(found[-1], match.start(), text[match.end() : match.end() + 2]):
            found[-1] = found[-1]._replace(word=f"{found[-1].word}{word}", end=match.end())
            continue
        is_word = word[0].isalnum() or word[0] in "$_'’"
        key = fold(word)
        found.append(Token(word, key, tag_of(word, key) if is_word else mark_tag(word), match.start(), match.end()))
    return found


def _is_abbreviated(token: Token) -> bool:
    return token.key in lexicon.words("abbreviation") or (len(token.word) == 1 and token.word.isupper())


def _is_plural_owner(token: Token, at: int, behind: str) -> bool:
    """True for "Drivers" in "Drivers' Alliance"."""
    return (
        token.end == at
        and token.tag == tag.CAPITALISED
        and token.key.endswith("s")
        and behind[:1] == " "
        and behind[1:].isupper()
    )


def names(found: list[Token]) -> Iterator[Name]:
    """Yield the runs of capitalised words; "Ministry of Trade" and the like are one."""
    at = 0
    while at < len(found):
        if not _capital(found[at]):
            at += 1
            continue
        end = at + 1
        while end < len(found) and (_capital(found[end]) or _joins(found, end)):
            end += 1
        yield Name(tuple(token.word for token in found[at:end]), at, end)
        at = end


def _capital(token: Token) -> bool:
    initial = len(token.word) == 2 and token.word[0].isupper() and token.word[1] == "."
    return initial or (token.word[:1].isupper() and token.tag in _NAME_PARTS and len(token.key) > 1)


def _joins(found: list[Token], end: int) -> bool:
    """True for the "of" in "Ministry of Trade": a body's word before it, a capital behind."""
    following = found[end + 1 : end + 2]
    is_body = found[end - 1].key in lexicon.speakers("body")
    return found[end].key in _JOINS_BODY and is_body and bool(following) and _capital(following[0])


def noun_phrases(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the noun phrases of one to three words in `text`, each with its shorter ends and the names in it.

    A phrase stands behind a determiner, a preposition or a possessive, or opens a clause, and ends before another
    kind of word: without that frame a bare word may as well be a verb.
    """
    found = tokens(text)
    at = 0
    while at < len(found):
        if not _inside(found[at]):
            at += 1
            continue
        end = at
        while end < len(found) and _inside(found[end]):
            end += 1
        before = found[at - 1].tag if at else tag.STOP
        after = found[end].tag if end < len(found) else tag.STOP
        while end > at and (found[end - 1].tag not in tag.NOUNS_AND_NUMBERS or found[end - 1].key.isdigit()):
            end -= 1
        if end > at and found[end - 1].key in _PARTICLES:
            end = at  # "the way out": no noun ends there
        if end > at and before in _BEFORE and after in _AFTER and (before in "DsPoC" or after in "XVo"):
            words = tuple(token.word for token in found[at:end])
            for length in range(1, min(LONGEST, len(words)) + 1):
                yield words[-length:]
            yield from _names_before(found[at:end])
        at = max(end, at + 1)


def _names_before(run: list[Token]) -> Iterator[tuple[str, ...]]:
    """Yield the names that stand before the main word of a phrase: "Orion" in "the Orion delivery"."""
    for name in names(run):
        if name.last < len(run) and name.last - name.first <= LONGEST:
            yield name.words


_PARTICLES = frozenset("out up down off away back together apart along forward ahead there here".split())


def _inside(token: Token) -> bool:
    """True for a word that a noun phrase may hold: "night" is one in "night ferry", "Monday" in none."""
    return token.tag in _TERM_WORDS or (token.tag == tag.TIME and token.word.islower())


_BEFORE = "DsPoC.,;:-?("
_AFTER = "PoXV.,;:-?)CSTWERtHs"


@cache
def general() -> frozenset[str]:
    """Return the words that name no topic when they stand alone: general nouns, speakers, and nouns of reporting."""
    speakers = (lexicon.speakers(name) for name in ("person", "people", "spokesperson", "statement", "outlet", "title"))
    lists = ("general-noun", "time", "not-adverb", "determiner", "statement-place", "hearer", "adverb", "preposition")
    words = itertools.chain(*speakers, *map(lexicon.words, lists), lexicon.nouns(), lexicon.verbs().forms)
    return frozenset(words)


_IES = re.compile(r"(?<=..[^aeiou])ies$")
_ES = re.compile(r"(?<=ss|.x|.z|ch|sh)es$")


def singular(word: str) -> str:
    """Return a noun without its plural ending, by the rules of spelling; what looks singular stays.

    >>> [singular(word) for word in ("dams", "cities", "taxes", "houses", "Congress", "crisis")]
    ['dam', 'city', 'tax', 'house', 'Congress', 'crisis']
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "news", "series")):
        return word
    if word.lower() in ("buses", "gases", "bonuses", "viruses", "campuses"):
        return word[:-2]
    if _IES.search(word):
        return f"{word[:-3]}y"
    return _ES.sub("", word) if _ES.search(word) else word[:-1]
