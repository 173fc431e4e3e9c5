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
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onrecord.parser import lexicon
from onrecord.parser.lexicon import vocabulary as vocabularies
from onrecord.parser.text import tags as tag
from onrecord.spans import Span, named
from onrecord.text import INSIDE_WORD, remembered, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.parser.lexicon.vocabulary import Vocabulary

_INSIDE = f"[{INSIDE_WORD}]"
"""What stands inside a word: also an accent behind its letter, as some systems write it, and a soft hyphen."""
TOKEN = re.compile(
    rf"[A-Za-z]{{2,}}+(?![{INSIDE_WORD}.’'-])"  # most words: the other branches find the same, at more cost
    r"|(?:[A-Za-z]\.){2,}"  # U.S., a.m.
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


@lru_cache(maxsize=8)
def _verb_tags(vocabulary: Vocabulary) -> dict[str, str]:
    tags: dict[str, str] = {}
    for word, entries in vocabulary.verbs.forms.items():
        forms = {form for _, form in entries}
        if forms & {"present", "past", "participle"}:
            tags[word] = tag.REPORTING_VERB
        else:
            tags[word] = tag.REPORTING_GERUND if "gerund" in forms else tag.REPORTING_BASE
    return tags


@lru_cache(maxsize=8)
def _known_tags(vocabulary: Vocabulary) -> dict[str, str]:
    """Return word -> tag for all words in small letters; one that reports is no other finite verb."""
    closed = _closed_classes()
    verbs = {word: sign for word, sign in closed.items() if sign == tag.VERB} | _verb_tags(vocabulary)
    return verbs | {word: sign for word, sign in closed.items() if sign != tag.VERB}


def mark_tag(word: str) -> str:
    """Return the tag of a punctuation mark."""
    return _MARKS.get(word, tag.OTHER)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """Tokens of one sentence: ``tags[i]``, ``words[i]`` (lower case, straight apostrophe), text[starts[i]:ends[i]]."""

    tags: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    vocabulary: Vocabulary
    """The words that report here."""

    @property
    def span(self) -> Span:
        """Where all of it stands in the text."""
        return Span(self.starts[0], self.ends[-1])

    def place(self, tokens: tuple[int, int]) -> Span:
        """Return where tokens [first, end) stand in the text."""
        return Span(self.starts[tokens[0]], self.ends[tokens[1] - 1])

    def is_quotation(self, at: int) -> bool:
        """True where token `at` stands for a whole quotation."""
        return self.tags[at] == tag.QUOTATION

    def opens_content(self, at: int) -> bool:
        """True where "that" or a quotation stands at `at`, which may lie behind the last token."""
        return self.tags[at : at + 1] in tag.OPENS_CONTENT

    def is_comma(self, at: int) -> bool:
        """True for a comma at `at`, which may lie behind the last token."""
        return self.tags[at : at + 1] == tag.COMMA


def retag_title(tags: list[str], words: list[str], raw: list[str], vocabulary: Vocabulary) -> None:
    """Give the capitalised verbs of a title-case line their tags back ("Norland Says Delay Not On Agenda")."""
    capitals = sum(word[:1].isupper() for word in raw)
    letters = sum(word[:1].isalpha() for word in raw)
    if letters < 4 or capitals < 0.6 * letters:
        return
    verbs = _verb_tags(vocabulary)
    for at in range(1, len(tags)):
        verb = tags[at] == tag.CAPITALISED and verbs.get(words[at]) == tag.REPORTING_VERB
        if verb and words[at] not in lexicon.words("never-verb"):
            tags[at] = tag.REPORTING_VERB


_CAPITALS = 4
"""So many words in capitals at the beginning of a sentence are set so for their looks, and are no names."""
_IN_CAPITALS = tag.REPORTS | {
    tag.DETERMINER, tag.PREPOSITION, tag.OF, tag.TO, tag.THAT, tag.PRONOUN, tag.TIME, tag.AUXILIARY, tag.SUBORDINATOR,
    tag.COORDINATOR, tag.CONTRAST, tag.NEGATION, tag.RELATIVE,
}  # fmt: skip


def retag_capitals(tags: list[str], words: list[str], raw: list[str]) -> None:
    """Give the small words and verbs of a lead in capitals their tags back ("THE MAYOR SAID ON TUESDAY that ...")."""
    end = next((at for at, word in enumerate(raw) if word[:1].isalpha() and not word.isupper()), len(raw))
    if sum(word[:1].isalpha() for word in raw[:end]) < _CAPITALS:
        return
    for at in range(end):
        known = tag_of(words[at], words[at])
        if tags[at] == tag.CAPITALISED and known in _IN_CAPITALS and words[at] != "us":
            tags[at] = known


FORENAMES = frozenset({"april", "june", "august", "jan", "jun", "mar", "sun"})
"""Months and weekdays, full or short, that are forenames too."""
_BEFORE_DATE = frozenset({"this", "last", "next", "early", "late", "mid", "every", "until", "since", "till", "past"})


_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_CAPITAL = r"[A-ZÀ-Þ][\w'’-]{0,30}"
_BEFORE_WEEKDAY = re.compile(rf"(?:\b({_CAPITAL})\.? )?\b({_CAPITAL}) ({_WEEKDAY})")
_DAY = re.compile(r"day\b")
_DAYS = tuple(f" {day}" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"))
_TWO_WORDS = 65
"""Two capitalised words, a full stop and their blanks have so many characters at most."""
_SURNAME = re.compile(rf"\b{_CAPITAL} (?=({_CAPITAL})(?! {_WEEKDAY}))")


@lru_cache(maxsize=8)
def day_names(text: str, known: frozenset[tuple[str, str]] = frozenset()) -> frozenset[tuple[str, str]]:
    """Return the names of a text that end in a weekday, in two words: those `known`, and "Ida Friday".

    A forename is one unless the text has it as a surname, too: of "Paul Ryan", "Ryan Friday" is Ryan on Friday.
    """
    found = list(_before_weekdays(text))
    if not found:
        return frozenset()
    titles = lexicon.speakers("title", "style")
    surnames = {word for before, word, _ in found if before and before.lower() not in titles}
    surnames.update(_SURNAME.findall(text))
    forenames = (lexicon.speakers("she-forename", "he-forename")) - {*map(str.lower, surnames)}
    return frozenset((word, day) for _, word, day in found if (word, day) in known or word.lower() in forenames)


def _before_weekdays(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each weekday behind a capitalised word, that word, and the one before it, "" where there is none."""
    end = 0
    for day in _DAY.finditer(text):
        if not text.endswith(_DAYS, 0, day.start()):
            continue
        blank = text.rfind(" ", 0, day.start())
        match = _BEFORE_WEEKDAY.search(text, max(end, blank - _TWO_WORDS), day.end())
        if match:
            yield match[1] or "", match[2], match[3]
            end = match.end()


def retag_calendar_names(
    tags: list[str], words: list[str], raw: list[str], names: frozenset[tuple[str, str]] = frozenset()
) -> None:
    """Tag a weekday or month that is part of a name as one: "the Sunday Times", "August Holm", "Ms. Friday".

    `names` are those that end in a weekday, of which a later one may stand alone: "Ida Friday", "Friday said".
    """
    for at, sign in enumerate(tags):
        if sign != tag.TIME or not raw[at][0].isupper() or raw[at].endswith("."):
            continue
        before = words[at - 1] if at else ""
        name_follows = _begins_name(tags, words, raw, at + 1)
        called = before.rstrip(".") in lexicon.speakers("style") or (at > 0 and (raw[at - 1], raw[at]) in names)
        opens = at == 0 or tags[at - 1] in _BEFORE_SUBJECT
        called |= opens and tags[at + 1 : at + 2] == [tag.REPORTING_VERB] and any(raw[at] == day for _, day in names)
        outlet = before == "the" and name_follows
        free = at == 0 or (tags[at - 1] not in _DATES_FOLLOW and before not in _BEFORE_DATE)
        forename = words[at] in FORENAMES and name_follows and free
        if called or outlet or forename:
            tags[at] = tag.CAPITALISED


def _begins_name(tags: list[str], words: list[str], raw: list[str], at: int) -> bool:
    """True where a capitalised word stands at a place, or behind particles there: "van den Berg"."""
    while at < len(words) and words[at] in lexicon.speakers("particle") and not raw[at][0].isupper():
        at += 1
    return tags[at : at + 1] == [tag.CAPITALISED] and not raw[at][0].isdigit()


_BEFORE_SUBJECT = frozenset({tag.COMMA, tag.QUOTATION, tag.THAT})
_DATES_FOLLOW = frozenset({tag.PREPOSITION, tag.OF, tag.TIME, tag.NUMBER, tag.COORDINATOR, tag.SUBORDINATOR})
_SPELT_AS_NAMES = frozenset({tag.OBJECT_PRONOUN, tag.PRONOUN, tag.PREPOSITION})
"""Small words that are none in capitals: "US", "IT", "IN"."""


def tag_of(word: str, lower: str, vocabulary: Vocabulary | None = None) -> str:
    """Return the tag of one word outside its context; without a `vocabulary` by the words of the lexicon alone."""
    if not word[0].isupper():
        return _known_tags(vocabulary or vocabularies.standard()).get(lower) or _by_spelling(lower)
    # "May" and "March" are a month or a name when capitalised; "US" is not "us"; "Will" may be anybody.
    known = _closed_classes().get(lower, tag.VERB)
    name = known == tag.VERB or (known in _SPELT_AS_NAMES and word.isupper() and len(word) > 1)
    return tag.CAPITALISED if name else known


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


Read: TypeAlias = "tuple[str, str, str, bool, int, int]"
"""A word or mark as printed, in small letters, its tag, if that is settled, and its place between two blanks.

A tag is settled where it is the only one; that of others depends on where they stand: `tag_after`; and a mark may be
none at all there: `is_mark`.
"""

_LONGEST_KEPT = 60
"""What is longer between two blanks is no word: the tokens of the others are kept."""


@lru_cache(maxsize=8)
def reader(vocabulary: Vocabulary) -> Callable[[str], tuple[Read, ...]]:
    """Return what gives the tokens of what stands between two blanks: a word with the marks around it.

    What it gives is kept, for a text is made of few different words.
    """
    word = remembered(lambda printed: _read(printed, vocabulary))

    def tokens(printed: str) -> tuple[Read, ...]:
        if printed.isalpha():  # most are a word, or one and a mark: told without the pattern
            return ((printed, *word(printed), 0, len(printed)),)
        first, mark = printed[:-1], printed[-1:]
        if mark in _ENDINGS and first.isalpha():
            end = len(first)
            return (first, *word(first), 0, end), (mark, *word(mark), end, end + 1)
        return tuple((match.group(), *word(match.group()), *match.span()) for match in TOKEN.finditer(printed))

    return remembered(tokens, longest=_LONGEST_KEPT)


_ENDINGS = frozenset(",.;:?!")


def _read(printed: str, vocabulary: Vocabulary) -> tuple[str, str, bool]:
    """Return a word in small letters, straight apostrophes and nothing invisible, its tag, and if that is settled."""
    if is_mark(printed):
        sign = _MARKS.get(printed, tag.OTHER)
        return printed, sign, sign == tag.COMMA
    lower = printed.lower() if printed.isascii() else visible(printed.lower().replace("’", "'"))
    sign = tag_of(printed, lower, vocabulary)
    if not printed[0].isupper():
        return lower, sign, lower not in _BY_PLACE
    return lower, sign, not (sign == tag.AUXILIARY or lower.endswith("ing") or printed == "March" or lower == "like")


_BY_PLACE = frozenset({"like", "'s"})
"""Words in small letters whose tag depends on where they stand."""


def is_mark(token: str) -> bool:
    """True for a token that is no word."""
    return not (token[0].isalnum() or token[0] in "'’$_")


def tag_after(word: str, lower: str, sign: str, tags: list[str], words: list[str], vocabulary: Vocabulary) -> str:
    """Return the tag of a word behind the tokens of its sentence so far; `sign` is its tag outside its context."""
    if word in ("May", "March") and words and words[-1] in lexicon.words("before-month"):
        return tag.TIME  # "in May had": the month, not Ms. May
    if sign == tag.AUXILIARY and tags and word[0].isupper():
        return tag.CAPITALISED  # "Will urged the party"
    opens = sign == tag.CAPITALISED and not tags and lower.endswith("ing")
    if opens and tag_of(lower, lower, vocabulary) == tag.REPORTING_GERUND:
        return tag.REPORTING_GERUND  # "Conceding that ...": a participle opens the sentence
    if lower == "like" and tags and tags[-1] in _BEFORE_LIKE:
        return tag.REPORTING_BASE  # "would like"
    if lower == "'s" and words and (tags[-1] in tag.SUBJECT_PRONOUNS or words[-1] in lexicon.words("before-is")):
        return tag.AUXILIARY  # "he's", "who's", "there's"; elsewhere a possessive
    return sign


_FOLDED = re.compile(
    r"(?:\b[^\W\d_]\.){2,}|\b(?:mr|mrs|ms|dr|sen|rep|gov|gen|st|jr|sr)\.(?=\s)|\d+(?:[.,]\d+)+"
    r"|(?<![\w-])(?<!\w')[\w-][\w'-]{0,399}(?<=\w)|\w+|[^\w\s\"'“”]"
)
"""A word, an abbreviation or a number with its points, or a mark other than one of quotation, double or single."""


class FoldedToken(NamedTuple):
    """A word or mark of folded text and its place there."""

    word: str
    start: int
    end: int


def folded_tokens(folded: str) -> list[FoldedToken]:
    """Return the words and marks of folded text: contractions and hyphens are one word, quotation marks none."""
    token = named(FoldedToken)
    return [token((match.group(), *match.span())) for match in _FOLDED.finditer(folded)]


def covering(tokens: Sequence[FoldedToken], start: int, end: int) -> range:
    """Return the numbers of the tokens that have a character in [start, end)."""
    return range(bisect_right(tokens, start, key=_end), bisect_left(tokens, end, key=_start))


def beginning_in(tokens: Sequence[FoldedToken], start: int, end: int) -> range:
    """Return the numbers of the tokens that begin in [start, end)."""
    return range(bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start))


def _start(token: FoldedToken) -> int:
    return token.start


def _end(token: FoldedToken) -> int:
    return token.end


# A coarser cut of folded text, which differs from the tokens where a match depends on it.

_RUNS = re.compile(r"\w+")


def runs(folded: str) -> list[str]:
    """Return the runs of letters and digits: what stands between any marks, hyphens too."""
    return _RUNS.findall(folded)
