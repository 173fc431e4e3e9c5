"""Titles and descriptions to speakers: who holds the office on the day, or who of those named fits the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.speakers.names import Title
from onrecord.spans import Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.speakers.discourse import Memory, Mention, Speaker

_INDEFINITE = ("a ", "an ", "two ", "three ", "some ", "several ", "another ", "one ", "many ", "most ")


def by_title(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """``the foreign minister``, ``the head of the X Directorate``: who holds the title, first among those named."""
    printed = re.sub(r"^(?:his|her|their|its)\s+", "", mention.first, flags=re.IGNORECASE)
    if not mention.keys or fold(printed).startswith(_INDEFINITE) or fold(printed) in lexicon.speakers("people"):
        return ()
    title = memory.names.title(printed)
    if not title.key:
        return ()
    country = _THE_COUNTRY.match(printed)
    if country and title.party is None:
        title = _of_the_country(memory, printed[country.end() :], mention.span.start)
    if title.key[-1] in ("counterpart", "counterparts"):
        return _counterpart(memory, title, mention)
    several = _holders_together(memory, title, mention)
    if several:
        return several
    at = mention.span.start
    named = list(dict.fromkeys(_named(memory, at)))
    holders = memory.names.holders(title, memory.day) or memory.names.holders(title, None)
    held = [actor.name for actor in holders]
    on = f" held on {memory.day}" if memory.day else ""
    before = [name for name in named if name in held]
    if before:
        return (memory.person(before[0], f"title{on}, of somebody named before", _other(held, before[0])),)
    fitting = [name for name in named if _fits(memory, name, title)]
    if fitting:
        return (memory.person(fitting[0], "title of somebody named before", _other(fitting, fitting[0])),)
    if len(held) == 1 or (held and title.party is not None):
        return (memory.person(held[0], f"title{on}", _other(held, held[0])),)
    alone = _alone(memory, title)
    return (memory.person(alone, f"title{on} by nobody else"),) if alone else _by_description(memory, title, mention)


_THE_COUNTRY = re.compile(r"the\s(?:country|nation|state|kingdom|republic)['’]s\s", re.IGNORECASE)
_NEAR = 200


def _of_the_country(memory: Memory, words: str, at: int) -> Title:
    """Return the title with the side, of those that the text has just named, in which somebody holds it."""
    start = max(memory.text.rfind("\n\n", 0, at), at - _NEAR, 0)
    title = memory.names.title(words)
    sides = {known.name: key for key, known in memory.names.codebook.parties.items()}
    near = [sides[hit.name] for hit in reversed(memory.hits_in(Span(start, at))) if hit.name in sides]
    for side in (*near, memory.names.party_in(memory.text[start:at])):
        if side and memory.names.holders(Title(title.key, side), memory.day):
            return Title(title.key, side)
    return title


def by_membership(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """``the Norshire Lefty``: the last one named of that side, first one of that place."""
    words = mention.first.split()
    party = memory.names.demonym_party(mention.keys[-1]) if len(words) > 1 and words[-1][:1].isupper() else None
    if party is None or words[0].lower() != "the" or len(words) != len(mention.keys):
        return ()
    at = mention.span.start
    named = [n for n in dict.fromkeys(_named(memory, at)) if _side(memory, n) == party]
    place = " ".join(words[1:-1])
    there = [p.name for p in memory.people_before(at) if p.name in named and place[:_STEM] in memory.beside(p, at)]
    found = (there if place else None) or named
    return (memory.person(found[0], "somebody of the side, named before", _other(found, found[0])),) if found else ()


_STEM = 3
"""A place may be shortened to so many letters behind a name."""


def _side(memory: Memory, name: str) -> str | None:
    return memory.person(name, "").party or memory.names.codebook.party_of(name)


def _alone(memory: Memory, title: Title) -> str:
    """Return the one actor of the codebook who holds a title with these words: "the Lefty leader"."""
    if title.party is None and len(title.key) < 2:
        return ""
    found = memory.names.in_offices_with(title, memory.day)
    return found[0] if len(found) == 1 else ""


def _other(names: list[str], chosen: str) -> str:
    return next((name for name in names if name != chosen), "")


def _named(memory: Memory, at: int) -> Iterator[str]:
    """Yield those who may be meant, nearest first: who began a sentence since the last statement, spoke, was named."""
    for person in memory.subjects_before(at):
        yield person.name
    for speaker in memory.speakers_back():
        if speaker.person and not speaker.plural:
            yield speaker.actor
    for person in memory.people_before(at):
        yield person.name


def _fits(memory: Memory, name: str, title: Title) -> bool:
    """True where the words of a title are all words of somebody's titles, and the side agrees."""
    own = memory.names.titles_of(name)
    for word in memory.titles.get(name, ()):
        own |= set(memory.names.title(word).key)
    party = _side(memory, name)
    nouns = lexicon.speakers("person") | lexicon.speakers("title")
    return set(title.key) <= own and title.key[-1] in nouns | own and title.party in (None, party)


def _counterpart(memory: Memory, title: Title, mention: Mention) -> tuple[Speaker, ...]:
    """``her Norlandic counterpart``: the other side's holder of the office that the last one named holds."""
    for name in dict.fromkeys(_named(memory, mention.span.start)):
        party = memory.names.codebook.party_of(name)
        if party == title.party:
            continue
        for office in memory.names.offices_of(name, memory.day):
            wanted = Title(office.key, title.party)
            held = memory.names.holders(wanted, memory.day) or memory.names.holders(wanted, memory.day, kin=True)
            found = [actor.name for actor in held if actor.name != name]
            if found and (title.party is not None or len(found) == 1):
                return (memory.person(found[0], f"counterpart of {name}", _other(found, found[0])),)
    return ()


def _holders_together(memory: Memory, title: Title, mention: Mention) -> tuple[Speaker, ...]:
    """``the ministers``, ``the two presidents``: the last two named who fit the title."""
    last = title.key[-1]
    if not last.endswith("s") or last[:-1] not in lexicon.speakers("title") or title.key[0] == "unnamed":
        return ()
    single = Title((*title.key[:-1], last[:-1]), title.party)
    fitting = [name for name in dict.fromkeys(_named(memory, mention.span.start)) if _fits(memory, name, single)]
    if len(fitting) < 2:
        return ()
    last_named = [person.name for person in memory.people_before(mention.span.start)][::-1]
    both = sorted(fitting[:2], key=lambda name: last_named.index(name) if name in last_named else -1)
    return tuple(memory.person(name, "joint speakers: title of those named before") for name in both)


def _by_description(memory: Memory, title: Title, mention: Mention) -> tuple[Speaker, ...]:
    """``the former general``, ``that person``: a definite description means the last person who fits."""
    definite = fold(mention.first).startswith(("the ", "that ", "this ", "his ", "her "))
    key = title.key
    head = key[-1] if "of" not in key or key[0] == "of" else key[key.index("of") - 1]
    if not definite or head not in {*lexicon.speakers("person"), "spokesperson", "chair"} or "of" in key:
        return ()
    speakers = [s for s in memory.speakers_back() if s.person and not s.plural]
    for speaker in speakers:
        if speaker.actor.startswith("unnamed") and re.search(rf"\b{head}\b", speaker.actor):
            return (speaker._replace(rule="the unnamed speaker before", via=()),)
    for speaker in speakers:
        again = head in lexicon.speakers("anybody") and title.party in (None, memory.party(speaker))
        if again and speaker.actor.startswith("unnamed"):
            return (speaker._replace(rule="the unnamed speaker before", via=()),)
    for speaker in speakers:
        if title.party in (None, memory.party(speaker)) and not speaker.actor.startswith("unnamed"):
            other = next((s.actor for s in speakers if s.actor != speaker.actor), "")
            return (speaker._replace(rule="description of the last speaker", via=(), other=other),)
    return ()
