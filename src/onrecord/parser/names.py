"""The codebook's names as an index: words to actors, titles to holders, demonyms to parties."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.parser import lexicon
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.models import Actor, Codebook

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-'’.]\w+)*")
_PLURAL_OFFICIAL = "{demonym} official"


class Word(NamedTuple):
    """A folded word of a text and its place."""

    key: str
    start: int
    end: int


def words(text: str, offset: int = 0) -> list[Word]:
    """Return the words of `text`, folded, possessive endings dropped; places count from `offset`."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        key = fold(match.group())
        end = match.end()
        if key.endswith("'s"):
            key, end = key[:-2], end - 2
        found.append(Word(key.replace(".", ""), match.start() + offset, end + offset))
    return found


class Hit(NamedTuple):
    """A known name in a text: the actor (or the party that a country's name stands for) and where it stands."""

    name: str
    start: int
    end: int
    is_person: bool


class Names:
    """Look-ups by folded words; built once per codebook, never changed."""

    def __init__(self, codebook: Codebook) -> None:
        """Index every name, alias, surname, title, demonym and country of `codebook`."""
        self.codebook = codebook
        self._party_words: dict[tuple[str, ...], str] = {}
        for key, party in codebook.parties.items():
            for form in (*party.demonyms, *party.speaks_as, party.name):
                if form:
                    self._party_words[_key(form)] = key
        self._by_words: dict[tuple[str, ...], str] = {}
        self._surnames: defaultdict[str, list[str]] = defaultdict(list)
        for key, party in codebook.parties.items():
            for form in (party.name, *party.speaks_as):
                self._by_words.setdefault(_key(form), party.name or key)
        for actor in codebook.actors:
            for form in (actor.name, *actor.aliases):
                self._by_words[_key(form)] = actor.name
                self._by_words.setdefault(self.normal(_key(form)), actor.name)
            if is_person(actor):
                self._surnames[_key(actor.name)[-1]].append(actor.name)
        self._by_words.pop((), None)
        # How many words a name that begins so can have; a country's word may begin any name of its party.
        self._longest: dict[str, int] = {}
        for key in self._by_words:
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
        most = max(self._longest.values(), default=1)
        self._longest.update((key[0], most) for key in self._party_words if key)
        self._titles = [
            (self.normal(_key(role.title)), role.since, role.until, actor)
            for actor in codebook.actors
            for role in actor.roles
        ]

    def normal(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """Replace a leading country or demonym by its party, so that "Norland's X" and "Norlandic X" are one."""
        for length in (3, 2, 1):
            party = self._party_words.get(key[:length])
            if party is not None and len(key) > length:
                return (f"<{party}>", *key[length:])
        return key

    def find(self, text: str, offset: int = 0) -> Iterator[Hit]:
        """Yield the known names of `text`, longest first at each place; surnames alone count for people."""
        found = words(text, offset)
        at = 0
        while at < len(found):
            hit = self._at(found, at, text, offset)
            if hit is None:
                at += 1
                continue
            name, length = hit
            actor = self.codebook.actor_by_name.get(name)
            yield Hit(name, found[at].start, found[at + length - 1].end, actor is not None and is_person(actor))
            at += length

    def _at(self, found: list[Word], at: int, text: str, offset: int) -> tuple[str, int] | None:
        raw = text[found[at].start - offset]
        for length in range(min(self._longest.get(found[at].key, 0), len(found) - at), 0, -1):
            key = tuple(word.key for word in found[at : at + length])
            name = self._by_words.get(key) or (self._by_words.get(self.normal(key)) if length > 1 else None)
            if name is not None and (raw.isupper() or key[0] == "the" or length > 1):
                return name, length
        if raw.isupper() and len(same := self._surnames.get(found[at].key, ())) >= 1:
            return (same[0], 1) if len(same) == 1 else ("|".join(same), 1)
        return None

    def party_in(self, text: str) -> str | None:
        """Return the first party whose demonym, country or body stands in `text`."""
        found = words(text)
        for at in range(len(found)):
            for length in (3, 2, 1):
                key = tuple(word.key for word in found[at : at + length])
                if text[found[at].start].isupper() or length > 1 or found[at].key not in _TOO_COMMON:
                    party = self._party_words.get(key)
                    if party is not None and len(key) == length:
                        return party
                name = self._by_words.get(key)
                if name is not None and len(key) == length:
                    party = self.codebook.party_of(name)
                    if party is not None:
                        return party
        return None

    def holders(self, title: str, day: date | None) -> list[Actor]:
        """Return the actors who hold `title` on `day`, best match first; party words in it must agree."""
        key = self.normal(_without_article(_key(title)))
        exact = [
            a for t, since, until, a in self._titles if self._same_title(t, key, a) and _in_office(since, until, day)
        ]
        return list({a.name: a for a in exact}.values())

    def _same_title(self, title: tuple[str, ...], key: tuple[str, ...], actor: Actor) -> bool:
        if title == key:
            return True
        party = self.codebook.party_of(actor.name)
        return key[:1] == (f"<{party}>",) and title == key[1:]

    def titles_of(self, name: str) -> set[str]:
        """Return all words of the titles of an actor."""
        actor = self.codebook.actor_by_name.get(name)
        return {word for role in actor.roles for word in _key(role.title)} if actor else set()

    def demonym(self, party: str) -> str:
        """Return how a party's people are called, for "unnamed Norlandic official"."""
        known = self.codebook.parties.get(party)
        if known is None:
            return ""
        dotted = [form for form in known.demonyms if "." in form]
        return (dotted or list(known.demonyms) or [known.name])[0]


_TOO_COMMON = frozenset({"us", "state", "city", "county", "union", "labor", "business", "house", "other"})


def is_person(actor: Actor) -> bool:
    """True for a human being: said so, holding a role, or named as people are and bodies are not."""
    if actor.kind is not None:
        return actor.kind == "person"
    words_of_name = actor.name.replace("-", " ").split()
    named_like_one = 2 <= len(words_of_name) <= 4 and all(word[0].isupper() for word in words_of_name)
    not_a_body = not {fold(word) for word in words_of_name} & (lexicon.speakers("body") | lexicon.speakers("outlet"))
    return bool(actor.roles) or (named_like_one and not_a_body and not actor.name.isupper())


def _key(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in words(text))


def _without_article(key: tuple[str, ...]) -> tuple[str, ...]:
    return key[1:] if key[:1] in (("the",), ("a",), ("an",)) else key


def _in_office(since: str | None, until: str | None, day: date | None) -> bool:
    if day is None:
        return True
    return (since is None or edtf.parse(since).earliest <= day) and (until is None or day <= edtf.parse(until).latest)
