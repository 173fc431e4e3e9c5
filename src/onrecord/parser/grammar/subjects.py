"""Who does the reporting: the subject of a verb group, found before it, after it, or in the clause before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.grammar.noun_phrases import REACH, Phrase, noun_phrase_end, noun_phrase_start
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


_IDENTIFIES = tag.STARTS_DESCRIPTION | {tag.RELATIVE}
_TIME_WORDS = tag.COUNTING | {tag.TIME}
_ENDS_NAME = tag.NOUNS | {tag.CLOSING}
_BEFORE_FLOATING = tag.NOUNS | {tag.PRONOUN, tag.CLOSING}
_BEFORE_TIME = (
    tag.NOUNS_AND_NUMBERS
    | tag.SUBJECT_PRONOUNS
    | tag.VERB_OR_NOUN
    | {tag.CLOSING, tag.ING, tag.COMMA, tag.ED, tag.AUXILIARY}
)
_SHARING = tag.CONJUNCTIONS | tag.OPENS_ADVERBIAL_CLAUSE | {tag.COMMA, tag.REPORTING_VERB, tag.DASH, tag.SEMICOLON}
_BEFORE_PARTICIPLE = tag.NOUNS | tag.CLOSES_CONTENT | {tag.COORDINATOR, tag.PREPOSITION, tag.DASH}
_STARTS_OBJECT = frozenset({tag.DETERMINER, tag.OBJECT_PRONOUN})
_BEFORE_NO_VERB = tag.DETERMINING | tag.PREPOSITIONS
_ENDS_SUBJECT = tag.NOUNS | {tag.PRONOUN}
_MODIFIED = tag.NOUNS_AND_NUMBERS | tag.VERB_OR_NOUN | {tag.OBJECT_PRONOUN}


def subject_of(sentence: Sentence, group: Group, groups: list[Group]) -> Phrase | None:
    """Return the subject of `group`; for "and V" and ", V-ing" that of the clause before."""
    tags = sentence.tags
    before = group.first - 1
    if group.form == "base" and tags[group.first] == tag.TO and not _owned(sentence, before):
        return _earlier_subject(sentence, group.first, groups)
    participle = group.form == "gerund" and not any(tags[i] == tag.AUXILIARY for i in range(group.first, group.verb))
    if participle and before > 1 and tags[before] in tag.NOUNS_AND_NUMBERS:
        start = noun_phrase_start(sentence, before)
        joined = start and tags[before] == tag.CAPITALISED and tags[start - 1] in tag.COMMA_OR_AND
        if start and (joined or sentence.words[start - 1] == "with" or tags[start - 1] == tag.DASH):
            return Phrase(start, before + 1, start)  # "with 22 percent saying", "- Ryan saying", "and Cole saying"
    if participle and before == 0 and tags[0] in tag.OPENS_ADVERBIAL_CLAUSE:
        return _following_subject(sentence, group)  # "After saying that, Name left"
    if before >= 0 and (tags[before] in tag.CONJUNCTIONS or (participle and tags[before] in _BEFORE_PARTICIPLE)):
        return _earlier_subject(sentence, before, groups) or _modified(sentence, before)
    if participle:
        if group.first == 0:
            return _following_subject(sentence, group)
        return _modified(sentence, before) or _shared_subject(sentence, before, groups)
    found = subject_before(sentence, group.first)
    if found is not None or before < 0 or tags[before] == tag.SUBORDINATOR:
        return found  # "when asked to comment": nobody's report
    return _shared_subject(sentence, before, groups)


def _owned(sentence: Sentence, at: int) -> bool:
    """True where an infinitive's own subject stands at `at` ("allowed him to say"), other than a reflexive one."""
    return sentence.tags[at] in tag.NAMED_OBJECT and not sentence.words[at].endswith(("self", "selves"))


def _modified(sentence: Sentence, before: int) -> Phrase | None:
    """``a statement saying that``, ``The Herald, citing officials``: what stands right before the participle."""
    tags = sentence.tags
    last = before - 1 if tags[before] == tag.COMMA else before
    if last < 0 or tags[last] not in _MODIFIED:
        return None
    start = noun_phrase_start(sentence, last)
    return None if start is None or (last < before and start > 0) else Phrase(start, last + 1, start)


def _shared_subject(sentence: Sentence, before: int, groups: list[Group]) -> Phrase | None:
    """``while saying that``, ``, also calling on``, ``and then noted that``: the subject of the clause before."""
    tags = sentence.tags
    while before > 0 and tags[before] in tag.ADVERBIALS:
        before -= 1
    return _earlier_subject(sentence, before + 1, groups) if before > 0 and tags[before] in _SHARING else None


_TRIES = 3
"""Verbs tried for a main subject: what stands behind them is another clause, and every rule stays linear."""


def _earlier_subject(sentence: Sentence, before: int, groups: list[Group]) -> Phrase | None:
    for group in reversed(groups):
        infinitive = sentence.tags[group.first] == tag.TO
        if group.end <= before and group.form != "gerund" and not infinitive:
            found = subject_before(sentence, group.first)
            if found is not None:
                return found
            end = noun_phrase_end(sentence, group.end)
            if end is not None and sentence.tags[group.first - 1] in tag.CLOSES_CONTENT:
                return Phrase(group.end, end, group.end)
    return main_subject(sentence, before)


def main_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the sentence's first finite verb before token `before`."""
    tags = sentence.tags
    tried = 0
    for at in range(1, before):
        if tags[at] in tag.FINITE_OR_ED and tags[at - 1] not in _BEFORE_NO_VERB:
            found = subject_before(sentence, at)
            tried += 1
            if found is not None or tried == _TRIES:
                return found
    for at in range(1, before):
        if tags[at] == tag.WORD and tags[at - 1] in _ENDS_SUBJECT and tags[at + 1] in _STARTS_OBJECT:
            return subject_before(sentence, at)  # "The bank keeps its books": a verb that no lexicon knows
    return None


def _following_subject(sentence: Sentence, group: Group) -> Phrase | None:
    """``Downplaying the friction, Ann Cole said``: the subject of a leading participle follows its clause."""
    comma = sentence.tags.find(tag.COMMA, group.end)
    if comma < 0:
        return None
    start = comma + 1
    end = noun_phrase_end(sentence, start)
    return None if end is None else Phrase(start, end, start)


@lru_cache(maxsize=64)
def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject that ends before token `verb`, with inserts and appositions between the two looked through.

    The last ones are kept, for several rules ask at one verb.
    """
    tags, words = sentence.tags, sentence.words
    last = _skip_adverbials_left(sentence, verb - 1)
    if last < 0:
        return None
    if tags[last] == tag.CLOSING:
        opening = tags.rfind(tag.OPENING, max(0, last - REACH), last)
        if opening <= 0:
            return None
        start = noun_phrase_start(sentence, opening - 1)
        if start is None:
            return None
        start = _first_of_list(sentence, start) if tags[start - 1 : start] == tag.COORDINATOR else start
        return Phrase(start, last + 1, start)
    if tags[last] == tag.COMMA or (tags[last] == tag.DASH and last > 0):
        return _subject_before_insert(sentence, last)
    participle = tags[last] in tag.PARTICIPLES and last < verb - 1 and last > 0 and tags[last - 1] in tag.NOUNS
    start = noun_phrase_start(sentence, last - participle)  # "a report published on Monday says"
    if start is None:
        return None
    end = verb if participle else last + 1
    while start > 1 and words[start - 1] in lexicon.words("adverbial-preposition") and tags[start - 2] in _ENDS_NAME:
        # "Name during a briefing said": what stands before the adverbial
        earlier = noun_phrase_start(sentence, start - 2)
        if earlier is None:
            break
        start, end = earlier, start - 1
    if start > 2 and words[start - 2 : start] == ("such", "as"):
        whole = noun_phrase_start(sentence, start - 3)
        start = start if whole is None else whole  # "officials such as Name said"
    forgotten = start > 2 and tags[start - 1] == tag.COMMA and set(tags[: start - 1]) == {tag.CAPITALISED}
    if forgotten and tags[start] in tag.NOUNS and tags[verb + 1 : verb + 2] != tag.COMMA:
        start = 0  # "Name, Agency spokesman said": the closing comma is forgotten
    elif tag.COORDINATOR in tags[start:end] or tags[start - 1 : start] == tag.COORDINATOR:
        start = _first_of_list(sentence, start)
    return Phrase(start, _head_end(sentence, start, end), start)


_LIST_BEFORE = re.compile(r"c+(?:\([^()]*\))?(?:,[Dnco]+(?:\([^()]*\))?)*(?:,|,?C)$")
"""The tags of "Ann Cole (R), a nurse, Lee and" before the last of a list."""
_NAME_BEFORE = re.compile(r"(?<=,)c+C$")
"""Those of "Ann Cole and" behind what sets the scene."""


def _first_of_list(sentence: Sentence, start: int) -> int:
    """Return where "Name, Name and two others" begins, of which the last does at `start`: a list that opens its clause.

    Of "In Place, Name and two others", where something else opens it, the last two are the list.
    """
    listed = _LIST_BEFORE.search(sentence.tags, max(0, start - REACH), start)
    if listed is None:
        return start
    if listed.start() == 0 or sentence.tags[listed.start() - 1] == tag.QUOTATION:
        return listed.start()
    last_two = _NAME_BEFORE.search(sentence.tags, listed.start(), start) if sentence.tags[0] in tag.SETS_SCENE else None
    return start if last_two is None else last_two.start()


def _subject_before_insert(sentence: Sentence, last: int) -> Phrase | None:
    """``Name, a title, said``: the phrase before the insert; an apposition or relative clause belongs to it."""
    tags, words = sentence.tags, sentence.words
    mark = tags[last]
    end = last
    for _ in range(3):
        opening = tags.rfind(mark, max(0, last - REACH), end)
        if opening < 0 and end == last and tags[last - 1 : last + 1] == tag.CLOSING + tag.COMMA:
            start = noun_phrase_start(sentence, last - 1)
            return Phrase(0, last, 0) if start == 0 and tag.CAPITALISED in tags[:last] else None  # "Name (title), said"
        if opening <= 0 or tags[opening + 1] == tag.QUOTATION or tags[opening - 1] == tag.QUOTATION:
            return None
        first = tags[opening + 1]
        if tags[opening - 1] == tag.NUMBER and opening > 1 and tags[opening - 2] == mark:
            end = opening  # "Smith, 43, a carpenter, said": one insert further left
            continue
        identifies = first in _IDENTIFIES or (first == tag.PREPOSITION and words[opening + 1] in ("of", "from"))
        floating = (
            words[opening - 1] in lexicon.words("floating") and opening > 1
        )  # "Cole herself, as well as his aides, said"
        start = noun_phrase_start(sentence, opening - 1 - floating)
        if start is None:
            return None
        stop = last if identifies else opening
        return Phrase(start, _head_end(sentence, start, opening) if stop == opening else stop, start)
    return None


def _skip_adverbials_left(sentence: Sentence, last: int) -> int:
    """Step back over "on Wednesday", "last week", "also" between the subject and its verb."""
    tags, words = sentence.tags, sentence.words
    while last >= 0:
        floating = words[last] in lexicon.words("floating") and last > 0 and tags[last - 1] in _BEFORE_FLOATING
        if tags[last] in tag.ADVERB_OR_NEGATION or floating:
            last -= 1
        elif tags[last] == tag.TIME and last > 0:
            back = last
            while back >= 0 and tags[back] in _TIME_WORDS and last - back < 4:
                back -= 1
            if (
                back >= 0
                and tags[back] == tag.PREPOSITION
                and words[back] in ("on", "in", "at", "by", "since", "until")
            ):
                back -= 1
            if back < 0 or tags[back] not in _BEFORE_TIME:
                return last
            while back > 0 and tags[back] == tag.AUXILIARY:
                back -= 1  # "had last month charged"
            last = back
        else:
            return last
    return last


def _head_end(sentence: Sentence, start: int, end: int) -> int:
    """Cut a subject before an adverbial phrase that hangs on it ("Cole during a briefing")."""
    for at in range(start + 1, end):
        if sentence.tags[at] == tag.PREPOSITION and sentence.words[at] in lexicon.words("adverbial-preposition"):
            return at
    return end
