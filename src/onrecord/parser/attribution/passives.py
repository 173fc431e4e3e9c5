"""The rule of passive reports: "Name is expected to win", "the move was reported by Agency"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import content_end
from onrecord.parser.grammar.adjuncts import nothing_follows, skip_adjuncts
from onrecord.parser.grammar.noun_phrases import noun_phrase_end, subject_before
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.grammar.noun_phrases import Phrase
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


_STARTS_CALLED = tag.NOMINAL | {tag.QUOTATION}
_GOES_ON = tag.PREPOSITIONS | tag.ING_FORMS | {tag.TO, tag.DETERMINER, tag.ED, tag.WORD}
_BEFORE_BY = frozenset({tag.ADVERB, tag.TIME})
_BEHIND_TO = tag.INFINITIVE | {tag.ING, tag.CAPITALISED}


def passive(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``Name is expected to win``, ``the move was reported by Agency``, ``Name was asked about it``."""
    if not group.passive or group.end >= len(sentence.tags):
        return None
    tags, words = sentence.tags, sentence.words
    at = group.end
    frames = {cue.frame for cue in group.senses}
    implies = group.senses[0].implies
    asked = (
        skip_adjuncts(sentence, at)
        if "asks" in frames and tags[at] in tag.OPENS_ADJUNCT and words[at] != "about"
        else at
    )
    if "asks" in frames and words[asked : asked + 1] and words[asked] in lexicon.words("asked"):
        at = asked
        begin = at + (words[at] == "about")
        end = content_end(sentence, begin, frame="to")
        return Found(None, (group.first, begin), ((begin, end),), "passive", implies) if end > begin else None
    subject = subject_before(sentence, group.first)
    if subject is None:
        return None
    if tags[at] in _BEFORE_BY and words[at + 1 : at + 2] == ("by",):
        at += 1  # "was reported Monday by Agency"
    if words[at] == "by" and frames & {"object", "clause", "as"}:
        end = noun_phrase_end(sentence, at + 1)
        if end is None:
            return None
        return Found(
            (at + 1, end), (group.first, at + 1), ((subject.start, subject.end),), "passive by source", implies
        )
    at = group.end
    to = (
        tags[at] == tag.TO
        and (implies == "believing" or "hearer-to" in frames)
        and group.senses[0].lemma != "suppose"
        and tags[at + 1 : at + 2] in _BEHIND_TO
    )
    named = "as" in frames and (tags[at] in _STARTS_CALLED or words[at] == "as")
    if not to and not named:
        if tags[at] == tag.THAT and frames & {"clause", "hearer"}:  # "It was reported that": nobody is named for it
            return Found(None, (group.first, group.end), ((at, content_end(sentence, at)),), "passive", implies)
        if group.senses[0].lemma in lexicon.words("reports-in-passive"):
            return _without_agent(sentence, group, subject)
        return None
    begin = at + (words[at] == "as")
    end = content_end(sentence, begin, frame="as" if named else "to")
    if end <= begin:
        return None
    return Found(None, (group.first, begin), ((subject.start, subject.end), (begin, end)), "passive", implies)


def _without_agent(sentence: Sentence, group: Group, subject: Phrase) -> Found:
    """``The bridge is known for its view``, ``the plan was announced on Monday``: nobody is named for it."""
    begin = group.end
    told = (subject.start, subject.end)
    goes_on = sentence.tags[begin] in _GOES_ON and nothing_follows(sentence, begin) is None
    link = sentence.words[begin] in ("for", "of", "with")
    end = content_end(sentence, begin, frame="to") if goes_on or link else begin
    contents = (told, (begin + link, end)) if end > begin + link else (told,)
    return Found(None, (group.first, begin + (link and end > begin + 1)), contents, "passive", group.senses[0].implies)
