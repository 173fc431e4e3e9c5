"""Words and marks of a sentence, each with one tag, so that phrase rules can be patterns over a short string.

Tags:
``Q`` quotation   ``V`` reporting verb (finite form)   ``G`` its -ing form   ``B`` its base form
``X`` auxiliary   ``N`` negation   ``R`` adverb   ``D`` determiner   ``P`` preposition   ``o`` "of"   ``t`` "to"
``S`` subordinator   ``C`` and/or   ``E`` but   ``T`` that   ``W`` who, which   ``H`` he, she   ``J`` him, her
``M`` time word   ``c`` capitalised word   ``n`` other word   ``g`` other -ing word   ``d`` -ed word   ``#`` number
``v`` other finite verb
``s`` possessive 's   ``,`` ``.`` ``:`` ``;`` ``-`` (dash) ``(`` ``)`` as printed   ``?`` anything else
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.parser import lexicon

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|[’'](?:s|re|ve|d|ll|m)\b"
    r"|\d+(?:-[^\W\d_]+)+"  # 50-state
    r"|\$?\d[\d.,:/]*\d%?|\$?\d%?"
    r"|\w+(?:(?:-(?=\w)|\.(?=[a-z\d])|[’'](?=\w)(?!(?:s|re|ve|d|ll|m)\b))\w+)*"
    r"|--+|\.\.\.|[^\w\s]"
)

_MARKS = {
    ",": ",", ".": ".", ":": ":", ";": ";", "—": "-", "–": "-", "--": "-", "---": "-", "-": "-", "(": "(", ")": ")",
    "[": "(", "]": ")", "…": ";", "...": ";", "!": ".", "?": ".",
}  # fmt: skip


@cache
def _closed_classes() -> dict[str, str]:
    """Return word -> tag for all closed classes; later lists win."""
    lists = (
        ("R", "adverb"), ("M", "time"), ("D", "determiner"), ("P", "preposition"), ("S", "subordinator"),
        ("J", "object-pronoun"), ("H", "pronoun"), ("W", "relative"), ("X", "auxiliary"), ("N", "negation"),
        ("v", "past"), ("C", "coordinator"), ("E", "contrast"),
    )  # fmt: skip
    tags = {word: tag for tag, name in lists for word in lexicon.words(name)}
    return tags | {"of": "o", "to": "t", "that": "T", "'s": "s", "'": "s", "may": "X", "march": "c", "more": "D"}


@cache
def _verb_tags() -> dict[str, str]:
    tags: dict[str, str] = {}
    for word, entries in lexicon.verbs().forms.items():
        forms = {form for _, form in entries}
        tags[word] = "V" if forms & {"present", "past", "participle"} else "G" if "gerund" in forms else "B"
    return tags


def mark_tag(word: str) -> str:
    """Return the tag of a punctuation mark."""
    return _MARKS.get(word, "?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence: ``tags[i]``, ``words[i]`` (lower case, straight apostrophe), text[starts[i]:ends[i]]."""

    tags: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def retag_title(tags: list[str], words: list[str], raw: list[str]) -> None:
    """Give the capitalised verbs of a title-case line their tags back ("Norland Says Delay Not On Agenda")."""
    capitals = sum(word[:1].isupper() for word in raw)
    letters = sum(word[:1].isalpha() for word in raw)
    if letters < 4 or capitals < 0.6 * letters:
        return
    for at in range(1, len(tags)):
        if tags[at] == "c" and words[at] not in _NEVER_VERBS and _verb_tags().get(words[at]) == "V":
            tags[at] = "V"


_NEVER_VERBS = frozenset({"states"})


@cache
def _not_adverbs() -> frozenset[str]:
    return lexicon.words("not-adverb")


def tag(word: str, lower: str) -> str:
    """Return the tag of one word outside its context."""
    known = _closed_classes().get(lower)
    if known and not (known == "v" and (lower in _verb_tags() or word[0].isupper())):
        # "May" and "March" are a month or a name when capitalised; "US" is not "us"; "Will" may be anybody.
        return "c" if word[0].isupper() and word.isupper() and len(word) > 1 and known in "JHP" else known
    verb = _verb_tags().get(lower)
    if verb and not word[0].isupper():
        return verb
    first = word[0]
    if first.isdigit() or first == "$":
        return "#"
    if first.isupper():
        return "c"
    if lower.endswith("ly") and lower not in _not_adverbs():
        return "R"
    if lower.endswith("ing") and not lower.endswith("thing"):
        return "g"
    if lower.endswith("ed"):
        return "d"
    return "n" if first.isalpha() or first == "_" else "?"


_BEFORE_MONTH = frozenset("in since until by last early late mid next this during of from".split())
_BEFORE_IS = frozenset({"that", "there", "here", "what", "where", "how"})


def tag_after(word: str, lower: str, tags: list[str], words: list[str]) -> str:
    """Return the tag of a word behind the tokens of its sentence so far."""
    sign = tag(word, lower)
    if word in ("May", "March") and words and words[-1] in _BEFORE_MONTH:
        return "M"  # "in May had": the month, not Ms. May
    if sign == "X" and tags and word[0].isupper():
        return "c"  # "Will urged the party"
    if sign == "c" and not tags and lower.endswith("ing") and tag(lower, lower) == "G":
        return "G"  # "Conceding that ...": a participle opens the sentence
    if lower == "like" and tags and tags[-1] in "XHt":
        return "B"  # "would like"
    if lower == "'s" and words and (tags[-1] in "HW" or words[-1] in _BEFORE_IS):
        return "X"  # "he's", "who's", "there's"; elsewhere a possessive
    return sign


_FOLDED = re.compile(
    r"(?:\b[^\W\d_]\.){2,}|\b(?:mr|mrs|ms|dr|sen|rep|gov|gen|st|jr|sr)\.(?=\s)|\d+(?:[.,]\d+)+"
    r"|(?<![\w'-])[\w'-]{1,400}(?<=\w)|\w+|[^\w\s\"“”]"
)
"""A word, an abbreviation or a number with its points, or a mark other than one of quotation."""


class FoldedToken(NamedTuple):
    """A word or mark of folded text and its place there."""

    word: str
    start: int
    end: int


def folded_tokens(folded: str) -> list[FoldedToken]:
    """Return the words and marks of folded text: contractions and hyphens are one word, quotation marks none."""
    return [FoldedToken(match.group(), *match.span()) for match in _FOLDED.finditer(folded)]


# Two coarser cuts of folded text, which differ from the tokens where a match depends on it.

_PARTS = re.compile(r"[\w-]+|[,;:.!?()]")
_RUNS = re.compile(r"\w+")


def folded_parts(folded: str) -> list[FoldedToken]:
    """Return words cut at apostrophes and points, and the marks across which no topic term in another order reaches."""
    return [FoldedToken(match.group(), *match.span()) for match in _PARTS.finditer(folded)]


def runs(folded: str) -> list[str]:
    """Return the runs of letters and digits: what stands between any marks, hyphens too."""
    return _RUNS.findall(folded)
