"""Pronouns to speakers: he, she, they, it, who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.speakers import descriptions
from onrecord.parser.speakers.by_name import one_body
from onrecord.parser.speakers.speaker import SpeakerKind, SpeakerRule
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.parser.speakers.discourse import DiscourseState, Mention
    from onrecord.parser.speakers.first_mentions import Person
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
    if word in ("they", "their", "both"):
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
    """Return whom "he" or "she" means: the last subject since the last statement, who spoke, who was named.

    Where two fit, the speaker is ambiguous; where nobody does, or a heading stands between, nobody. The other reading
    that is told is whoever else fits and is named nearest.
    """
    tried = (_subject(state, mention, gender), _spoke(state, mention, gender), _named(state, mention, gender))
    found = next((each for each in tried if each.names), None)
    if found is None or "" in found.names:
        return ()  # nobody, or a description that names nobody: "A docker came by. He said"
    names = (*found.names, *(_rivals(state, mention, gender, found.since) if _is_open(state, found) else ()))
    meant = tuple(dict.fromkeys(names))
    near = (p for p in _people(state, mention, gender) if p.start >= state.window(mention))
    order = (*(name for p in near for name in (p.name, *p.others)), *(name for each in tried for name in each.names))
    other = next((name for name in order if name not in meant and _fits(state, name, gender)), "")
    return (_meant(state, found, meant, word)._replace(other=other),)


class _Found(NamedTuple):
    """Those who may be meant, by which rule, where the first of them stands, and as whom one has spoken before."""

    names: tuple[str, ...]
    rule: SpeakerRule
    since: int = 0
    spoke: Speaker | None = None


def _meant(state: DiscourseState, found: _Found, meant: tuple[str, ...], word: str) -> Speaker:
    if len(meant) > 1:
        return state.one_of(meant, SpeakerRule.PRONOUN_OF_SEVERAL, detail=word)
    if found.spoke is not None and found.spoke.kind is not SpeakerKind.AMBIGUOUS:
        return found.spoke.again(found.rule, detail=word)
    return state.one_of(meant, found.rule, detail=word)


def _is_open(state: DiscourseState, found: _Found) -> bool:
    """True for one of whom nothing tells a man from a woman: somebody known to be the one may be meant instead."""
    return len(found.names) == 1 and not state.gender(found.names[0])


def _fits(state: DiscourseState, name: str, gender: str) -> bool:
    return state.gender(name) in ("", gender)


def _rivals(state: DiscourseState, mention: Mention, gender: str, since: int) -> tuple[str, ...]:
    """Return the last one named since a place who is known to be a man, or a woman, as the pronoun says."""
    for person in state.people_before(mention):
        if person.start <= since:
            return ()
        if state.gender(person.name) == gender and not state.is_quoted(person):
            return (person.name,)
    return ()


def _subject(state: DiscourseState, mention: Mention, gender: str) -> _Found:
    """Return the last subject since the last statement, in this paragraph or the one before."""
    window = state.window(mention)
    subjects = [p for p in state.subjects_before(mention) if p.start >= window]
    since = max(window, state.last_end, state.floor(mention), subjects[0].start if subjects else 0)
    described = None if mention.around.quoted else descriptions.last(state, since, mention.span.start)
    if described and described.gender in ("", gender) and described.name not in mention.around.quoted:
        return _Found((described.name,), SpeakerRule.PRONOUN_SUBJECT, described.start)
    for last in subjects:
        together = [p for p in reversed(subjects) if p.first == last.first]
        fitting = dict.fromkeys(name for p in together for name in (p.name, *p.others) if _fits(state, name, gender))
        if fitting:
            return _Found(tuple(fitting), SpeakerRule.PRONOUN_SUBJECT, last.first)
    return _Found((), SpeakerRule.PRONOUN_SUBJECT)


def _spoke(state: DiscourseState, mention: Mention, gender: str) -> _Found:
    """Return the last speaker, of several who spoke together those who fit; in a quotation not before whom it names."""
    rule = SpeakerRule.PRONOUN_SPOKE
    if mention.around.quoted and any(p.start >= mention.around.since for p in _people(state, mention, gender)):
        return _Found((), rule)
    names: list[str] = []
    last: Speaker | None = None
    since = 0
    for speaker, place in state.spoke(mention):
        if not speaker.person or speaker.plural:
            continue
        if last is not None and (place != since or not speaker.together):
            break
        fitting = [name for name in speaker.candidates or (speaker.actor,) if _fits(state, name, gender)]
        if fitting:
            names[:0] = [name for name in fitting if name not in names]
            last, since = speaker, place
    return _Found(tuple(names), rule, since, last)


def _people(state: DiscourseState, mention: Mention, gender: str) -> list[Person]:
    floor = state.floor(mention)
    return [
        p
        for p in state.people_before(mention)
        if p.start >= floor and any(_fits(state, name, gender) for name in (p.name, *p.others))
    ]


def _named(state: DiscourseState, mention: Mention, gender: str) -> _Found:
    """Return who is named last in this paragraph or the one before; all whom that sentence names alike."""
    rule = SpeakerRule.PRONOUN_NAMED
    window = state.window(mention)
    near = [p for p in _people(state, mention, gender) if p.start >= window]
    near = [p for p in near if p.start >= mention.around.since] or near
    if not near:
        return _Found((), rule)
    last = near[0]
    begin = state.sentence(last.start, window)
    here = [p for p in near if p.start >= begin]
    leading = [p for p in here if p.leads]
    chosen = [p for p in here if p.first == leading[-1].first and p.leads] if leading else here
    known = [p for p in chosen if state.gender(p.name) == gender] if not leading else []
    names = dict.fromkeys(
        name for p in reversed(known or chosen) for name in (p.name, *p.others) if _fits(state, name, gender)
    )
    return _Found(tuple(names), rule, last.start)


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
    subjects = list(state.subjects_before(mention))
    together = [p for p in reversed(subjects) if p.first == subjects[0].first and not p.others]
    if len({p.name for p in together}) > 1:
        names = dict.fromkeys(p.name for p in together)
        return tuple(state.person(name, SpeakerRule.PRONOUN_SUBJECT, detail="they").jointly() for name in names)
    one = next((p.name for p in subjects if state.gender(p.name) == "they"), "")
    if one:
        return (state.person(one, SpeakerRule.PRONOUN_SUBJECT, detail="they"),)
    joint = last_joint(state, "they")
    if joint:
        return joint
    group = last(
        state, mention, lambda s: s.plural or not s.person or state.gender(s.actor) == "they", SpeakerRule.THEY_GROUP
    )
    return group or last(state, mention, lambda s: s.unnamed, SpeakerRule.THEY_UNNAMED)


def _last_body(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``it said``: the body that the sentences just before begin with, else the last one that spoke."""
    at = mention.span.start
    sentence = re.split(r"[.!?]\s", state.text[max(0, at - 160) : at])[-1]
    here = [h for h in state.hits_in(Span(at - len(sentence), at)) if not h.is_person]
    if here and mention.around.nested:
        return (state.body(one_body(state, mention, here[-1]), SpeakerRule.IT_NAMED),)
    if mention.around.of_nobody:
        return ()  # "The guild of bakers said it had no position": never the body before
    hits = [hit for hit in state.hits_in(Span(max(0, at - 250), at)) if not hit.is_person and hit.name]
    if hits and not any(not s.person for s in state.main[-1:]):
        return (state.body(hits[0].name, SpeakerRule.IT_NAMED),)
    return last(state, mention, lambda s: not s.person, SpeakerRule.IT_SPOKE)


_SHORT_TITLE, _LONG_TITLE = 60, 120
"""Characters of what stands between a name and its "who"."""


def _antecedent(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``Name, who said``: the name that ends before the relative pronoun."""
    at = mention.span.start
    hits = [hit for hit in state.hits_in(Span(max(0, at - 120), at)) if hit.name]
    person = next(state.people_before(mention), None)
    between = state.text[person.end : at] if person and at - person.end < _LONG_TITLE else "."
    if person and "." not in between:
        set_off = between.startswith(",") and between.rstrip().endswith(",")
        apposed = set_off and mention.keys == ("who",) and not person.others
        if apposed or (not person.known and len(between) < _SHORT_TITLE):
            return (state.person(person.name, SpeakerRule.WHO),)  # not the body in his title: "a member of X, who said"
    if hits and "." not in state.text[hits[-1].end : at]:
        who = state.person if hits[-1].is_person else state.body
        return (who(hits[-1].name, SpeakerRule.WHO),)
    return ()
