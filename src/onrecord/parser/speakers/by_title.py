"""Titles and descriptions to speakers: who holds the office on the day, or who of those named fits the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.speakers.names import Title
from onrecord.parser.speakers.speaker import SpeakerRule
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.speakers.discourse import DiscourseState, Mention
    from onrecord.parser.speakers.speaker import Speaker


def by_title(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``the foreign minister``, ``the head of the X Directorate``: who holds the title, first among those named."""
    printed = re.sub(r"^(?:his|her|their|its)\s+", "", mention.first, flags=re.IGNORECASE)
    if not mention.keys or _is_indefinite(fold(printed)) or fold(printed) in lexicon.speakers("people"):
        return ()
    title = state.names.title(printed)
    if not title.key:
        return ()
    if title.key[-1] in ("counterpart", "counterparts"):
        return _counterpart(state, title, mention)
    owner = _owner(state, mention)
    if owner and title.party is None:
        title = title._replace(party=state.side(owner))
    several = _holders_together(state, title, mention)
    if several:
        return several
    named = [name for name in dict.fromkeys(_named(state, mention)) if name != owner]
    holders = state.names.holders(title, state.day) or state.names.holders(title, None)
    held = [actor.name for actor in holders]
    day = str(state.day) if state.day else ""
    before = [name for name in named if name in held]
    if before:
        return (state.person(before[0], SpeakerRule.TITLE_OF_NAMED, _other(held, before[0]), detail=day),)
    fitting = [name for name in named if _fits(state, name, title)]
    if fitting:
        return (state.person(fitting[0], SpeakerRule.TITLE_WORDS_OF_NAMED, _other(fitting, fitting[0])),)
    if (len(held) == 1 and not owner) or (held and title.party is not None):
        return (state.person(held[0], SpeakerRule.TITLE, _other(held, held[0]), detail=day),)
    alone = "" if owner else _alone(state, title)
    if alone:
        return (state.person(alone, SpeakerRule.TITLE_OF_NOBODY_ELSE, detail=day),)
    return () if owner else _by_description(state, title, mention)


def _is_indefinite(folded: str) -> bool:
    """True for "a minister", "two ministers": somebody new."""
    first, _, rest = folded.partition(" ")
    return bool(rest) and first in lexicon.speakers("indefinite")


def _owner(state: DiscourseState, mention: Mention) -> str:
    """Return whose "her lawyer", "his spokesman" is: never the one who speaks."""
    gender = {"his": "he", "her": "she"}.get(fold(mention.first).partition(" ")[0], "")
    if not gender:
        return ""
    return next((name for name in _named(state, mention) if state.gender(name) in ("", gender)), "")


def _alone(state: DiscourseState, title: Title) -> str:
    """Return the one actor of the codebook who holds a title with these words: "the Lefty leader"."""
    if title.party is None and len(title.key) < 2:
        return ""
    found = state.names.in_offices_with(title, state.day)
    return found[0] if len(found) == 1 else ""


def _other(names: list[str], chosen: str) -> str:
    return next((name for name in names if name != chosen), "")


def _named(state: DiscourseState, mention: Mention) -> Iterator[str]:
    """Yield those who may be meant, nearest first: who began a sentence since the last statement, spoke, was named."""
    for person in state.subjects_before(mention):
        yield person.name
    for speaker in state.speakers_back(mention):
        if speaker.person and not speaker.plural:
            yield speaker.actor
    for person in state.people_before(mention):
        yield person.name


def _fits(state: DiscourseState, name: str, title: Title) -> bool:
    """True where the words of a title are all words of somebody's titles, and the side agrees."""
    own = state.names.titles_of(name)
    for word in state.titles.get(name, ()):
        own |= set(state.names.title(word).key)
    known = title.key[-1] in own or title.key[-1] in lexicon.speakers("person", "title")
    return set(title.key) <= own and known and title.party in (None, state.side(name))


def _counterpart(state: DiscourseState, title: Title, mention: Mention) -> tuple[Speaker, ...]:
    """``her Norlandic counterpart``: the other side's holder of the office that the last one named holds."""
    for name in dict.fromkeys(_named(state, mention)):
        party = state.names.codebook.party_of(name)
        if party == title.party:
            continue
        for office in state.names.offices_of(name, state.day):
            wanted = Title(office.key, title.party)
            held = state.names.holders(wanted, state.day) or state.names.holders(wanted, state.day, kin=True)
            found = [actor.name for actor in held if actor.name != name]
            if found and (title.party is not None or len(found) == 1):
                other = _other(found, found[0])
                return (state.person(found[0], SpeakerRule.COUNTERPART, other, detail=name),)
    return ()


def _holders_together(state: DiscourseState, title: Title, mention: Mention) -> tuple[Speaker, ...]:
    """``the ministers``, ``the two presidents``: the last two named who fit the title."""
    last = title.key[-1]
    if not last.endswith("s") or last[:-1] not in lexicon.speakers("title") or title.key[0] == "unnamed":
        return ()
    single = Title((*title.key[:-1], last[:-1]), title.party)
    fitting = [name for name in dict.fromkeys(_named(state, mention)) if _fits(state, name, single)]
    if len(fitting) < 2:
        return ()
    last_named = [person.name for person in state.people_before(mention)][::-1]
    both = sorted(fitting[:2], key=lambda name: last_named.index(name) if name in last_named else -1)
    return tuple(state.person(name, SpeakerRule.TITLE_WORDS_OF_SEVERAL).jointly() for name in both)


def _by_description(state: DiscourseState, title: Title, mention: Mention) -> tuple[Speaker, ...]:
    """``the former general``, ``that person``: a definite description means the last person who fits."""
    definite = fold(mention.first).startswith(("the ", "that ", "this ", "his ", "her "))
    key = title.key
    head = key[-1] if "of" not in key or key[0] == "of" else key[key.index("of") - 1]
    if not definite or head not in {*lexicon.speakers("person", "partisan"), "spokesperson", "chair"} or "of" in key:
        return ()
    speakers = [s for s in state.speakers_back(mention) if s.person and not s.plural]
    fitting = [s for s in speakers if title.party in (None, state.party(s))]
    unnamed = [s for s in speakers if s.unnamed and s.noun == head]
    if not unnamed and head in lexicon.speakers("anybody"):
        unnamed = [s for s in fitting if s.unnamed]
    for speaker in unnamed[:1]:
        return (speaker.again(SpeakerRule.DESCRIPTION_OF_UNNAMED),)
    for person in state.subjects_before(mention):
        if not person.others and title.party in (None, state.side(person.name)):
            other = _other([s.actor for s in speakers], person.name)
            return (state.person(person.name, SpeakerRule.DESCRIPTION_OF_LAST, other),)
    for speaker in fitting:
        if not speaker.unnamed:
            other = _other([s.actor for s in speakers], speaker.actor)
            return (speaker.again(SpeakerRule.DESCRIPTION_OF_LAST, other=other),)
    return ()
