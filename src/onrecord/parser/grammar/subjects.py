"""Who does the reporting: the subject of a verb group, found before it, after it, or in the clause before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser.grammar.noun_phrases import Phrase, noun_phrase_end, noun_phrase_start, subject_before

if TYPE_CHECKING:
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


def subject_of(sentence: Sentence, group: Group, groups: list[Group]) -> Phrase | None:
    """Return the subject of `group`; for "and V" and ", V-ing" that of the clause before."""
    tags = sentence.tags
    before = group.first - 1
    if group.form == "base" and tags[group.first] == "t" and not _owned(sentence, before):
        return _earlier_subject(sentence, group.first, groups)
    participle = group.form == "gerund" and not any(tags[i] == "X" for i in range(group.first, group.verb))
    if participle and before > 1 and tags[before] in "nc#":
        start = noun_phrase_start(sentence, before)
        joined = start and tags[before] == "c" and tags[start - 1] in ",C"
        if start and (joined or sentence.words[start - 1] == "with" or tags[start - 1] == "-"):
            return Phrase(start, before + 1, start)  # "with 22 percent saying", "- Ryan saying", "and Cole saying"
    if participle and before == 0 and tags[0] in "PS":
        return _following_subject(sentence, group)  # "After saying that, Name left"
    if before >= 0 and (tags[before] in "CE" or (participle and tags[before] in ",CPn-Qc")):
        return _earlier_subject(sentence, before, groups) or _modified(sentence, before)
    if participle:
        leads = group.first == 0 or (group.first == 1 and tags[0] in "PS")
        if leads:
            return _following_subject(sentence, group)
        return _modified(sentence, before) or _shared_subject(sentence, before, groups)
    found = subject_before(sentence, group.first)
    if found is not None or before < 0 or tags[before] == "S":
        return found  # "when asked to comment": nobody's report
    return _shared_subject(sentence, before, groups)


def _owned(sentence: Sentence, at: int) -> bool:
    """True where an infinitive's own subject stands at `at` ("allowed him to say"), other than a reflexive one."""
    return sentence.tags[at] in "Jc" and not sentence.words[at].endswith(("self", "selves"))


def _modified(sentence: Sentence, before: int) -> Phrase | None:
    """``a statement saying that``, ``The Herald, citing officials``: what stands right before the participle."""
    tags = sentence.tags
    last = before - 1 if tags[before] == "," else before
    if last < 0 or tags[last] not in "ncJB#V":
        return None
    start = noun_phrase_start(sentence, last)
    return None if start is None or (last < before and start > 0) else Phrase(start, last + 1, start)


def _shared_subject(sentence: Sentence, before: int, groups: list[Group]) -> Phrase | None:
    """``while saying that``, ``, also calling on``, ``and then noted that``: the subject of the clause before."""
    tags = sentence.tags
    while before > 0 and tags[before] in "RNM":
        before -= 1
    return _earlier_subject(sentence, before + 1, groups) if before > 0 and tags[before] in _SHARING else None


_TRIES = 3
"""Verbs tried for a main subject: what stands behind them is another clause, and every rule stays linear."""
_SHARING = frozenset(",CESPV-;")


def _earlier_subject(sentence: Sentence, before: int, groups: list[Group]) -> Phrase | None:
    for group in reversed(groups):
        infinitive = sentence.tags[group.first] == "t"
        if group.end <= before and group.form != "gerund" and not infinitive:
            found = subject_before(sentence, group.first)
            if found is not None:
                return found
            end = noun_phrase_end(sentence, group.end)
            if end is not None and sentence.tags[group.first - 1] in "Q,":
                return Phrase(group.end, end, group.end)
    return main_subject(sentence, before)


def main_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the sentence's first finite verb before token `before`."""
    tags = sentence.tags
    tried = 0
    for at in range(1, before):
        if tags[at] in "XVdv" and tags[at - 1] not in "DPos":
            found = subject_before(sentence, at)
            tried += 1
            if found is not None or tried == _TRIES:
                return found
    for at in range(1, before):
        if tags[at] == "n" and tags[at - 1] in "ncH" and tags[at + 1] in "DJ":
            return subject_before(sentence, at)  # "The bank keeps its books": a verb that no lexicon knows
    return None


def _following_subject(sentence: Sentence, group: Group) -> Phrase | None:
    """``Downplaying the friction, Ann Cole said``: the subject of a leading participle follows its clause."""
    comma = sentence.tags.find(",", group.end)
    if comma < 0:
        return None
    start = comma + 1
    end = noun_phrase_end(sentence, start)
    return None if end is None else Phrase(start, end, start)
