"""Pronouns to speakers: he, she, they, it, who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser.speakers.by_name import one_body
from onrecord.parser.speakers.speaker import SpeakerRule
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.parser.speakers.discourse import DiscourseState, Mention
    from onrecord.parser.speakers.speaker import Speaker

GENDER = {"he": "he", "his": "he", "she": "she", "her": "she"}
"""Whom a pronoun can mean."""


def by_pronoun(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """A pronoun, or a possessive before a noun of speech, means somebody named or heard before."""
    if len(mention.keys) != 1:
        return ()
    word = mention.keys[0]
    if word in GENDER:
        return last_person(state, mention, GENDER[word], word)
    if word in ("they", "their"):
        return _last_group(state, mention)
    if word in ("it", "its"):
        return _last_body(state, mention)
    if word in ("who", "which", "that"):
        return _antecedent(state, mention)
    return ()


def last(
    state: DiscourseState, mention: Mention, fits: Callable[[Speaker], bool], rule: SpeakerRule
) -> tuple[Speaker, ...]:
    """Return the last speaker who fits, and the one before as the runner-up."""
    found = [speaker for speaker in state.speakers_back(mention) if fits(speaker)]
    if not found:
        return ()
    other = next((speaker.actor for speaker in found if speaker.actor != found[0].actor), "")
    return (found[0].again(rule, other=other),)


def last_person(state: DiscourseState, mention: Mention, gender: str, word: str) -> tuple[Speaker, ...]:
    """Return whom "he" or "she" means: who began a sentence since the last statement, who spoke, who was named."""
    against = "she" if gender == "he" else "he"
    here = [p.name for p in state.subjects_before(mention) if state.gender(p.name) != against]
    named = [p for p in state.people_before(mention) if state.gender(p.name) != against]
    if mention.around.quoted:  # those whom the quotation itself names
        here += [p.name for p in named if p.start >= mention.around.since]
    here.sort(key=lambda name: state.gender(name) != gender)
    spoke = [s for s in state.speakers_back(mention) if s.person and not s.plural and state.gender(s.actor) != against]
    named.sort(key=lambda person: state.gender(person.name) != gender)
    order = list(dict.fromkeys((*here, *(s.actor for s in spoke), *(p.name for p in named))))
    if not order:
        return ()
    other = order[1] if len(order) > 1 else ""
    if here:
        return (state.person(order[0], SpeakerRule.PRONOUN_SUBJECT, other, detail=word),)
    if spoke:
        return (spoke[0].again(SpeakerRule.PRONOUN_SPOKE, detail=word, other=other),)
    return (state.person(order[0], SpeakerRule.PRONOUN_NAMED, other, detail=word),)


def last_joint(state: DiscourseState, word: str) -> tuple[Speaker, ...]:
    """Return those who spoke together a few statements before: "they", "the two", "the lawmakers"."""
    joint: list[Speaker] = []
    for speaker in reversed(state.said[-_JOINT_REACH:]):
        if speaker.together and speaker.person and speaker.actor not in {s.actor for s in joint}:
            joint.insert(0, speaker)
        elif joint:
            break
    if len(joint) < 2:
        return ()
    return tuple(s.again(SpeakerRule.JOINT_BEFORE, detail=word)._replace(together=True) for s in joint)


_JOINT_REACH = 6
"""So many speakers back "the two" may have spoken."""


def _last_group(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    joint = last_joint(state, "they")
    if joint:
        return joint
    group = last(state, mention, lambda s: s.plural or not s.person, SpeakerRule.THEY_GROUP)
    return group or last(state, mention, lambda s: s.unnamed, SpeakerRule.THEY_UNNAMED)


def _last_body(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``it said``: the body that the sentences just before begin with, else the last one that spoke."""
    at = mention.span.start
    sentence = re.split(r"[.!?]\s", state.text[max(0, at - 160) : at])[-1]
    here = [h for h in state.hits_in(Span(at - len(sentence), at)) if not h.is_person]
    if here and mention.around.nested:
        return (state.body(one_body(state, mention, here[-1]), SpeakerRule.IT_NAMED),)
    hits = [hit for hit in state.hits_in(Span(max(0, at - 250), at)) if not hit.is_person and hit.name]
    if hits and not any(not s.person for s in state.main[-1:]):
        return (state.body(hits[0].name, SpeakerRule.IT_NAMED),)
    return last(state, mention, lambda s: not s.person, SpeakerRule.IT_SPOKE)


def _antecedent(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``Name, who said``: the name that ends before the relative pronoun."""
    at = mention.span.start
    hits = [hit for hit in state.hits_in(Span(max(0, at - 120), at)) if hit.name]
    person = next(state.people_before(mention), None)
    if person and not person.known and at - person.end < 60 and "." not in state.text[person.end : at]:
        return (state.person(person.name, SpeakerRule.WHO),)
    if hits and "." not in state.text[hits[-1].end : at]:
        who = state.person if hits[-1].is_person else state.body
        return (who(hits[-1].name, SpeakerRule.WHO),)
    return ()
