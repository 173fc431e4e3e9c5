"""The codebook's names as an index: words to actors, titles to holders, demonyms to parties."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.parser import lexicon
from onrecord.parser.speakers import forenames, surnames
from onrecord.spans import named
from onrecord.text import INSIDE_WORD, fold, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from onrecord.models import Actor, Codebook, Role

_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\w[{INSIDE_WORD}]*(?:[-'’.][{INSIDE_WORD}]+)*")


MAX_WORDS = 20
"""Names of more words are not looked for: longer ones are hostile, and every text is read in linear time."""


class Word(NamedTuple):
    """A folded word of a text and its place."""

    key: str
    start: int
    end: int


@remembered
def words(text: str) -> Sequence[Word]:
    """Return the words of `text`, folded, possessive endings dropped."""
    found: list[Word] = []
    word = named(Word)  # every word of an article becomes one
    at = 0
    for chunk in text.split(" "):
        for key, start, end in _words_of(chunk):
            found.append(word((key, at + start, at + end)))
        at += len(chunk) + 1
    return found


@remembered
def _words_of(chunk: str) -> list[tuple[str, int, int]]:
    """Return the folded words of what stands between two blanks, each with its place there."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(chunk):
        key, ending = _key(match.group())
        found.append((key, match.start(), match.end() - ending))
    return found


def _key(printed: str) -> tuple[str, int]:
    """Return a printed word folded, and how many characters its possessive ending has."""
    key = fold(printed)
    return (key[:-2].replace(".", ""), 2) if key.endswith("'s") else (key.replace(".", ""), 0)


@remembered
def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` without their places."""
    return tuple(word.key for word in words(text))


class Hit(NamedTuple):
    """A known name in a text and where it stands: the actors who bear it, or the party that a country stands for."""

    names: tuple[str, ...]
    start: int
    end: int
    is_person: bool

    @property
    def name(self) -> str:
        """The one who bears the name; empty where several do."""
        return self.names[0] if len(self.names) == 1 else ""


class Title(NamedTuple):
    """A title's words in one form, and the side that it names."""

    key: tuple[str, ...]
    party: str | None


class Names:
    """Look-ups by folded words; built once per codebook, never changed."""

    def __init__(self, codebook: Codebook) -> None:
        """Index every name, alias, surname, title, demonym and country of `codebook`."""
        self.codebook = codebook
        bodies = {actor.body for actor in codebook.actors}
        self._people = frozenset(a.name for a in codebook.actors if is_person(a) and (a.roles or a.name not in bodies))
        self._party_words: dict[tuple[str, ...], str] = {}
        self._by_words: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._surnames: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self._index_parties()
        self._begin_parties = frozenset(key[0] for key in self._party_words if key)
        for actor in codebook.actors:
            self._index_actor(actor)
        self._by_words.pop((), None)
        self._add_short_bodies()
        self._party_words.pop((), None)
        self._begin_surnames = frozenset(key[0] for key in self._surnames if key)
        self._lengths = self._lengths_of_names()
        self._begin_names = self._begin_surnames.union(self._lengths, (key[0] for key in self._party_words))
        self.title = remembered(self._title)
        """Return a title's words in one form, and the side that they name: "Norland's defence secretary"."""
        self.party_in = remembered(self._party_in)
        """Return the first party whose demonym, country or body stands in a text."""
        self._titles = [(self.title(role.title), role, actor) for actor in codebook.actors for role in actor.roles]
        self._by_title: defaultdict[tuple[str, ...], list[tuple[Title, Role, Actor]]] = defaultdict(list)
        for title, role, actor in self._titles:
            self._by_title[title.key].append((title, role, actor))
        self._held_by: defaultdict[str, list[tuple[Title, Role, Actor]]] = defaultdict(list)
        self._by_word: defaultdict[str, list[tuple[Title, Role, Actor]]] = defaultdict(list)
        for held in self._titles:
            self._held_by[held[2].name].append(held)
            for word in set(held[0].key):
                self._by_word[word].append(held)
        self._parties = {actor.name: codebook.party_of(actor.name) for actor in codebook.actors}

    def _index_parties(self) -> None:
        for key, party in self.codebook.parties.items():
            for form in (*party.demonyms, *party.speaks_as, party.name):
                if form:
                    self._party_words[folded_words(form)] = key
            for form in (party.name, *party.speaks_as):
                self._by_words.setdefault(folded_words(form), (party.name or key,))

    def _index_actor(self, actor: Actor) -> None:
        """Index an actor by its names and, a person, by surname; call when all parties are indexed."""
        for form in (actor.name, *actor.aliases):
            self._by_words[folded_words(form)] = (actor.name,)
            self._by_words.setdefault(self.normal(folded_words(form)), (actor.name,))
            self._by_words.setdefault(folded_words(forenames.spelt_out(form)), (actor.name,))
        if self.is_person(actor.name) and folded_words(actor.name):
            full = (folded_words(actor.name), folded_words(forenames.spelt_out(actor.name)))
            if lexicon.speakers("title").issuperset(full[0]):
                return  # an office without a name: "Vice President"
            for surname in dict.fromkeys(form for key in full for form in surnames.forms(key)):
                self._surnames[surname].append(actor.name)

    def _add_short_bodies(self) -> None:
        """Let a body's name stand without its country: "the Foreign Ministry", of one country or of several."""
        short: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for key, names in self._by_words.items():
            rest = self._behind_party(key)
            if rest is not None and len(rest[1]) > 1 and rest[1][-1] in lexicon.speakers("body"):
                short[rest[1]].extend(names)
        for rest, several in short.items():
            self._by_words.setdefault(rest, tuple(dict.fromkeys(several)))

    def _lengths_of_names(self) -> dict[str, tuple[int, ...]]:
        """Return how many words the names have that begin with a word, the longest first."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for key in self._by_words:
            if len(key) <= MAX_WORDS:
                lengths[key[0]].add(len(key))
        return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def is_person(self, name: str) -> bool:
        """True for an actor who is a human being."""
        return name in self._people

    def gender(self, name: str) -> str:
        """Return "he", "she" or "they" as the codebook says or a forename tells, else ""."""
        actor = self.codebook.actor_by_name.get(name)
        if actor and actor.pronouns:
            return actor.pronouns
        return surnames.gender_of(folded_words(name))

    def surnamed(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """Return the people of the codebook whom a surname, in folded words, may mean."""
        return tuple(self._surnames.get(key, ()))

    def is_outlet(self, name: str) -> bool:
        """True for a body that only relays: the codebook says so, or where it does not know it, its name does."""
        actor = self.codebook.actor_by_name.get(name)
        return (
            actor.kind == "outlet"
            if actor
            else folded_words(name)[-1:] in {(word,) for word in lexicon.speakers("outlet")}
        )

    def is_party_word(self, key: str) -> bool:
        """True for a folded word that stands for a side: a country, a capital, a demonym."""
        return (key,) in self._party_words

    def normal(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """Replace a leading country or demonym by its party, so that "Norland's X" and "Norlandic X" are one."""
        behind = self._behind_party(key)
        return key if behind is None else (_side(behind[0]), *behind[1])

    def _behind_party(self, key: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
        """Return the party that a leading country or demonym names, and the words behind it; None without both."""
        for length in (3, 2, 1) if key and key[0] in self._begin_parties else ():
            party = self._party_words.get(key[:length])
            if party is not None and len(key) > length:
                return party, key[length:]
        return None

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the known names of `text`, longest first at each place; surnames alone count for people."""
        found = words(text)
        keys = [word.key for word in found]
        end = 0
        for at in [at for at, key in enumerate(keys) if key in self._begin_names]:
            if at < end:
                continue
            hit = self._at(found, tuple(keys[at : at + MAX_WORDS]), at, text)
            if hit is not None:
                names, length = hit
                end = at + length
                yield Hit(names, found[at].start, found[end - 1].end, self.is_person(names[0]))

    def _at(
        self, found: Sequence[Word], following: tuple[str, ...], at: int, text: str
    ) -> tuple[tuple[str, ...], int] | None:
        """Return whose name begins at word `at`, and its number of words; `following` are the keys from there on."""
        raw, led = text[found[at].start], following[0] in self._begin_parties
        for length in self._lengths_at(following):
            key = following[:length]
            names = self._by_words.get(key) or (self._by_words.get(self.normal(key)) if led and length > 1 else None)
            if names is not None and (raw.isupper() or key[0] == "the" or length > 1):
                return names, length
        most = surnames.MOST if following[0] in self._begin_surnames else 0
        for length in range(min(most, len(following)), 0, -1):
            key = following[:length]
            same, last = self._surnames.get(key), found[at + length - 1]
            if not same or text[last.start : last.end].islower():
                continue
            if forenames.begins_a_body(found, at + length - 1, text):
                return None
            if last.key in lexicon.speakers("title") and forenames.goes_on(found, at + length - 1, text):
                return None  # "King Olaf" is no Martin King
            printed = forenames.before(found, at, text, self.is_party_word)
            fitting = tuple(name for name in same if forenames.fit(printed, folded_words(name)[: -len(key)]))
            return (fitting, length) if fitting else None
        return None

    def _lengths_at(self, following: tuple[str, ...]) -> Sequence[int]:
        """Return how many of the words at a place may be a name, the longest first; its country may lead it."""
        own = self._lengths.get(following[0], ())
        if following[0] not in self._begin_parties:
            return [length for length in own if length <= len(following)]
        led = {
            length - 1 + len(lead)
            for lead in (following[:1], following[:2], following[:3])
            if lead in self._party_words
            for length in self._lengths.get(_side(self._party_words[lead]), ())
        }
        return [length for length in sorted(led.union(own), reverse=True) if length <= len(following)]

    def demonym_party(self, key: str) -> str | None:
        """Return the side whose people a folded word names: "norlander"."""
        sides = self.codebook.parties.items()
        return next(
            (side for side, party in sides if any(folded_words(form) == (key,) for form in party.demonyms)), None
        )

    def _party_in(self, text: str) -> str | None:
        found = words(text)
        for at in range(len(found)):
            for length in (3, 2, 1):
                key = tuple(word.key for word in found[at : at + length])
                if (
                    text[found[at].start].isupper()
                    or length > 1
                    or found[at].key not in lexicon.speakers("common-word")
                ):
                    party = self._party_words.get(key)
                    if party is not None and len(key) == length:
                        return party
                names = self._by_words.get(key, ())
                if len(names) == 1 and len(key) == length:
                    party = self.codebook.party_of(names[0])
                    if party is not None:
                        return party
        return None

    def party_marked(self, text: str) -> str | None:
        """Return the party of a mark that begins `text`, behind a name: "(L-Norshire)", ", L-Norshire", "(L)".

        Its letter is a demonym of the party, or begins the demonyms of that party alone.
        """
        match = _MARK.match(text)
        if match is None:
            return None
        letter = match[1]
        said = self._party_words.get((letter.lower(),))
        sides = {
            key
            for key, party in self.codebook.parties.items()
            if any(form.startswith(letter) for form in party.demonyms)
        }
        return said or (next(iter(sides)) if len(sides) == 1 else None)

    def _title(self, printed: str) -> Title:
        found = [part for word in words(printed) for part in word.key.split("-")]
        key: list[str] = []
        party: str | None = None
        at = 0
        while at < len(found):
            length = next((n for n in (3, 2, 1) if tuple(found[at : at + n]) in self._party_words), 0)
            of = found[at - 1 : at] == ["of"]
            if length and not (of and found[at] in lexicon.speakers("common-word")):
                party = party or self._party_words[tuple(found[at : at + length])]
                if of and key[-1:] == ["of"]:
                    key.pop()
                at += length
                continue
            if found[at] not in lexicon.speakers("tense") | {"the", "a", "an"}:
                key.append(lexicon.title_forms().get(found[at], found[at]))
            at += 1
        return Title(tuple(key), party)

    def holders(self, printed: str | Title, day: date | None, *, kin: bool = False) -> list[Actor]:
        """Return the actors who hold a title on `day`; a side in it must agree.

        A word for an office ("top diplomat") means whoever holds one of its titles; with `kin` every title does.
        """
        title = self.title(printed) if isinstance(printed, str) else printed
        loose = " ".join(title.key) in lexicon.any_office()
        office = _office(title.key) if kin or loose else ()
        found = self._held(title.key, title.party, day)
        plain = [actor for own, _, actor in self._by_title.get(title.key, ()) if own == title and actor in found]
        if title.party is None and plain:
            found = plain  # "the president" is no "union president"
        if not found:
            found = [actor for form in office for actor in self._held(tuple(form.split(" ")), title.party, day)]
        return list({actor.name: actor for actor in found}.values())

    def _held(self, key: tuple[str, ...], party: str | None, day: date | None) -> list[Actor]:
        """Return the actors who hold a title of these words on `day`; they are of `party`, where that is one."""
        return [
            actor
            for _, role, actor in self._by_title.get(key, ())
            if party in (None, self._parties[actor.name]) and _in_office(role.since, role.until, day)
        ]

    def in_offices_with(self, title: Title, day: date | None) -> list[str]:
        """Return the actors who on `day` hold an office that has all words of a title; a side in it must agree."""
        wanted = set(title.key)
        listed = min((self._by_word.get(word, ()) for word in wanted), key=len, default=self._titles)
        found = [
            actor.name
            for own, role, actor in listed
            if wanted.issubset(own.key)
            and _in_office(role.since, role.until, day)
            and title.party in (None, self._parties[actor.name])
        ]
        return list(dict.fromkeys(found))

    def offices_of(self, name: str, day: date | None) -> list[Title]:
        """Return the titles that an actor holds on `day`."""
        return [title for title, role, _ in self._held_by.get(name, ()) if _in_office(role.since, role.until, day)]

    def titles_of(self, name: str) -> set[str]:
        """Return all words of the titles of an actor, in one form."""
        return {word for title, _, _ in self._held_by.get(name, ()) for word in title.key}

    def demonym(self, party: str) -> str:
        """Return how a party's people are called, for "unnamed Norlandic official"."""
        known = self.codebook.parties.get(party)
        if known is None:
            return ""
        dotted = [form for form in known.demonyms if "." in form]
        return (dotted or list(known.demonyms) or [known.name])[0]


def _side(party: str) -> str:
    """Return the word that stands for the country of a party at the beginning of a name."""
    return f"<{party}>"


_MARK = re.compile(r"\s{0,20}(?:\(|,\s)([A-Z])(?:-[A-Z]|\))")


def is_person(actor: Actor) -> bool:
    """True for a human being: said so, holding a role, or named as people are and bodies are not."""
    if actor.kind is not None:
        return actor.kind == "person"
    small = lexicon.speakers("particle")
    words_of_name = [word for word in actor.name.replace("-", " ").split() if fold(word) not in small]
    named_like_one = 2 <= len(words_of_name) <= 4 and all(word[0].isupper() for word in words_of_name)
    not_a_body = not {fold(word) for word in words_of_name} & (lexicon.speakers("body", "outlet"))
    return bool(actor.roles) or (named_like_one and not_a_body and not actor.name.isupper())


def _office(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles of the office to which a title belongs, in the lexicon's order."""
    form = " ".join(key)
    return next((office for office in lexicon.offices() if form in office), ())


def _in_office(since: str | None, until: str | None, day: date | None) -> bool:
    if day is None:
        return True
    return (since is None or edtf.parse(since).earliest <= day) and (until is None or day <= edtf.parse(until).latest)
