"""The rules of passive reports: "Name is expected to win", "the move was reported by Agency"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.parser import lexicon
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import content_end
from onrecord.parser.grammar.adjuncts import nothing_follows, skip_adjuncts
from onrecord.parser.grammar.noun_phrases import noun_phrase_end
from onrecord.parser.grammar.subjects import subject_before
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


_STARTS_CALLED = tag.NOMINAL | {tag.QUOTATION}
_GOES_ON = tag.PREPOSITIONS | tag.ING_FORMS | {tag.TO, tag.DETERMINER, tag.ED, tag.WORD}
_BEFORE_BY = frozenset({tag.ADVERB, tag.TIME})
_BEHIND_TO = tag.INFINITIVE | {tag.ING, tag.CAPITALISED}


def passive_by(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``The move was reported by Agency``"""
    by = _agent(sentence, group)
    subject = None if by is None else subject_before(sentence, group.first)
    if by is None or subject is None:
        return None
    end = noun_phrase_end(sentence, by + 1)
    if end is None:
        return None
    return Found((by + 1, end), (group.first, by + 1), ((subject.start, subject.end),), group.senses[0].implies)


def passive(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``Name is expected to win``, ``the plan is seen as late``, ``it was reported that``: nobody is named for it."""
    if not _without_agent(sentence, group):
        return None
    at, implies = group.end, group.senses[0].implies
    subject = subject_before(sentence, group.first)
    frame = _complement(sentence, group)
    if subject is None or frame is None:
        return None
    if frame == "that":
        return Found(None, (group.first, at), ((at, content_end(sentence, at)),), implies)
    begin = at + (sentence.words[at] == "as")
    end = content_end(sentence, begin, frame=frame)
    if end <= begin:
        return None
    return Found(None, (group.first, begin), ((subject.start, subject.end), (begin, end)), implies)


def passive_without_agent(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``The bridge is known for its view``, ``the plan was announced on Monday``: nobody is named for it."""
    if not _without_agent(sentence, group) or group.senses[0].lemma not in lexicon.words("reports-in-passive"):
        return None
    subject = subject_before(sentence, group.first)
    if subject is None:
        return None
    begin = group.end
    told = (subject.start, subject.end)
    goes_on = sentence.tags[begin] in _GOES_ON and nothing_follows(sentence, begin) is None
    link = sentence.words[begin] in ("for", "of", "with")
    end = content_end(sentence, begin, frame="to") if goes_on or link else begin
    contents = (told, (begin + link, end)) if end > begin + link else (told,)
    return Found(None, (group.first, begin + (link and end > begin + 1)), contents, group.senses[0].implies)


def _is_passive(sentence: Sentence, group: Group) -> bool:
    return group.passive and group.end < len(sentence.tags)


def _without_agent(sentence: Sentence, group: Group) -> bool:
    return _is_passive(sentence, group) and _question(sentence, group) is None and _agent(sentence, group) is None


def _frames(group: Group) -> set[str]:
    return {cue.frame for cue in group.senses}


def _question(sentence: Sentence, group: Group) -> int | None:
    """Return the word that opens the question behind "was asked"."""
    if not _is_passive(sentence, group) or "asks" not in _frames(group):
        return None
    at, words = group.end, sentence.words
    if sentence.tags[at] in tag.OPENS_ADJUNCT and words[at] != "about":
        at = skip_adjuncts(sentence, at)
    return at if at < len(words) and words[at] in lexicon.words("asked") else None


def _agent(sentence: Sentence, group: Group) -> int | None:
    """Return the "by" that names who reports, of a verb that takes an object or a clause."""
    if not _is_passive(sentence, group) or _question(sentence, group) is not None:
        return None
    at = group.end
    at += sentence.tags[at] in _BEFORE_BY and sentence.words[at + 1 : at + 2] == ("by",)  # "was reported Monday by"
    return at if sentence.words[at] == "by" and _frames(group) & {"object", "clause", "as"} else None


def _complement(sentence: Sentence, group: Group) -> Literal["to", "as", "that"] | None:
    """Return what completes the passive: an infinitive, what the subject is called, or a clause."""
    tags, at, frames, sense = sentence.tags, group.end, _frames(group), group.senses[0]
    if "as" in frames and (tags[at] in _STARTS_CALLED or sentence.words[at] == "as"):
        return "as"
    believed = (sense.implies == "believing" or "hearer-to" in frames) and sense.lemma != "suppose"
    told = sense.lemma == "say" and tags[at + 1 : at + 2] != tag.CAPITALISED  # "is said to want it", not "to Name"
    if (believed or told) and tags[at] == tag.TO and tags[at + 1 : at + 2] in _BEHIND_TO:
        return "to"
    return "that" if tags[at] == tag.THAT and frames & {"clause", "hearer"} else None
