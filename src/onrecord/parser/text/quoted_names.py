"""Quotations that are a word of the sentence around them: a title, what something is called.

``the "Old Salt" inn``, ``Ann Cole, author of "Salt," said``: nobody says these words. Nicknames inside a name are no
quotations from the first (`quotations.nicknames`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text import tags as tag
from onrecord.parser.text.tokens import tag_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.parser.text.quotations import Quotation

_LONGEST = 60
"""A name or an apposition in quotation marks has at most so many characters."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NOUN = re.compile(r" ([a-zß-ÿ]+)\b")
_SMALL = frozenset({"a", "an", "and", "at", "for", "from", "in", "no", "of", "on", "or", "the", "to", "with"})
_BEFORE_NAME = frozenset({tag.WORD, tag.DETERMINER, tag.OF})
_BEFORE_APPOSITION = tag.NOMINAL | {
    tag.OF,
    tag.PREPOSITION,
    tag.ED,
    tag.PRONOUN,
    tag.OBJECT_PRONOUN,
    tag.SUBORDINATOR,
    tag.COORDINATOR,
}
_OPENS_CLAUSE = tag.PARTICIPLES | {tag.RELATIVE}
_STOPS = frozenset(".!?…")


class Word(NamedTuple):
    """The tag of the token that stands for a quotation, and whether the comma in its marks ends an apposition."""

    sign: str
    comma: bool


def as_word(text: str, quotation: Quotation, tags: Sequence[str], words: Sequence[str]) -> Word | None:
    """Return the token that a quotation is behind the tokens of its sentence so far; None for words that are said."""
    inner = quotation.inner.of(text).strip()
    if not quotation.closed or not inner or len(inner) > _LONGEST:
        return None
    if not tags:
        return Word(tag.CAPITALISED, comma=False) if _leads_noun(text, quotation.span.end, inner) else None
    behind = text[quotation.span.end : quotation.span.end + 2]
    glued = behind[:1] == " " and behind[1:].isalpha()
    sign = tag.CAPITALISED if inner[0].isupper() else tag.WORD
    if inner[-1] not in _STOPS and inner[-1] != ",":
        if glued and tags[-1] in _BEFORE_NAME and _is_name(inner):
            return Word(tag.CAPITALISED, comma=False)
        return Word(sign, comma=False) if behind[:1] == "," and _ends_apposition(inner, tags, words) else None
    if inner[-1] == "," and glued and _ends_apposition(inner, tags, words):
        return Word(sign, comma=True)
    return None


def _is_name(inner: str) -> bool:
    """True for words with capitals, as a title has them."""
    found = _WORD.findall(inner)
    return bool(found) and inner[0].isupper() and all(word[0].isupper() or word in _SMALL for word in found)


def _leads_noun(text: str, at: int, inner: str) -> bool:
    """True for a title that a sentence begins with and a noun follows: ``“Salt” author Bo Lind said``."""
    noun = _NOUN.match(text, at)
    return noun is not None and inner[-1].isalnum() and _is_name(inner) and tag_of(noun[1], noun[1]) == tag.WORD


def _ends_apposition(inner: str, tags: Sequence[str], words: Sequence[str]) -> bool:
    """True where all before is a name, a comma and what the name is: no verb but one behind "who"."""
    if tag.QUOTATION in tags:
        return False
    comma = next((at for at in range(1, len(tags)) if tags[at] == tag.COMMA), None)
    if comma is None or tags[comma - 1] not in tag.NOUNS:
        return False
    clause = set(tags[comma + 1 : comma + 2]) & _OPENS_CLAUSE
    if not tag.FINITE.isdisjoint(tags[:comma] if clause else tags):
        return False
    if inner[0].islower() and any(tag_of(word, word) == tag.AUXILIARY for word in inner.lower().split()):
        return False  # "using the tax “is a mistake,” said Cole"
    if tags[-1] == tag.COMMA:
        return words[-1] == "," and inner.split(maxsplit=1)[0] in ("a", "an")
    return tags[-1] in _BEFORE_APPOSITION
