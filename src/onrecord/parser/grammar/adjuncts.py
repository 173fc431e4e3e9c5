"""Times, places and occasions around a cue ("on Monday in Rome", "in a statement"): stepped over, not reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.text.tokens import Sentence


_ENDS_CLAUSE = frozenset({tag.STOP, tag.COMMA, tag.SEMICOLON, tag.DASH, tag.CLOSING, tag.SUBORDINATOR})
_STARTS_HEARER = tag.NAMED_OBJECT | {tag.DETERMINER}
_STARTS_COMPLEMENT = tag.STARTS_NOUN_PHRASE | tag.VERB_OR_NOUN | {tag.TIME, tag.ING, tag.OBJECT_PRONOUN}
_BEFORE_GERUND_NOUN = frozenset({tag.DETERMINER, tag.WORD})
_BEFORE_VERB_NOUN = tag.NOMINAL | {tag.POSSESSIVE, tag.ED, tag.TIME}
_ENDS_DATE = frozenset({tag.TIME, tag.NUMBER, tag.CAPITALISED})
_BEHIND_ADVERB = tag.OPENS_CONTENT | tag.OPENS_ADJUNCT
_INSIDE_COMPLEMENT = tag.INSIDE_NOUN_PHRASE - {tag.OF} | {tag.TIME}
_ENDS_OCCASION = tag.COMMA_OR_STOP | tag.OPENS_ADJUNCT | {tag.SEMICOLON, ""}
_OCCASIONS = tag.NOUNS | tag.VERB_OR_NOUN
_DAY_OF_MONTH = frozenset(
    {tag.TIME + tag.NUMBER, tag.CAPITALISED + tag.NUMBER, tag.NUMBER + tag.TIME, tag.NUMBER + tag.CAPITALISED}
)
_COMMA_AND_CONTENT = frozenset({tag.COMMA + tag.THAT, tag.COMMA + tag.QUOTATION})
_THAT_NOUN = frozenset({tag.THAT + tag.WORD, tag.THAT + tag.TIME})
_DAY = frozenset({tag.PREPOSITION + tag.TIME, tag.TIME + tag.PREPOSITION})


def skip_adjuncts(sentence: Sentence, at: int) -> int:
    """Step over times, places and occasions between a cue and its content ("on Monday in Rome", "in a statement")."""
    tags, words = sentence.tags, sentence.words
    while at < len(tags):
        if words[at + 2 : at + 3] in _COUNTED and tags[at] in tag.COUNTING and tags[at + 1] == tag.TIME:
            at += 3  # "two months ago"
        elif tags[at] == tag.TIME:
            at += 1
        elif words[at] in ("last", "this") and (tags[at + 1 : at + 2] == tag.TIME or words[at + 1 : at + 2] in _TIMES):
            at += 2
        elif (width := _rest_of_date(sentence, at)) > 0:
            at += width
        elif tags[at] == tag.PREPOSITION and tags[at + 1 : at + 3] in _THAT_NOUN:
            at += 3  # "in that case"
        elif tags[at] in tag.PREPOSITIONS and at + 1 < len(tags) and tags[at + 1] in _STARTS_COMPLEMENT:
            at = _prepositional_end(sentence, at)
        elif tags[at] == tag.TO and (tags[at + 1 : at + 2] in _STARTS_HEARER or _told_whom(sentence, at + 1)):
            at = _prepositional_end(sentence, at)
        elif tags[at] == tag.ADVERB and at + 1 < len(tags) and tags[at + 1] in _BEHIND_ADVERB:
            at += 1
        elif words[at] in ("late", "early") and at + 1 < len(tags) and tags[at + 1] in tag.OPENS_ADJUNCT:
            at += 1
        elif (
            tags[at] in tag.PARTICIPLES
            and at > 1
            and tags[at - 1] in _OCCASIONS
            and tags[at + 1 : at + 2] in tag.OPENS_ADJUNCT
        ):
            at += 1  # "in remarks published on Sunday"
        else:
            break
    return at


_COUNTED = (("ago",), ("later",), ("earlier",), ("before",))
_TIMES = (("weekend",), ("morning",), ("afternoon",), ("evening",), ("night",))
_LONGEST = 5
"""A date in parentheses has at most so many words."""


def _rest_of_date(sentence: Sentence, at: int) -> int:
    """Return how many tokens at `at` go on with a date: ", 2016", ", March 5,", "(March 14)", "and again on Friday"."""
    tags, words = sentence.tags, sentence.words
    if at == 0 or tags[at - 1] not in _ENDS_DATE:
        return 0
    if tags[at : at + 2] == tag.COMMA + tag.NUMBER and len(words[at + 1]) == len("2016") and words[at + 1].isdecimal():
        return 3 if tags[at + 2 : at + 4] in _COMMA_AND_CONTENT else 2
    if tags[at] == tag.COMMA and tags[at + 1 : at + 3] in _DAY_OF_MONTH and tags[at + 3 : at + 5] in _COMMA_AND_CONTENT:
        return 4
    if tags[at] == tag.OPENING and tags[at - 1] == tag.TIME:
        end = tags.find(tag.CLOSING, at, at + _LONGEST)
        return end + 1 - at if end > 0 and tag.NUMBER in tags[at:end] else 0
    if words[at : at + 2] == ("and", "again") and tags[at + 2 : at + 4] in _DAY:
        return 2
    return 0


def nothing_follows(sentence: Sentence, at: int) -> int | None:
    """Return the token at which the clause ends when only adjuncts follow `at`; None when more content does."""
    tags = sentence.tags
    at = skip_adjuncts(sentence, at)
    return at if at >= len(tags) or tags[at] in _ENDS_CLAUSE else None


def _told_whom(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at] in lexicon.words("hearer")


def _prepositional_end(sentence: Sentence, at: int) -> int:
    """Return the end of the prepositional phrase that begins at `at`: one noun phrase."""
    tags = sentence.tags
    at += 1
    start = at
    while at < len(tags) and at - start < 12:
        sign = tags[at]
        if (
            sign in _INSIDE_COMPLEMENT
            or (sign == tag.DETERMINER and (at == start or tags[at - 1] == tag.PREPOSITION))
            or (sign == tag.ADVERB and at == start)
        ):
            at += 1
        elif sign in tag.VERB_OR_NOUN and (at == start or tags[at - 1] in _BEFORE_VERB_NOUN):
            at += 1
        elif (
            sign == tag.REPORTING_GERUND
            and tags[at - 1] in _BEFORE_GERUND_NOUN
            and tags[at + 1 : at + 2] in _ENDS_OCCASION
        ):
            at += 1  # "at its weekly briefing Thursday"
        elif sign == tag.COORDINATOR and at + 1 < len(tags) and tags[at + 1] in tag.NOUNS and tags[at - 1] in tag.NOUNS:
            at += 1
        elif (
            sign == tag.OF
            or (sign == tag.DETERMINER and tags[at - 1] == tag.OF)
            or (sign == tag.OBJECT_PRONOUN and at == start)
        ):
            at += 1
        else:
            break
    return at
