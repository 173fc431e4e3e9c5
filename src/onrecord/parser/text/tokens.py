"""Words and marks of a sentence, each with one tag, so that phrase rules can be patterns over a short string.

Tags (`onrecord.parser.text.tags` names them):
``Q`` quotation   ``V`` reporting verb (finite form)   ``G`` its -ing form   ``B`` its base form
``X`` auxiliary   ``N`` negation   ``R`` adverb   ``D`` determiner   ``P`` preposition   ``o`` "of"   ``t`` "to"
``S`` subordinator   ``C`` and/or   ``E`` but   ``T`` that   ``W`` who, which   ``H`` he, she   ``J`` him, her
``M`` time word   ``c`` capitalised word   ``n`` other word   ``g`` other -ing word   ``d`` other -ed word
``#`` number   ``v`` other finite verb   ``s`` possessive 's
``,`` ``.`` ``:`` ``;`` ``-`` (dash) ``(`` ``)`` as printed   ``?`` anything else
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag
from onrecord.text import INSIDE_WORD

_INSIDE = f"[{INSIDE_WORD}]"
TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|[’'](?:s|re|ve|d|ll|m)\b"
    r"|\d+(?:-[^\W\d_]+)+"  # 50-state
    r"|\$?\d[\d.,:/]*\d%?|\$?\d%?"
    rf"|\w{_INSIDE}*(?:(?:-(?=\w)|\.(?=[a-z\d])|[’'](?=\w)(?!(?:s|re|ve|d|ll|m)\b))\w{_INSIDE}*)*"
    r"|--+|\.\.\.|[^\w\s]"
)

_MARKS = {
    sign: name
    for name, signs in (
        (tag.COMMA, ","), (tag.STOP, ". ! ?"), (tag.COLON, ":"), (tag.SEMICOLON, "; … ..."),
        (tag.DASH, "— – - -- ---"), (tag.OPENING, "( ["), (tag.CLOSING, ") ]"),
    )
    for sign in signs.split()
}  # fmt: skip

_CLOSED_CLASSES = (
    (tag.ADVERB, "adverb"), (tag.TIME, "time"), (tag.DETERMINER, "determiner"), (tag.PREPOSITION, "preposition"),
    (tag.SUBORDINATOR, "subordinator"), (tag.OBJECT_PRONOUN, "object-pronoun"), (tag.PRONOUN, "pronoun"),
    (tag.RELATIVE, "relative"), (tag.AUXILIARY, "auxiliary"), (tag.NEGATION, "negation"), (tag.VERB, "past"),
    (tag.COORDINATOR, "coordinator"), (tag.CONTRAST, "contrast"),
)  # fmt: skip
"""The lists of the lexicon whose words have one tag wherever they stand; of two lists with a word the later counts."""
_OWN_TAGS = {
    "of": tag.OF, "to": tag.TO, "that": tag.THAT, "'s": tag.POSSESSIVE, "'": tag.POSSESSIVE, "may": tag.AUXILIARY,
    "march": tag.CAPITALISED, "more": tag.DETERMINER,
}  # fmt: skip


@cache
def _closed_classes() -> dict[str, str]:
    """Return word -> tag for all closed classes."""
    return {word: sign for sign, name in _CLOSED_CLASSES for word in lexicon.words(name)} | _OWN_TAGS


@cache
def _verb_tags() -> dict[str, str]:
    tags: dict[str, str] = {}
    for word, entries in lexicon.verbs().forms.items():
        forms = {form for _, form in entries}
        if forms & {"present", "past", "participle"}:
            tags[word] = tag.REPORTING_VERB
        else:
            tags[word] = tag.REPORTING_GERUND if "gerund" in forms else tag.REPORTING_BASE
    return tags


def mark_tag(word: str) -> str:
    """Return the tag of a punctuation mark."""
    return _MARKS.get(word, tag.OTHER)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence: ``tags[i]``, ``words[i]`` (lower case, straight apostrophe), text[starts[i]:ends[i]]."""

    tags: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def is_quotation(self, at: int) -> bool:
        """True where token `at` stands for a whole quotation."""
        return self.tags[at] == tag.QUOTATION

    def opens_content(self, at: int) -> bool:
        """True where "that" or a quotation stands at `at`, which may lie behind the last token."""
        return self.tags[at : at + 1] in tag.OPENS_CONTENT

    def is_comma(self, at: int) -> bool:
        """True for a comma at `at`, which may lie behind the last token."""
        return self.tags[at : at + 1] == tag.COMMA


def retag_title(tags: list[str], words: list[str], raw: list[str]) -> None:
    """Give the capitalised verbs of a title-case line their tags back ("Norland Says Delay Not On Agenda")."""
    capitals = sum(word[:1].isupper() for word in raw)
    letters = sum(word[:1].isalpha() for word in raw)
    if letters < 4 or capitals < 0.6 * letters:
        return
    for at in range(1, len(tags)):
        verb = tags[at] == tag.CAPITALISED and _verb_tags().get(words[at]) == tag.REPORTING_VERB
        if verb and words[at] not in lexicon.words("never-verb"):
            tags[at] = tag.REPORTING_VERB


_SPELT_AS_NAMES = frozenset({tag.OBJECT_PRONOUN, tag.PRONOUN, tag.PREPOSITION})
"""Small words that are none in capitals: "US", "IT", "IN"."""


def tag_of(word: str, lower: str) -> str:
    """Return the tag of one word outside its context."""
    known = _closed_classes().get(lower)
    capital = word[0].isupper()
    if known and not (known == tag.VERB and (capital or lower in _verb_tags())):
        # "May" and "March" are a month or a name when capitalised; "US" is not "us"; "Will" may be anybody.
        name = capital and word.isupper() and len(word) > 1 and known in _SPELT_AS_NAMES
        return tag.CAPITALISED if name else known
    if capital:
        return tag.CAPITALISED
    return _verb_tags().get(lower) or _by_spelling(lower)


def _by_spelling(lower: str) -> str:
    """Return the tag of a word that no list has."""
    first = lower[0]
    if first.isdigit() or first == "$":
        return tag.NUMBER
    if lower.endswith("ly") and lower not in lexicon.words("not-adverb"):
        return tag.ADVERB
    if lower.endswith("ing") and not lower.endswith("thing"):
        return tag.ING
    if lower.endswith("ed"):
        return tag.ED
    return tag.WORD if first.isalpha() or first == "_" else tag.OTHER


_BEFORE_LIKE = frozenset({tag.AUXILIARY, tag.PRONOUN, tag.TO})


def tag_after(word: str, lower: str, tags: list[str], words: list[str]) -> str:
    """Return the tag of a word behind the tokens of its sentence so far."""
    sign = tag_of(word, lower)
    if word in ("May", "March") and words and words[-1] in lexicon.words("before-month"):
        return tag.TIME  # "in May had": the month, not Ms. May
    if sign == tag.AUXILIARY and tags and word[0].isupper():
        return tag.CAPITALISED  # "Will urged the party"
    if sign == tag.CAPITALISED and not tags and lower.endswith("ing") and tag_of(lower, lower) == tag.REPORTING_GERUND:
        return tag.REPORTING_GERUND  # "Conceding that ...": a participle opens the sentence
    if lower == "like" and tags and tags[-1] in _BEFORE_LIKE:
        return tag.REPORTING_BASE  # "would like"
    if lower == "'s" and words and (tags[-1] in tag.SUBJECT_PRONOUNS or words[-1] in lexicon.words("before-is")):
        return tag.AUXILIARY  # "he's", "who's", "there's"; elsewhere a possessive
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
