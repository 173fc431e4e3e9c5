"""Who does the reporting: the subject of a verb group, found before it, after it, or in the clause before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser.grammar.noun_phrases import Phrase, noun_phrase_end, noun_phrase_start, subject_before
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


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
        leads = group.first == 0 or (group.first == 1 and tags[0] in tag.OPENS_ADVERBIAL_CLAUSE)
        if leads:
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
