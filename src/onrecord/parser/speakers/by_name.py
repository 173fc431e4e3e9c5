"""Speakers by name: people and bodies of the codebook, people and bodies whom it does not know, several at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.speakers import surnames
from onrecord.parser.speakers.first_mentions import affiliation, gender_told, is_title, name_in, runs
from onrecord.parser.speakers.names import folded_words
from onrecord.parser.speakers.speaker import Speaker, SpeakerKind, SpeakerRule
from onrecord.text import as_printed, fold

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import DiscourseState, Mention
    from onrecord.parser.speakers.names import Hit


class _Named(NamedTuple):
    """A person's name in a mention: who bears it, where it stands, how it is known, whether the codebook knows it."""

    names: tuple[str, ...]
    start: int
    end: int
    rule: SpeakerRule
    known: bool


def by_name(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """A name: people before bodies; several people or bodies that are joined are several speakers."""
    hits = list(state.names.find(mention.text))
    people = [one for one in _people(state, mention, hits) if not _depends(mention.text, one.start, one.end)]
    if people:
        joint = [people[0]]
        for one in people[1:]:
            if _joins(mention.text[joint[-1].end : one.start]):
                joint.append(one)
        ends = [*(one.start for one in joint[1:]), len(mention.text)]
        found = [
            _resolved(state, mention, one, mention.text[: joint[0].start] + mention.text[one.start : end])
            for one, end in zip(joint, ends, strict=True)
        ]
        found = list({speaker.actor: speaker for speaker in found}.values())
        return tuple(found) if len(found) == 1 else tuple(speaker.jointly() for speaker in found)
    bodies = [hit for hit in hits if not hit.is_person and _heads(mention.text, hit)]
    if not bodies or _person_noun(mention.first[bodies[-1].end :]) or _person_noun(mention.text[: bodies[0].start]):
        return ()
    if len(bodies) > 1 and _joined(mention.text, bodies):
        return tuple(state.body(one_body(state, mention, hit), SpeakerRule.BODY).jointly() for hit in bodies)
    return (state.body(one_body(state, mention, bodies[-1]), SpeakerRule.BODY),)


# --- people


def _people(state: DiscourseState, mention: Mention, hits: list[Hit]) -> list[_Named]:
    """Return the people whom a mention names, in order: the codebook's, and others as printed."""
    found = [_known(state, mention, hit) for hit in hits if hit.is_person]
    for start, end in runs(mention.text):
        inside = [hit for hit in hits if hit.start < end and start < hit.end]
        place = name_in(mention.text, start, end, inside, state.names)
        who = _stranger(state, mention, *place) if place else None
        if place and who:
            found.append(_Named(who[0], *place, who[1], known=False))
    return sorted(found, key=lambda one: one.start)


def _known(state: DiscourseState, mention: Mention, hit: Hit) -> _Named:
    """Return the codebook's bearers of a name; with them strangers of the article who have the surname, too."""
    rule = _how(mention.text, hit)
    printed = folded_words(mention.text[hit.start : hit.end])
    bearers = hit.names
    if len(printed) == 1 or any(surnames.is_short(printed, folded_words(name)) for name in hit.names):
        strangers = state.strangers.get(printed, ())
        bearers = (*hit.names, *(one.name for one in strangers if one.start < mention.span.start))
    return _Named(bearers, hit.start, hit.end, rule, known=True)


def _stranger(
    state: DiscourseState, mention: Mention, start: int, end: int
) -> tuple[tuple[str, ...], SpeakerRule] | None:
    """Return the name of somebody whom the codebook does not know, of several bearers each, and how it is known."""
    text = mention.text
    name = as_printed(text[start:end])
    before = fold(text[:start]).split()
    whole = re.match(r"['’]s|\s*(?:[,(–—]|$)", text[end:])  # no noun follows: "Coastland defence expert"
    introduced = [one for one in state.strangers.get(folded_words(name), ()) if one.name != name]
    near = [one.name for one in introduced if one.start < mention.span.start] or [one.name for one in introduced]
    if near and whole:
        return tuple(near), SpeakerRule.SURNAME_NAMED_BEFORE
    if before[-1:] in (["the"], ["a"], ["an"]):
        return None
    key = folded_words(name)
    spoke = (s.actor for s in state.speakers_back(mention) if s.kind is SpeakerKind.NAMED)
    called = next((actor for actor in spoke if surnames.is_short(key, folded_words(actor))), "")
    if called and name == as_printed(text):
        return (called,), SpeakerRule.SURNAME_SPOKE_BEFORE
    if " " in name:
        return (name,), SpeakerRule.UNKNOWN_NAME
    if whole and before and is_title(before[-1]):
        return (called or name,), SpeakerRule.UNKNOWN_NAME
    return None


def _how(text: str, hit: Hit) -> SpeakerRule:
    printed = fold(text[hit.start : hit.end])
    if printed == fold(hit.names[0]):
        return SpeakerRule.FULL_NAME
    return SpeakerRule.SURNAME if printed == fold(hit.names[0]).split()[-1] else SpeakerRule.ALIAS


def _resolved(state: DiscourseState, mention: Mention, one: _Named, own: str) -> Speaker:
    """Return the speaker of a name; `own` are the words of the mention that tell of this one alone."""
    if one.names[1:]:
        return _of_several(state, mention, one.names, own)
    speaker = state.person(one.names[0], one.rule)
    if one.known:
        return speaker
    before = next((s for s in state.speakers_back(mention) if s.actor == speaker.actor and s.party), None)
    told = state.names.party_in(affiliation(own))
    return speaker._replace(party=told or speaker.party or (before.party if before else None))


def _of_several(state: DiscourseState, mention: Mention, several: tuple[str, ...], own: str) -> Speaker:
    """A surname of several people: whom title, side or Mr. and Ms. tell, or who alone was named; else ambiguous.

    `own` are the words of the mention that tell of this one.
    """
    party = state.names.party_in(own)
    keys = {*folded_words(own)}
    told = [name for name in several if keys & (state.names.titles_of(name) | state.titles.get(name, set()) - _STYLES)]
    sided = [name for name in several if party and state.names.codebook.party_of(name) == party]
    for fitting, rule in ((told, SpeakerRule.SURNAME_AND_TITLE), (sided, SpeakerRule.SURNAME_AND_SIDE)):
        if len(fitting) == 1:
            return state.person(fitting[0], rule, next(n for n in several if n != fitting[0]))
    gender = gender_told(key for key in folded_words(own) if key not in _surname(several))
    fitting = [name for name in several if not gender or state.gender(name) in ("", gender)] or list(several)
    if len(fitting) == 1:
        return state.person(fitting[0], SpeakerRule.SURNAME_AND_TITLE)
    at, first = mention.span.start, state.first_named
    meant = [person.name for person in state.people_in(mention.span) if person.name in fitting and not person.others]
    named = meant[:1] or [name for name in fitting if name in first and first[name] < at]
    named = named or [name for name in fitting if name in first]
    if len(named) == 1:
        other = next((n for n in fitting if n != named[0]), "")
        return state.person(named[0], SpeakerRule.SURNAME_IN_ARTICLE, other)
    return state.one_of(tuple(named or fitting), SpeakerRule.SURNAME_OF_SEVERAL)


_STYLES = frozenset({"mr", "mrs", "ms", "miss", "the", "a", "an"})


def _surname(several: tuple[str, ...]) -> set[str]:
    return {word for name in several for form in surnames.forms(folded_words(name)) for word in form}


def by_family(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``the Holts``: the two people who have the surname."""
    found = _FAMILY.fullmatch(as_printed(mention.text))
    if found is None:
        return ()
    for ending in ("es", "s"):
        key = folded_words(found[1].removesuffix(ending))
        bearers = dict.fromkeys((*state.names.surnamed(key), *(one.name for one in state.strangers.get(key, ()))))
        named = [name for name in bearers if name in state.first_named]
        both = named if len(named) == 2 else list(bearers)
        if found[1].endswith(ending) and len(both) == 2:
            return tuple(state.person(name, SpeakerRule.SURNAME_OF_SEVERAL).jointly() for name in both)
    return ()


_FAMILY = re.compile(r"[Tt]he ([^\W\d_a-z][^\W\d_]+s)(?: family)?")

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
    links = lexicon.speakers("name-link")
    if not all(is_title(word) or word[:1].isupper() or fold(word) in links for word in between):
        return False
    # "for President X" tells of another; "secretary of State X" is a title of X.
    describing = lexicon.speakers("name-link", "person", "style")
    return not between or fold(between[-1]).strip(".") in describing


def _joins(between: str) -> bool:
    """True where two names are two speakers: between them stand "and" or a comma, and titles."""
    listed = re.fullmatch(r"\s*(?:\([^()]*\))?,\s*((?:[\w.-]+\s+){0,4})", between)
    return bool(re.search(r"\b(?:and|or)\b|&", between)) or bool(listed and all(map(is_title, listed[1].split())))


def _joined(text: str, hits: list[Hit]) -> bool:
    return bool(re.search(r"\band\b|&|,", text[hits[0].end : hits[-1].start]))


def _heads(text: str, hit: Hit) -> bool:
    """True where a body's name is the head of the mention or of its possessive, not the hearer or a place in it."""
    before = text[: hit.start].rstrip().lower()
    return not re.search(r"\b(?:in|on|with|against|from|to|near|by|at|of|for)(?: the)?$", before)


def _person_noun(text: str) -> bool:
    keys = {key.split("-")[-1] for key in folded_words(text)}
    return bool(keys & (lexicon.speakers("person", "people")))


# --- bodies


def one_body(state: DiscourseState, mention: Mention, hit: Hit) -> str:
    """Return the body that a name means: of several countries' the one whose side spoke last, else the first."""
    if hit.name:
        return hit.name
    for speaker in state.speakers_back(mention):
        for body in hit.names:
            if state.party(speaker) == state.names.codebook.party_of(body):
                return body
    return hit.names[0]


def by_people(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``the Norlandic government``, ``Norlanders``: a country speaks."""
    title = state.names.title(mention.first)
    party = title.party
    if party is None:
        if len(mention.keys) == 1 and mention.text[:1].isupper() and mention.keys[0].endswith("s"):
            party = state.names.demonym_party(mention.keys[0][:-1])
    elif not (title.key and title.key[-1] in lexicon.speakers("government") and len(title.key) == 1):
        party = None
    if party is None:
        return ()
    name = state.names.codebook.parties[party].name or party
    return (state.body(name, SpeakerRule.COUNTRY),)
