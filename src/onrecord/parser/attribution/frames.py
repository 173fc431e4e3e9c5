"""Subcategorization frames of reporting verbs: one function each, where a content of that form begins.

Each takes a sentence and the token behind the cue, and returns the token where the content begins, None where what
stands there does not fit the frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.grammar.adjuncts import skip_adjuncts
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.text.tokens import Sentence

_BEHIND_SO = tag.COMMA_OR_STOP | tag.OPENS_ADJUNCT | {tag.SEMICOLON, tag.DASH}
_BEHIND_THAT_NOUN = tag.COMMA_OR_STOP | tag.OPENS_ADJUNCT | tag.CONJUNCTIONS | {tag.SEMICOLON}
_OPENS_CLAUSE = tag.STARTS_NOUN_PHRASE | tag.PRONOUNS | {tag.SUBORDINATOR, tag.NEGATION}
_OPENS_CLAUSE_BEHIND_ADJUNCT = _OPENS_CLAUSE | tag.ING_FORMS | {tag.AUXILIARY, tag.ED, tag.TO, tag.ADVERB, tag.TIME}
_STARTS_TOLD_CLAUSE = frozenset({tag.DETERMINER, tag.PRONOUN, tag.WORD})
_OPENS_VERBLESS = tag.STARTS_NOUN_PHRASE | {tag.NEGATION}
_HEARER_WORDS = (
    tag.INSIDE_NOUN_PHRASE | tag.PRONOUNS | {tag.DETERMINER, tag.COORDINATOR, tag.PREPOSITION, tag.OPENING, tag.CLOSING}
)
_STARTS_HEARER = tag.STARTS_NOUN_PHRASE | tag.PRONOUNS
_STARTS_CALLED = (
    tag.STARTS_NOUN_PHRASE
    | tag.PRONOUNS
    | tag.OPENS_CONTENT
    | {tag.ING, tag.POSSESSIVE, tag.NEGATION, tag.SUBORDINATOR}
)
_STARTS_OBJECT = tag.STARTS_DESCRIPTION | tag.PRONOUNS | tag.ING_FORMS | {tag.QUOTATION, tag.RELATIVE, tag.SUBORDINATOR}
_BEHIND_TIME = tag.ING_FORMS | {tag.WORD}
_OPENS_INSERT = tag.OPENS_ADVERBIAL_CLAUSE | {tag.REPORTING_GERUND, tag.ADVERB, tag.CAPITALISED, tag.ED}
_STARTS_MAIN_CLAUSE = tag.NOMINAL | {tag.PRONOUN}
_BEHIND_PLURAL = tag.PREPOSITIONS | {tag.AUXILIARY, tag.RELATIVE}
_CALLED_WHAT = tag.NOUNS | tag.PREPOSITIONS | {tag.ED, tag.POSSESSIVE}
_OBJECT_HEADS = tag.NOUNS | tag.ING_FORMS
_BEHIND_HEARER_TO = tag.INFINITIVE | {tag.QUOTATION, tag.VERB}
_BEHIND_TO = tag.INFINITIVE | {tag.ING, tag.CAPITALISED, tag.VERB}
_MARK_AND_QUOTATION = frozenset(
    {tag.COMMA + tag.QUOTATION, tag.COLON + tag.QUOTATION, tag.DASH + tag.QUOTATION, tag.SEMICOLON + tag.QUOTATION}
)
_HEARER_REACH = 12
"""A hearer has at most so many words."""
_INSERT_REACH = 15
"""An insert behind the cue has at most so many words."""


def quotation_or_colon(sentence: Sentence, at: int) -> int | None:
    """A quotation, perhaps behind a comma or colon; or words behind a colon."""
    tags = sentence.tags
    if tags[at : at + 1] == tag.QUOTATION:
        return at
    if tags[at : at + 2] in _MARK_AND_QUOTATION:
        return at + 1
    if tags[at : at + 1] == tag.COLON and at + 1 < len(tags):
        return at + 1
    return None


def clause(sentence: Sentence, at: int) -> int | None:
    """``said [that] clause``, ``said on Monday he would``, ``said, "quotation"``"""
    tags, words = sentence.tags, sentence.words
    direct = at
    if at < len(tags) and _opens_clause(sentence, at):
        return at
    at = skip_adjuncts(sentence, at)
    if at >= len(tags):
        return None
    found = quotation_or_colon(sentence, at)
    if found is not None:
        return found
    if tags[at] == tag.THAT:
        return at
    if tags[at] == tag.COMMA and tags[at + 1 : at + 2] == tag.THAT:
        return at + 1
    if tags[at] == tag.COMMA and (said := _behind_insert(sentence, at)) is not None:
        return said
    # Adjuncts can be the beginning of the clause itself ("said on Monday he would" / "said in Rome talks began").
    if tags[at] in _OPENS_CLAUSE_BEHIND_ADJUNCT and words[at] != "as" and _has_verb(sentence, at):
        return at
    if tags[direct] in _OPENS_CLAUSE and _has_verb(sentence, direct):
        return direct
    if tags[direct] in _OPENS_VERBLESS and direct == at:
        return direct
    return None


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """True where a word that is no noun elsewhere is one here, and the subject of what is said."""
    tags, words = sentence.tags, sentence.words
    follows = tags[at + 1 : at + 2]
    if tags[at] == tag.REPORTING_VERB and words[at].endswith("s") and follows in _BEHIND_PLURAL:
        return True  # "said comments from the mayor were": a plural noun, not a verb
    if tags[at] == tag.REPORTING_BASE and follows in tag.PREPOSITIONS:
        return _has_verb(sentence, at + 1)  # "said praise from the mayor helped"
    if tags[at] == tag.TIME and follows == tag.POSSESSIVE:
        return _has_verb(sentence, at + 1)  # "said Thursday's debate was lost"
    if words[at] == "so":
        return follows in _BEHIND_SO  # "60 percent say so"
    # "said about half of them left"
    counted = follows in tag.COUNTING or words[at + 1 : at + 2] == ("half",)
    roughly = words[at] in lexicon.words("roughly") and counted and words[at + 1] not in lexicon.words("article")
    return roughly and _has_verb(sentence, at)


def _behind_insert(sentence: Sentence, comma: int) -> int | None:
    """``reported, citing officials, that X``, ``said, among other things, that X``: the content behind the insert.

    ``said, if asked, he would``: the insert is part of what is said.
    """
    tags = sentence.tags
    if tags[comma + 1 : comma + 2] not in _OPENS_INSERT:
        return None
    closing = tags.find(tag.COMMA, comma + 1, comma + _INSERT_REACH)
    if closing < 0:
        return None
    if sentence.opens_content(closing + 1):
        return closing + 1
    condition = sentence.words[comma + 1] in ("if", "unless", "when", "while", "because", "although")
    return comma + 1 if condition and tags[closing + 1 : closing + 2] in _STARTS_MAIN_CLAUSE else None


def _has_verb(sentence: Sentence, at: int) -> bool:
    """True where something that can be a finite verb stands behind `at`."""
    tags = sentence.tags
    return (
        any(sign in tag.ANY_VERB for sign in tags[at : at + 40])
        or tag.QUOTATION in tags[at + 1 : at + 8]
        or tag.WORD in tags[at + 1 : at + 6]
    )


def that(sentence: Sentence, at: int) -> int | None:
    """``noted that clause``, ``explained how``: no clause without its opener."""
    tags, words = sentence.tags, sentence.words
    at = skip_adjuncts(sentence, at)
    if at < len(tags) and (tags[at] == tag.THAT or words[at] in ("how", "why", "whether", "what")):
        return at
    return None


def asks(sentence: Sentence, at: int) -> int | None:
    """``asked reporters, "quotation"``, ``asked the council whether``"""
    end = _hearer_end(sentence, at)
    if end is None:
        return whether(sentence, at)
    found = quotation_or_colon(sentence, skip_adjuncts(sentence, end))
    return found if found is not None else whether(sentence, end)


def whether(sentence: Sentence, at: int) -> int | None:
    """``asked whether clause``, ``wondered, "quotation"``, ``asked about X``"""
    words = sentence.words
    at = skip_adjuncts(sentence, at)
    found = quotation_or_colon(sentence, at)
    if found is not None:
        return found
    if at < len(words) and words[at] in ("whether", "if", "how", "why", "what", "when", "where", "who", "which"):
        return at
    if words[at : at + 1] == ("about",) and at + 1 < len(words):
        return at + 1
    return None


def _hearer_end(sentence: Sentence, at: int) -> int | None:
    """Return the end of the hearer ("reporters", "the council", "Radio News") that stands at `at`."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags):
        return None
    if tags[at] in tag.PRONOUNS or words[at] in lexicon.words("hearer"):
        return at + 1
    stop = min(len(tags), at + _HEARER_REACH)
    start = at
    while at < stop and (words[at] != "there" or at == start or tags[at + 1 : at + 2] != tag.AUXILIARY):
        sign = tags[at]
        if (
            sign in tag.INSIDE_NOUN_PHRASE
            or (sign == tag.DETERMINER and (at == start or tags[at - 1] == tag.OF))
            or (sign in tag.VERB_OR_NOUN and at > start)
        ):
            at += 1
        elif sign == tag.COORDINATOR and tags[at + 1 : at + 2] in tag.NOUNS:
            at += 1
        else:
            break
        # A clause may follow without "that": a name is told, then the clause's own subject begins.
        if (
            at < stop
            and tags[at - 1] == tag.CAPITALISED
            and tags[at] in _STARTS_TOLD_CLAUSE
            and not tag.OPENS_REPORT & set(tags[at : at + 3])
        ):
            return at
    return at if at > start else None


def hearer(sentence: Sentence, at: int) -> int | None:
    """``told reporters [that] clause``, ``told the council, "quotation"``; the hearer may be left out."""
    end = _hearer_end(sentence, at)
    if end is None:
        return clause(sentence, at)
    return clause(sentence, end)


def nobody_is_told(sentence: Sentence, at: int) -> bool:
    """``warned the delay would cost lives``: what could be the hearer has a verb of its own."""
    end = _hearer_end(sentence, at)
    return end is not None and sentence.tags[end : end + 1] == tag.AUXILIARY and sentence.tags[at] not in tag.PRONOUNS


def infinitive(sentence: Sentence, at: int) -> int | None:
    """``offered to pay``, ``decided on Monday not to pay``"""
    tags = sentence.tags
    at = skip_adjuncts(sentence, at) if tags[at : at + 1] in tag.OPENS_ADJUNCT else at
    if sentence.words[at : at + 1] == ("not",) and tags[at + 1 : at + 2] == tag.TO:
        return at  # "decided not to recommend it"
    return at if tags[at : at + 1] == tag.TO and tags[at + 1 : at + 2] in _BEHIND_TO else None


def hearer_infinitive(sentence: Sentence, at: int) -> int | None:
    """``urged the council to pay``: the content begins with the one who is urged."""
    tags = sentence.tags
    if at >= len(tags) or tags[at] not in _STARTS_HEARER:
        return None
    end = at
    stop = min(len(tags), at + 15)
    while end < stop and tags[end] in _HEARER_WORDS:
        end += 1
    while end < stop and tags[end] in tag.ADVERB_OR_NEGATION:
        end += 1
    return at if end > at and tags[end : end + 1] == tag.TO and tags[end + 1 : end + 2] in _BEHIND_HEARER_TO else None


def object_of_verb(sentence: Sentence, at: int) -> int | None:
    """``rejected the offer``, ``proposed building it``"""
    tags, words = sentence.tags, sentence.words
    if words[at + 2 : at + 3] == ("ago",):
        return None
    if at >= len(tags):
        return None
    if words[at] == "yet" and tags[at + 1 : at + 2] == tag.DETERMINER:
        return at  # "requested yet another inquiry"
    if tags[at] == tag.THAT and tags[at + 1 : at + 2] in tag.NOUNS and tags[at + 2 : at + 3] in _BEHIND_THAT_NOUN:
        return at  # "questioned that decision"
    if tags[at] in _STARTS_OBJECT or (tags[at] in tag.VERB_OR_NOUN and tags[at + 1 : at + 2] != tag.DETERMINER):
        return at
    if tags[at] == tag.ADVERB and tags[at + 1 : at + 2] in tag.NOMINAL:
        return at  # "called for further action"
    if tags[at] == tag.TIME and tags[at + 1 : at + 2] in _BEHIND_TIME:
        return at  # "opposes night flights"
    return at if tags[at : at + 1] == tag.NEGATION else None


def called(sentence: Sentence, at: int) -> int | None:
    """``called X "Y"``, ``described X as Y``: the content begins with the object."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags) or tags[at] not in _STARTS_CALLED:
        return None
    window = range(at, min(len(tags), at + 30))
    for i in window:
        if tags[i] == tag.QUOTATION or (words[i] == "as" and i > at):
            return at
        if tags[i] in tag.SENTENCE_MARKS:
            break
    if any(words[i] in ("a", "an") and tags[i - 1] in _OBJECT_HEADS for i in range(at + 1, min(at + 7, len(words)))):
        return at  # "called the hearing a partisan affair"
    # "called him a liar", "called the plan dead": an object and what it is called, side by side.
    if tags[at] in tag.PRONOUNS and tags[at + 1 : at + 2] in tag.STARTS_DESCRIPTION:
        return at
    return at if tags[at] in tag.NOMINAL and tags[at + 1 : at + 2] in _CALLED_WHAT else None
