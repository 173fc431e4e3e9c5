"""Speakers by name: people and bodies of the codebook, people and bodies whom it does not know, several at once."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.speakers.discourse import Speaker
from onrecord.parser.speakers.first_mentions import affiliation, is_title, name_in, runs
from onrecord.parser.speakers.names import words
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import Memory, Mention
    from onrecord.parser.speakers.names import Hit


class _Named(NamedTuple):
    """A person's name in a mention; ``several`` are the actors of an ambiguous surname, ``known`` the codebook's."""

    name: str
    start: int
    end: int
    rule: str
    known: bool


def by_name(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """A name: people before bodies; several people or bodies that are joined are several speakers."""
    hits = list(memory.names.find(mention.text))
    people = [one for one in _people(memory, mention, hits) if not _depends(mention.text, one.start, one.end)]
    if people:
        joint = [people[0]]
        for one in people[1:]:
            if _joins(mention.text[joint[-1].end : one.start]):
                joint.append(one)
        ends = [*(one.start for one in joint[1:]), len(mention.text)]
        found = [
            _resolved(memory, mention, one, mention.text[: joint[0].start] + mention.text[one.start : end])
            for one, end in zip(joint, ends, strict=True)
        ]
        found = list({speaker.actor: speaker for speaker in found}.values())
        return tuple(found) if len(found) == 1 else tuple(s._replace(rule=f"joint speakers: {s.rule}") for s in found)
    bodies = [hit for hit in hits if not hit.is_person and _heads(mention.text, hit)]
    bodies = [hit._replace(name=_one_body(memory, hit.name)) for hit in bodies]
    if not bodies or _person_noun(mention.first[bodies[-1].end :]) or _person_noun(mention.text[: bodies[0].start]):
        return ()
    if len(bodies) > 1 and _joined(mention.text, bodies):
        return tuple(memory.body(hit.name, "joint speakers: name of a body") for hit in bodies)
    return (memory.body(bodies[-1].name, "name of a body"),)


# --- people


def _people(memory: Memory, mention: Mention, hits: list[Hit]) -> list[_Named]:
    """Return the people whom a mention names, in order: the codebook's, and others as printed."""
    found = [_Named(h.name, h.start, h.end, _how(mention.text, h), known=True) for h in hits if h.is_person]
    for start, end in runs(mention.text):
        inside = [hit for hit in hits if hit.start < end and start < hit.end]
        place = name_in(mention.text, start, end, inside, memory.names)
        who = _stranger(memory, mention.text, *place) if place else None
        if place and who:
            found.append(_Named(who[0], *place, who[1], known=False))
    return sorted(found, key=lambda one: one.start)


def _stranger(memory: Memory, text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the name of somebody whom the codebook does not know, and how it is known that it is one."""
    name = text[start:end]
    before = fold(text[:start]).split()
    whole = re.match(r"['’]s|\s*(?:[,(–—]|$)", text[end:])  # no noun follows: "Coastland defence expert"
    found = words(name)
    introduced = memory.strangers.get(found[-1].key) if found else None
    if introduced is not None and whole and (" " not in name or name.isupper()):
        return introduced.name, "surname of somebody named before"
    if before[-1:] in (["the"], ["a"], ["an"]):
        return None
    if " " in name:
        return name, _UNKNOWN
    spoke = next((s.actor for s in memory.speakers_back() if s.actor.split()[-1] == name), "")
    if whole and before and is_title(before[-1]):
        return spoke or name, _UNKNOWN
    return (spoke, "surname of a speaker before") if spoke and name == text else None


_UNKNOWN = "name that the codebook does not know"


def _how(text: str, hit: Hit) -> str:
    printed = text[hit.start : hit.end]
    if fold(printed) == fold(hit.name):
        return "full name"
    return "surname" if fold(printed) == fold(hit.name).split()[-1] else "alias"


def _resolved(memory: Memory, mention: Mention, one: _Named, own: str) -> Speaker:
    """Return the speaker of a name; `own` are the words of the mention that tell of this one alone."""
    if not one.known:
        before = next((s for s in memory.speakers_back() if s.actor == one.name and s.party), None)
        told = memory.names.party_in(affiliation(own))
        speaker = memory.person(one.name, one.rule)
        return speaker._replace(party=told or speaker.party or (before.party if before else None))
    if "|" not in one.name:
        return memory.person(one.name, one.rule)
    return _of_several(memory, mention, one)


def _of_several(memory: Memory, mention: Mention, one: _Named) -> Speaker:
    """A surname of several actors: whom the title or the gender tells, or whom the text has named; else nobody."""
    several = one.name.split("|")
    printed = one.name.split("|")[0].split()[-1]
    others = " or ".join(several)
    party = memory.names.party_in(mention.text)
    keys = set(mention.keys)
    told = [name for name in several if keys & memory.names.titles_of(name)]
    sided = [name for name in several if party and memory.names.codebook.party_of(name) == party]
    for fitting, why in ((told, "surname and title"), (sided, "surname and side")):
        if len(fitting) == 1:
            return memory.person(fitting[0], why, next(n for n in several if n != fitting[0]))
    gender = "he" if keys & lexicon.speakers("he") else "she" if keys & lexicon.speakers("she") else ""
    known = [name for name in several if not gender or memory.gender(name) in ("", gender)]
    before = [p.name for p in memory.people_before(mention.span.start) if p.name in known]
    anywhere = before or [name for name in known if any(p.name == name for p in memory.people)]
    if anywhere:
        other = next((n for n in several if n != anywhere[0]), "")
        return memory.person(anywhere[0], "surname of somebody named in the article", other)
    parties = {memory.names.codebook.party_of(name) for name in several}
    shared = parties.pop() if len(parties) == 1 else None
    return Speaker(printed, shared, (), f"surname of {others}: nothing tells which", other=others)


_DEPENDENT = re.compile(
    r"\b(?:of|for|to|at|with|in|from|by|under|close to|than|about|against)\s+((?:[\w.'’-]+\s+){0,5})$"
)


def _depends(text: str, start: int, end: int) -> bool:
    """True for a name that only describes the speaker: "a spokesman for X", "X's spokesman"."""
    if re.match(r"['’]s?\s+\w", text[end:]) and _person_noun(text[end:]):
        return True
    before = re.split(r",\s", text[:start])[-1]
    match = _DEPENDENT.search(before)
    if match is None or not _person_noun(before[: match.start()]):
        return False
    between = match.group(1).split()
    if not all(is_title(word) or word[:1].isupper() or fold(word) in _LINKS for word in between):
        return False
    # "for President X" tells of another; "secretary of State X" is a title of X.
    return not between or fold(between[-1]).strip(".") in _LINKS | lexicon.speakers("person") | lexicon.speakers(
        "style"
    )


_LINKS = frozenset("the a an his her their former acting then and".split())


def _joins(between: str) -> bool:
    """True where two names are two speakers: between them stand "and" or a comma, and titles."""
    return bool(re.search(r"\b(?:and|or)\b|&", between)) or bool(re.fullmatch(r"\s*(?:\([^()]*\))?,\s*", between))


def _joined(text: str, hits: list[Hit]) -> bool:
    return bool(re.search(r"\band\b|&|,", text[hits[0].end : hits[-1].start]))


def _heads(text: str, hit: Hit) -> bool:
    """True where a body's name is the head of the mention or of its possessive, not the hearer or a place in it."""
    before = text[: hit.start].rstrip().lower()
    return not re.search(r"\b(?:in|on|with|against|from|to|near|by|at|of|for)(?: the)?$", before)


def _person_noun(text: str) -> bool:
    keys = {word.key.split("-")[-1] for word in words(text)}
    return bool(keys & (lexicon.speakers("person") | lexicon.speakers("people")))


# --- bodies


def _one_body(memory: Memory, name: str) -> str:
    """A body's name that several countries have means the one whose side spoke last, else the first of them."""
    if "|" not in name:
        return name
    several = name.split("|")
    for speaker in memory.speakers_back():
        for body in several:
            if memory.party(speaker) == memory.names.codebook.party_of(body):
                return body
    return several[0]


_GOVERNMENT = frozenset("government administration".split())


def by_people(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """``the Norlandic government``, ``Norlanders``: a country speaks."""
    title = memory.names.title(mention.first)
    party = title.party
    if party is None:
        if len(mention.keys) == 1 and mention.text[:1].isupper() and mention.keys[0].endswith("s"):
            party = memory.names.demonym_party(mention.keys[0][:-1])
    elif not (title.key and title.key[-1] in _GOVERNMENT and len(title.key) == 1):
        party = None
    if party is None:
        return ()
    name = memory.names.codebook.parties[party].name or party
    return (memory.body(name, "a country's people or government"),)


_SIGNERS = 6
"""So many joint speakers may have signed one letter."""


def by_document(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """``a Treasury statement``, ``Herald's report``, ``the statement``: a document speaks for its issuer."""
    if not any(key in lexicon.speakers("statement") for key in mention.keys):
        return ()
    hits = [hit for hit in memory.names.find(mention.text) if "|" not in hit.name]
    if hits:
        who = memory.person if hits[0].is_person else memory.body
        return (who(hits[0].name, "document of a body"),)
    if fold(mention.text).startswith("the "):
        latest = list(itertools.islice(memory.speakers_back(), _SIGNERS))
        joint = list({s.actor: s for s in itertools.takewhile(lambda s: s.rule.startswith("joint"), latest)}.values())
        if len(joint) > 1:
            return tuple(s._replace(rule="joint speakers: their statement", via=()) for s in reversed(joint))
        for speaker in latest[:1]:
            return (speaker._replace(rule="the statement of the last speaker", via=()),)
    return ()


_CAPITALISED = re.compile(r"[A-ZÀ-ÞİŞĞÇÖÜ][\w'’.-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-ZÀ-ÞİŞĞÇÖÜ][\w'’.-]*)*")


def by_institution(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """A capitalised body that the codebook does not know ("state-run Zenith news agency")."""
    hits = [hit for hit in memory.names.find(mention.text) if "|" not in hit.name]
    if hits:
        who = memory.person if hits[-1].is_person else memory.body
        return (who(hits[-1].name, "name in the mention"),)
    match = _CAPITALISED.search(mention.text)
    if match is None:
        return ()
    name = re.sub(r"^(?:The|A|An|But|And)\s+", "", match.group())
    name = re.sub(r"['’]s$", "", name)
    if memory.names.party_in(name) is not None and len(name.split()) == 1:
        return ()  # "Norlandic companies": a people is no speaker
    if len(name) < 2 or re.search(r"\d", name) or fold(name) in lexicon.words("determiner") | lexicon.words("pronoun"):
        return ()
    rule = "body that the codebook does not know"
    return (Speaker(name, memory.names.party_in(mention.text), (), rule, person=False),)
