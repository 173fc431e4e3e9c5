"""Pronouns to speakers: he, she, they, it, who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.parser.speakers.discourse import Memory, Mention, Speaker

GENDER = {"he": "he", "his": "he", "she": "she", "her": "she"}
"""Whom a pronoun can mean."""


def by_pronoun(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """A pronoun, or a possessive before a noun of speech, means somebody named or heard before."""
    if len(mention.keys) != 1:
        return ()
    word, at = mention.keys[0], mention.span.start
    if word in GENDER:
        return last_person(memory, GENDER[word], at, word)
    if word in ("they", "their"):
        return _last_group(memory)
    if word in ("it", "its"):
        return _last_body(memory, at)
    if word in ("who", "which", "that"):
        return _antecedent(memory, at)
    return ()


def last(memory: Memory, fits: Callable[[Speaker], bool], rule: str) -> tuple[Speaker, ...]:
    """Return the last speaker who fits, and the one before as the runner-up."""
    found = [speaker for speaker in memory.speakers_back() if fits(speaker)]
    if not found:
        return ()
    other = next((speaker.actor for speaker in found if speaker.actor != found[0].actor), "")
    return (found[0]._replace(rule=rule, via=(), other=other),)


def last_person(memory: Memory, gender: str, at: int, word: str) -> tuple[Speaker, ...]:
    """Return whom "he" or "she" means: who began a sentence since the last statement, who spoke, who was named."""
    against = "she" if gender == "he" else "he"
    noun = "man" if gender == "he" else "woman"
    here = [p.name for p in memory.subjects_before(at) if memory.gender(p.name) != against]
    if memory.quoted:  # those whom the quotation itself names
        here += [
            p.name for p in memory.people_before(at) if p.start >= memory.since and memory.gender(p.name) != against
        ]
    here.sort(key=lambda name: memory.gender(name) != gender)
    spoke = [s for s in memory.speakers_back() if s.person and not s.plural and memory.gender(s.actor) != against]
    named = [p.name for p in memory.people_before(at) if memory.gender(p.name) != against]
    named.sort(key=lambda name: memory.gender(name) != gender)
    order = list(dict.fromkeys((*here, *(s.actor for s in spoke), *named)))
    if not order:
        return ()
    other = order[1] if len(order) > 1 else ""
    if here:
        return (memory.person(order[0], f"{word}: the last {noun} with whom a sentence began", other),)
    if spoke:
        return (spoke[0]._replace(rule=f"{word}: the last {noun} who spoke", via=(), other=other),)
    return (memory.person(order[0], f"{word}: the last {noun} named", other),)


def last_joint(memory: Memory, word: str) -> tuple[Speaker, ...]:
    """Return those who spoke together a few statements before: "they", "the two", "the lawmakers"."""
    joint: list[Speaker] = []
    for speaker in reversed(memory.said[-_JOINT_REACH:]):
        if "joint speakers" in speaker.rule and speaker.person and speaker.actor not in {s.actor for s in joint}:
            joint.insert(0, speaker)
        elif joint:
            break
    if len(joint) < 2:
        return ()
    return tuple(s._replace(rule=f"{word}: the joint speakers", via=()) for s in joint)


_JOINT_REACH = 6
"""So many speakers back "the two" may have spoken."""


def _last_group(memory: Memory) -> tuple[Speaker, ...]:
    joint = last_joint(memory, "they")
    if joint:
        return joint
    group = last(memory, lambda s: s.plural or not s.person, "they: the last group that spoke")
    return group or last(memory, lambda s: s.actor.startswith("unnamed"), "they: the last speaker without a name")


def _last_body(memory: Memory, at: int) -> tuple[Speaker, ...]:
    """``it said``: the body that the sentences just before begin with, else the last one that spoke."""
    sentence = re.split(r"[.!?]\s", memory.text[max(0, at - 160) : at])[-1]
    here = [h for h in memory.hits_in(Span(at - len(sentence), at)) if not h.is_person]
    if here and memory.nested:
        return (memory.body(here[-1].name, "it: the body named before"),)
    hits = [hit for hit in memory.hits_in(Span(max(0, at - 250), at)) if not hit.is_person and "|" not in hit.name]
    if hits and not any(not s.person for s in memory.main[-1:]):
        return (memory.body(hits[0].name, "it: the body named before"),)
    return last(memory, lambda s: not s.person, "it: the last body that spoke")


def _antecedent(memory: Memory, at: int) -> tuple[Speaker, ...]:
    """``Name, who said``: the name that ends before the relative pronoun."""
    hits = [hit for hit in memory.hits_in(Span(max(0, at - 120), at)) if "|" not in hit.name]
    person = next(memory.people_before(at), None)
    if person and not person.known and at - person.end < 60 and "." not in memory.text[person.end : at]:
        return (memory.person(person.name, "who: the name before it"),)
    if hits and "." not in memory.text[hits[-1].end : at]:
        who = memory.person if hits[-1].is_person else memory.body
        return (who(hits[-1].name, "who: the name before it"),)
    return ()
