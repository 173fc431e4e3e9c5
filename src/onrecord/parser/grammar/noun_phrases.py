"""Noun phrases around a reporting verb: the subject before it, the speaker after it, and what may stand between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.text.tokens import Sentence


_NO_RELATIVE_CLAUSE = tag.PAUSES | {tag.STOP, tag.QUOTATION, tag.PRONOUN, tag.OPENING}
_OPENS_CLAUSE = tag.CONJUNCTIONS | tag.PREPOSITIONS | {tag.COMMA, tag.SUBORDINATOR, tag.THAT, tag.TIME}
_NAMED = frozenset({tag.DETERMINER, tag.CAPITALISED})
_BEFORE_GERUND = tag.DETERMINING | tag.VERB_OR_NOUN | {tag.WORD, tag.ED}
_BEHIND_APPOSITION = tag.OPENS_ADVERBIAL_CLAUSE | {tag.RELATIVE}
_BEFORE_INNER_PHRASE = tag.PREPOSITIONS | {tag.COORDINATOR, tag.TO}
_ENDS_NO_PHRASE = tag.PREPOSITION_OR_TO | {tag.DETERMINER, tag.COORDINATOR}
_VERB_OF_RELATIVE = tag.VERB_OR_NOUN | {tag.AUXILIARY}
_NOMINAL = tag.INSIDE_NOUN_PHRASE | {tag.DETERMINER, tag.TIME}
_TAKES_PREPOSITION = tag.STARTS_DESCRIPTION | tag.REPORTING | {tag.POSSESSIVE, tag.ING, tag.OBJECT_PRONOUN}
_BEFORE_BARE_NOUN = tag.NOMINAL | {tag.POSSESSIVE, tag.ED, tag.COMMA}
_VERB_BEHIND_WHO = frozenset({tag.ED, tag.VERB})
_BEHIND_RELATIVE_THAT = tag.FINITE_OR_ED | {tag.WORD}
_BEHIND_VERB_NOUN = tag.NOUNS | tag.COMMA_OR_STOP
_STARTS_NO_PHRASE = frozenset({tag.OF, tag.OTHER, tag.POSSESSIVE, tag.CLOSING, tag.OPENING})

REACH = 40
"""Tokens looked at on either side: longer noun phrases are lists or misread, and every rule stays linear."""


class Phrase(NamedTuple):
    """Tokens ``[start, end)`` of a noun phrase; ``left`` is where it and all that belongs to it begins."""

    start: int
    end: int
    left: int


def noun_phrase_start(sentence: Sentence, last: int) -> int | None:
    """Return the first token of the noun phrase whose last token is `last`; None where none ends there."""
    tags = sentence.tags
    if last < 0:
        return None
    if _stands_for_one(sentence, last):
        return last
    if tags[last] == tag.CLOSING:
        opening = tags.rfind(tag.OPENING, max(0, last - REACH), last)
        return noun_phrase_start(sentence, opening - 1) if opening > 0 and tags[opening - 1] != tag.CLOSING else None
    if tags[last] == tag.OBJECT_PRONOUN and last > 1 and tags[last - 1] == tag.OF:
        return noun_phrase_start(sentence, last - 2)  # "one of them"
    if not _can_be_last(sentence, last):
        return None
    start = _leftmost(sentence, last)
    if start > last:
        return None
    behind_who = start > 1 and tags[start - 1] == tag.RELATIVE and tags[start - 2] in tag.NOUNS
    if behind_who and tags[start] in _VERB_BEHIND_WHO:
        return noun_phrase_start(sentence, start - 2)  # "voters who watched the debate"
    return start if _has_head(sentence, start, last) else None


def _stands_for_one(sentence: Sentence, at: int) -> bool:
    """True for a pronoun that is a noun phrase of its own: "he", "who", "everybody", "that" behind a noun."""
    tags = sentence.tags
    if tags[at] in tag.SUBJECT_PRONOUNS or sentence.words[at] in lexicon.words("indefinite-pronoun"):
        return True
    return tags[at] == tag.THAT and (at == 0 or tags[at - 1] in tag.STARTS_NOUN_PHRASE)


def _can_be_last(sentence: Sentence, at: int) -> bool:
    """True for a word that a noun phrase can end with."""
    sign = sentence.tags[at]
    return sign in _NOMINAL or sign in tag.REPORTING


def _leftmost(sentence: Sentence, last: int) -> int:
    """Return the first of the words in a row that belong to the noun phrase ending at `last`; behind it: none does."""
    at = last
    limit = max(0, last - REACH)
    while at >= limit:
        before = _one_step_left(sentence, at, last, limit)
        if before is None:
            break
        at = before
    start = at + 1
    while start <= last and sentence.tags[start] in _STARTS_NO_PHRASE:
        start += 1
    return start


def _has_head(sentence: Sentence, start: int, last: int) -> bool:
    """True where tokens `start` to `last` hold more than determiners and numbers, or such as stand alone."""
    tags, words = sentence.tags, sentence.words
    if any(sign not in tag.COUNTING for sign in tags[start : last + 1]) or words[last] in lexicon.words(
        "standing-alone"
    ):
        return True
    if tags[last] != tag.NUMBER:
        return False
    return words[last].endswith("%") or words[last - 1 : last] == ("in",) or _is_count(words[last])


def _is_count(word: str) -> bool:
    """True for a number of people ("43 said the same"), not for a year."""
    return word.isdigit() and len(word) < 4


def _one_step_left(sentence: Sentence, at: int, last: int, limit: int) -> int | None:
    """Return the next token to look at when token `at` belongs to the noun phrase that ends at `last`; else None."""
    tags, words = sentence.tags, sentence.words
    sign = tags[at]
    if sign in _NOMINAL and sign != tag.TIME:
        return at - 1
    if at <= limit:
        return None
    belongs = (
        (
            sign in tag.PREPOSITION_OR_TO
            and words[at] in lexicon.words("attaching-preposition")
            and tags[at - 1] in _TAKES_PREPOSITION
            and at < last
        )
        or (sign == tag.COORDINATOR and _joins(sentence, at, last))
        or (sign in tag.REPORTING and _nominal_verb(sentence, at, last))
        or (sign == tag.ADVERB and tags[at - 1] == tag.DETERMINER and at < last)
        # "allies that own the jet": a restrictive relative clause
        or (sign == tag.THAT and at < last and tags[at - 1] in tag.NOUNS and tags[at + 1] in _BEHIND_RELATIVE_THAT)
    )
    if sign == tag.COORDINATOR and belongs and tags[at - 1] == tag.PRONOUN:
        return at - 2
    if belongs:
        return at - 1
    if sign in _VERB_OF_RELATIVE and (relative := _relative_before(sentence, at, limit)) is not None:
        return relative - 1
    return None


def _joins(sentence: Sentence, at: int, last: int) -> bool:
    """True where and/or at token `at` joins two noun phrases rather than two clauses."""
    tags = sentence.tags
    right, left = tags[at + 1 : last + 1], tags[at - 1]
    if not right:
        return False
    if left == tag.PRONOUN:
        return sentence.words[at - 1] in ("he", "she") and right[0] in _NAMED  # "she and another reporter"
    if left not in tag.NOUNS_AND_NUMBERS:
        return False
    # Names join names ("The Senate and House"), and anything joins what begins the sentence ("Cole and his aides")
    # or a name behind a comma ("The bridge is shut, Cole and two aides said").
    first = at - 1
    while first > 0 and tags[first - 1] in tag.SUBJECT_WORDS:
        first -= 1
    before = tags[first - 1] if first > 0 else ""
    alike = (left == tag.CAPITALISED) == (right[-1] == tag.CAPITALISED)
    named = before == tag.COMMA and {*tags[first:at]} == {tag.CAPITALISED} and right[0] in _NAMED | {tag.NUMBER}
    return before == "" or named or (before in _OPENS_CLAUSE and alike)


def _nominal_verb(sentence: Sentence, at: int, last: int) -> bool:
    """True where a reporting verb's form is a noun or participle inside a noun phrase ("a report", "cited by")."""
    tags = sentence.tags
    before, after = tags[at - 1], tags[at + 1] if at < last else ""
    if tags[at] == tag.REPORTING_BASE and (at == last or (after and after in tag.NOUNS)):
        # "the campaign", "the campaign spokesman", "secretary of state": no bare verb stands there
        return before in _BEFORE_BARE_NOUN or (before == tag.OF and at == last)
    if tags[at] == tag.REPORTING_GERUND:
        return before in _BEFORE_GERUND
    if before in tag.DETERMINING or (before == tag.WORD and after == "" and sentence.words[at].endswith("s")):
        return True
    return (before in tag.NOUNS and after in tag.PREPOSITION_OR_TO and at < last) or (
        before in tag.PREPOSITIONS and after != tag.DETERMINER
    )


def _relative_before(sentence: Sentence, at: int, limit: int) -> int | None:
    """Return the token of a "who" or "that" that opens a restrictive relative clause around the verb at `at`."""
    tags = sentence.tags
    for back in range(at - 1, max(limit, at - 10), -1):
        if tags[back] in _NO_RELATIVE_CLAUSE:
            return None
        if tags[back] == tag.RELATIVE and back > limit and tags[back - 1] in tag.NOMINAL:
            return back
        if (
            tags[back] == tag.THAT
            and back > limit
            and tags[back - 1] == tag.WORD
            and (back + 1 == at or tags[back + 1] == tag.AUXILIARY)
        ):
            return back  # "allies that own the jet"
    return None


def noun_phrase_end(sentence: Sentence, start: int, *, names_only: bool = False) -> int | None:
    """Return the end of the noun phrase that begins at `start` (after an inverted verb); None where none begins.

    ``said Name, the minister for X, on Monday``: the name with its apposition, without the adverbial.
    """
    tags, words = sentence.tags, sentence.words
    if start >= len(tags):
        return None
    if tags[start] in tag.PRONOUNS:
        return start + 1
    if tags[start] not in tag.STARTS_NOUN_PHRASE and not (
        tags[start] == tag.ED and tags[start + 1 : start + 2] in tag.NOUNS
    ):
        return None
    at = _plain_phrase_end(sentence, start)
    if at == start:
        return None
    while not names_only and at + 1 < len(tags) and tags[at] == tag.COMMA:
        if tags[at + 1] == tag.RELATIVE:
            closing = tags.find(tag.COMMA, at + 1, at + REACH)
            at = closing if closing > 0 else _last(tags)
            break
        if tags[at + 1] not in tag.STARTS_DESCRIPTION or (
            words[at + 1] == "the" and tags.find(tag.REPORTING_VERB, at, at + 8) > 0
        ):
            break
        end = _plain_phrase_end(sentence, at + 1)
        if end <= at + 1:
            break
        if end < len(tags) and tags[end] not in tag.CLOSING_MARKS and tags[end] not in _BEHIND_APPOSITION:
            end = _apposition_end(sentence, end) if tags[at + 1] == tag.DETERMINER else None
        if end is None:
            break
        at = end
    if not names_only and tags[at : at + 1] == tag.RELATIVE and tags[at - 1] in tag.NOUNS:
        closing = tags.find(tag.COMMA, at, at + REACH)
        at = closing if closing > 0 else _last(tags)
    return at


def _apposition_end(sentence: Sentence, at: int) -> int | None:
    """Return where an apposition ends that goes on at `at` without a verb of its own; None where it is none.

    ``said Name, a critic of the council's attempts to end it.``
    """
    tags = sentence.tags
    for end in range(at, min(len(tags), at + REACH)):
        if tags[end] in tag.COMMA_OR_STOP:
            return end
        if tags[end] in _NO_APPOSITION:
            return None
    return None


_NO_APPOSITION = tag.FINITE | tag.PAUSES | {tag.QUOTATION, tag.PRONOUN, tag.SUBORDINATOR, tag.THAT, tag.TIME}


def _last(tags: str) -> int:
    return len(tags) - 1 if tags.endswith(".") else len(tags)


def _plain_phrase_end(sentence: Sentence, start: int) -> int:
    tags, words = sentence.tags, sentence.words
    at = start
    stop = min(len(tags), start + REACH)
    while at < stop:
        sign = tags[at]
        if sign in tag.INSIDE_NOUN_PHRASE or (
            sign == tag.DETERMINER and (at == start or tags[at - 1] in _BEFORE_INNER_PHRASE)
        ):
            at += 1
        elif (
            sign in tag.PREPOSITION_OR_TO
            and words[at] in ("for", "at", "of", "to", "with", "from", "in")
            and at + 1 < stop
        ):
            if tags[at + 1] not in tag.NOMINAL or (
                words[at] == "in" and tags[at - 1] == tag.CAPITALISED and tags[at + 1] != tag.CAPITALISED
            ):
                break
            if words[at + 1] in lexicon.words("statement-place") or (
                tags[at + 1] == tag.DETERMINER and at + 2 < stop and words[at + 2] in lexicon.words("statement-place")
            ):
                break
            at += 1
        elif sign == tag.COORDINATOR and at + 1 < stop and tags[at + 1] in _NAMED and tags[at - 1] == tag.CAPITALISED:
            at += 1
        elif (
            sign in tag.REPORTING
            and at > start
            and tags[at - 1] in tag.NOMINAL
            and at + 1 < stop
            and tags[at + 1] in _BEHIND_VERB_NOUN
        ):
            at += 1
        elif sign == tag.OPENING and tag.CLOSING in tags[at : at + 8]:
            at = tags.index(tag.CLOSING, at) + 1
        else:
            break
    while at > start and tags[at - 1] in _ENDS_NO_PHRASE:
        at -= 1
    return at
