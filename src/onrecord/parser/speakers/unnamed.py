"""Speakers without a name: typed by head noun and demonym, and kept apart from one another within an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.speakers.by_pronoun import last, last_joint
from onrecord.parser.speakers.first_mentions import affiliation, is_agent
from onrecord.parser.speakers.names import folded_words
from onrecord.parser.speakers.speaker import Speaker, SpeakerKind, SpeakerRule

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import DiscourseState, Mention

_SOURCES = {"person": "source", "persons": "sources", "people": "sources", "man": "source", "woman": "source"}


def by_head(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``two unnamed Norlandic officials``, ``a source familiar with the matter``, ``one of them``."""
    keys = [key.split("-")[-1] for key in folded_words(mention.first)]
    group = _one_of_group(state, mention, keys)
    if group:
        return group
    of_whom = _behind_quantity(keys)
    core, part = _core(of_whom), of_whom != keys
    if core and core[-1] in lexicon.speakers("group-noun") and len(core) < 3:
        return last_joint(state, " ".join(core))
    indefinite = core[:1] in (["a"], ["an"], ["another"], ["one"]) or _is_another(core)
    names = {key for word in mention.first.split()[1:] if word[:1].isupper() for key in folded_words(word)}
    for head in reversed(core):
        agent = head not in names  # "the Rochester crowd": no agent by its ending
        plural = head in lexicon.speakers("people") or (head.endswith("s") and is_person(head[:-1], agent=agent))
        if plural and part and keys[0] == "one":
            return _typed(state, mention, core, head.removesuffix("s"), plural=False)  # "one of his advisers"
        if plural or is_person(head, agent=indefinite and agent):
            source = not part and len(core) < len(mention.keys)  # "a person familiar with the matter"
            return _typed(state, mention, core, _SOURCES.get(head, head) if source else head, plural=plural)
    return ()


def is_person(head: str, *, agent: bool = True) -> bool:
    """True for a noun that names a human being; with `agent` also for one that does so by its ending alone."""
    nobody = lexicon.speakers("outlet", "body")
    return head in lexicon.speakers("person") or (agent and is_agent(head) and head not in nobody)


def _behind_quantity(keys: list[str]) -> list[str]:
    """Return the words of whom a part is meant: "voters" for "a majority of voters", "two in ten voters"."""
    counts, begin = False, 0
    for at, key in enumerate(keys):
        if counts and key in ("of", "in", "out"):
            begin = at + 1
        elif not (counts := key.isdigit() or any(key in lexicon.words(name) for name in _QUANTITIES)):
            break
    return keys[begin + (keys[begin : begin + 1] == ["the"]) :] if begin else keys


_QUANTITIES = ("quantity", "numeral", "determiner", "roughly")


def _core(keys: list[str]) -> list[str]:
    """Return the words that may head the mention: those before its first preposition or relative pronoun."""
    for at, key in enumerate(keys):
        if at and (key in lexicon.speakers("ends-noun") or key in lexicon.words("preposition")):
            return keys[:at]
    return keys


def _is_another(core: list[str]) -> bool:
    """True for words that tell a speaker apart from one before: "another official", "a second source"."""
    return not lexicon.speakers("another").isdisjoint(core)


def _one_of_group(state: DiscourseState, mention: Mention, keys: list[str]) -> tuple[Speaker, ...]:
    """``one of them``, ``one of the officials``: somebody of the group that spoke before."""
    if keys[:2] != ["one", "of"] or len(keys) < 3:
        return ()
    noun = keys[-1]

    def fits(speaker: Speaker) -> bool:
        return speaker.plural and (noun == "them" or speaker.noun.endswith(noun))

    found = last(state, mention, fits, SpeakerRule.ONE_OF_GROUP)
    return tuple(_one(group) for group in found)


def _one(group: Speaker) -> Speaker:
    """Return one of a group: "unnamed officials" -> "unnamed official"; a numbered group keeps its label."""
    if not group.actor.endswith("s"):
        return group._replace(plural=False)
    return group._replace(actor=group.actor[:-1], noun=group.noun.removesuffix("s"), plural=False)


def _typed(state: DiscourseState, mention: Mention, core: list[str], head: str, *, plural: bool) -> tuple[Speaker, ...]:
    """Return whom a noun means: a body by its spokesperson, those who spoke before, else an unnamed speaker."""
    again = plural and core[:1] == ["the"] and "and" not in core  # not "the watchdog and Norlandic officials"
    known = _of_body(state, mention, head) or (_before(state, mention, core) if again else ())
    if known:
        return known
    own = _own_words(mention.first)
    parties = _parties(state, _other_side(state, mention) + own) if plural else []
    if len(parties) > 1:
        return tuple(_labelled(state, core, head, party, plural=True).jointly() for party in parties)
    party, typed = _party(state, mention, core, head)
    return (_labelled(state, core, head, party, plural=plural, typed=typed, nationality=_nationality(own)),)


def _of_body(state: DiscourseState, mention: Mention, head: str) -> tuple[Speaker, ...]:
    """``a Harbour Office spokesman``: the body speaks, or the one who is named later as its spokesperson."""
    body = next((hit.name for hit in state.names.find(mention.text) if not hit.is_person and hit.name), None)
    if not body or head not in lexicon.speakers("spokesperson"):
        return ()
    named = _named_later(state, mention, body)
    if named:
        return (state.person(named, SpeakerRule.SPOKESPERSON_NAMED_LATER, body),)
    return (state.body(body, SpeakerRule.SPOKESPERSON),)


def _before(state: DiscourseState, mention: Mention, core: list[str]) -> tuple[Speaker, ...]:
    """``the officials``: those who spoke together before, else the last unnamed group."""
    joint = last_joint(state, " ".join(core))
    return joint or last(state, mention, lambda s: s.plural and s.unnamed, SpeakerRule.GROUP_BEFORE)


def _party(state: DiscourseState, mention: Mention, core: list[str], head: str) -> tuple[str | None, bool]:
    """Return the side of an unnamed speaker, and whether it goes into the label."""
    own = _own_words(mention.first)
    party = state.names.title(own).party or state.names.party_in(own)
    if party is not None:
        return party, True
    party, typed = _side(state, mention), False
    if party is None and _is_another(core):
        before = next((s for s in state.speakers_back(mention) if s.unnamed and s.noun.endswith(head)), None)
        party = state.party(before) if before else None
        typed = party is not None
    if party is None and "government" in core:
        at = mention.span.start
        return state.names.party_in(state.text[max(0, at - 300) : at]), True
    return party, typed


def _named_later(state: DiscourseState, mention: Mention, body: str) -> str:
    """Return the body's only spokesperson in the article, where it is named only after this mention."""
    named = state.spokespeople.get(body, {})
    later = [name for name, start in named.items() if start > mention.span.end]
    return later[0] if len(named) == len(later) == 1 else ""


def _own_words(first: str) -> str:
    """Return the words of a mention before what its head is close to or knows about, with its "of" and "from"."""
    return re.split(r"\b(?:close|familiar|briefed|with|who|whose|speaking|to|on|about)\b", first)[0]


_NATIONAL = re.compile(r"\b[A-Z][a-z]+(?:[aei]an|ese|ish|[aeiouqr]qi|sh|ch|ani|aeli|eek|iss)\b(?=\s+[a-z])")


def _nationality(own: str) -> str:
    """Return the adjective of a country that the codebook does not know, as printed."""
    found = _NATIONAL.findall(own)
    return found[-1] if found else ""


def _other_side(state: DiscourseState, mention: Mention) -> str:
    """Return the "Norlandic and" that stands before "Sudlandic officials"."""
    at = mention.span.start
    match = re.search(r"\b[A-Z][\w.-]{0,40}\s+and\s+$", state.text[max(0, at - 40) : at])
    return match.group() if match else ""


def _parties(state: DiscourseState, own: str) -> list[str]:
    """Return the sides of "Norlandic and Sudlandic officials"."""
    parts = re.split(r"\band\b|,", own)
    found = [state.names.party_in(part) for part in parts]
    return list(dict.fromkeys(party for party in found if party))


def _side(state: DiscourseState, mention: Mention) -> str | None:
    """Return the side to which somebody is close: "a person close to the mayor"."""
    match = re.search(
        r"\b(?:close to|allied with|loyal to|aligned with|(?:aide|adviser|advisor)s? to)\s+(.+)$", mention.text
    )
    if match is None:
        return state.names.party_in(affiliation(mention.text)) if "close" not in mention.keys else None
    near = match.group(1)
    known = next((hit.name for hit in state.names.find(near) if hit.name), "")
    if known:
        return state.names.codebook.party_of(known)
    title = state.names.title(near)
    parties = {state.names.codebook.party_of(actor.name) for actor in state.names.holders(title, state.day)}
    return parties.pop() if len(parties) == 1 else state.names.party_in(near)


def _labelled(
    state: DiscourseState,
    core: list[str],
    head: str,
    party: str | None,
    *,
    plural: bool,
    typed: bool = True,
    nationality: str = "",
) -> Speaker:
    """Return the speaker with a label of its own: "unnamed Norlandic official (2)" for another one."""
    demonym = state.names.demonym(party) if party and typed else "" if party else nationality
    if demonym and head in ("source", "sources"):
        head = "officials" if plural else "official"
    label = " ".join(part for part in ("unnamed", demonym, head) if part)
    described = tuple(key for key in core if key not in ("a", "an", "the", "unnamed"))
    apart = _is_another(core) or (not plural and core[:1] != ["the"])
    number = state.number(label, described, same="another" not in core, apart=apart)
    numbered = f"{label} ({number})" if number > 1 else label
    return Speaker(numbered, party, (), SpeakerRule.NOUN_AND_SIDE, plural=plural, kind=SpeakerKind.UNNAMED, noun=head)
