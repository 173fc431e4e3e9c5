"""People as a text introduces them: "spokesman Jan Roe", "Ann Lee, an engineer", the codebook's and others."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.speakers import surnames
from onrecord.parser.speakers.names import Hit, Names, Word, folded_words, words
from onrecord.parser.text.tokens import day_names
from onrecord.text import INSIDE_WORD, as_printed, fold, matches, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CAPITAL = "[A-ZÀ-ÖØ-ÞİŞĞŁŚŻŽČŠĐĆŘŐŰĀĒĪŌŪ]"
_TOKEN = rf"(?:(?:(?:al|el|ul|an|as|ad)-)?{_CAPITAL}[{INSIDE_WORD}-]*(?:['’]{_CAPITAL}[{INSIDE_WORD}]+)?|{_CAPITAL}\.)"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Sen|Rep|Gov|Prof|Capt|Sgt|[A-Z])\."
NICKNAME = rf"[“\"‘'](?:{_CAPITAL}[{INSIDE_WORD}-]*\s?){{1,3}}[”\"’']"
"""A nickname inside a name: Anton “Tosh” Berrigan."""
_RUN = re.compile(
    rf"(?:{_ABBREVIATED}|{_TOKEN})(?:\s+(?:{NICKNAME}\s+)?(?:(?:al|de|da|van|von|den|der|bin|ibn|bint|del|la|le|el|dos|du|di|ter|ten|zu)\s+)*"
    rf"(?:{_ABBREVIATED}|{_TOKEN}))*"
)
_BEGINS_RUN = re.compile(rf"{_CAPITAL}|[aeu][lnsd]-")
_BEFORE, _AFTER = 60, 90
"""How many characters around a name are read for its titles."""
_MARK = 16
"""How many characters after a name are read for the mark of a party, as in "(L-Norshire)"."""
_APPOSITION = re.compile(
    r"\s{0,20},\s{0,20}(?:\d{1,2},\s*)?((?:an?|the|who|one|[\w.-]+['’]s|its|their|his|her|\w+)\s[^,.;:\n]{2,80})"
)


_OF_BODY = re.compile(
    rf"\s{{1,20}}(?:of|from)\s+(?:the\s+)?({_CAPITAL}[\w'’-]*(?:\s(?:(?:of|for|and)\s)?{_CAPITAL}[\w'’-]*){{1,5}})"
)


class Person(NamedTuple):
    """A human being in a text: name, place, the words of title beside it, the side they tell.

    ``leads`` says that the name begins its sentence, or is its subject after a few words of time or manner, alone or
    with others; ``first`` is then where the first of them stands. ``others`` bear the name, too, where it is a surname
    of several; ``told`` is "he" or "she" where the words beside the name say so.
    """

    name: str
    start: int
    end: int
    known: bool
    titles: frozenset[str]
    party: str | None
    leads: bool
    told: str = ""
    first: int = -1
    others: tuple[str, ...] = ()


def introduced(text: str, hits: list[Hit], names: Names) -> list[Person]:
    """Return the people of a text in order: the codebook's wherever named, others where their name or a title tells.

    A surname means whoever was named with it before; where several were, or nobody was and several have it, it means
    one of them.
    """
    people: list[Person] = []
    bearers = _Bearers(names, hits, text)
    at = 0
    for match in matches(_RUN, _BEGINS_RUN, text):
        while at < len(hits) and hits[at].end <= match.start():
            at += 1
        inside: list[Hit] = []
        while at < len(hits) and hits[at].start < match.end():
            inside.append(hits[at])
            at += 1
        at -= len(inside) if inside and inside[-1].end > match.end() else 0
        person = _in_run(text, match, inside, names, bearers)
        if person is not None:
            people.append(_joined(text, people[-1] if people else None, person))
    return people


def _in_run(text: str, match: re.Match[str], inside: list[Hit], names: Names, bearers: _Bearers) -> Person | None:
    """Return the person whom a run of capitalised words names."""
    known = next((hit for hit in inside if hit.is_person), None)
    if known is not None:
        person = _person(text, known.names[0], known.start, known.end, names, known=True)
        meant = bearers.of(known.names, text[known.start : known.end], known.start, person.told)
        return person._replace(name=meant[0], others=meant[1:], known=meant[0] in known.names)
    if bearers.is_nobody(match.group()):
        return None
    found = name_in(text, match.start(), match.end(), inside, names)
    if found is None:
        return None
    start, end = found
    printed = as_printed(text[start:end])
    if len(folded_words(printed)) < 2 and not bearers.knows(printed):
        return None
    person = _person(text, printed, start, end, names, known=False)
    meant = bearers.of((), printed, start, person.told)
    if meant:
        return person._replace(name=meant[0], others=meant[1:])
    key = folded_words(printed)
    if len(key) > 1 and (person.titles or person.told or surnames.gender_of(key)):
        bearers.add(printed, start)
        return person
    return None


class _Bearers:
    """Who bears a surname: the people whom the text has named in full so far, and the codebook's."""

    def __init__(self, names: Names, hits: list[Hit], text: str) -> None:
        self._names = names
        self._full: dict[str, int] = {}
        self._strangers: dict[tuple[str, ...], dict[str, int]] = {}
        self._claimed: dict[tuple[str, ...], str] = {}
        """Whom a surname alone has meant first: who of that name comes later is called otherwise."""
        for hit in hits:
            if hit.is_person and hit.name and len(words(text[hit.start : hit.end])) > 1:
                self._full.setdefault(hit.name, hit.start)

    def add(self, name: str, at: int) -> None:
        """Note that the text names somebody in full whom the codebook does not know."""
        for form in surnames.forms(folded_words(name)):
            self._strangers.setdefault(form, {}).setdefault(name, at)

    def knows(self, printed: str) -> bool:
        """True for the surname of somebody whom the codebook does not know."""
        return folded_words(printed) in self._strangers

    def is_nobody(self, run: str) -> bool:
        """True for one word alone that is nobody's surname so far, as most capitalised words are."""
        return len(folded_words(run)) < 2 and not run.split(maxsplit=1)[1:] and not self.knows(run)

    def of(self, known: tuple[str, ...], printed: str, at: int, gender: str) -> tuple[str, ...]:
        """Return whom printed words mean: `known` of the codebook, narrowed by who is named in full, and strangers."""
        key = folded_words(printed)
        strangers = self._strangers.get(key, {})
        if not strangers and len(known) == 1:
            return known
        if not strangers and not known:
            return ()
        if len(key) > 1 and len(known) == 1:
            return known
        fitting = [name for name in (*known, *strangers) if self._fits(name, gender)] or [*known, *strangers]
        before = [name for name in fitting if name in strangers or self._full.get(name, at) < at]
        claimed = self._claimed.get(key)
        if claimed in fitting:
            return (claimed,)
        if len(before) == len(key) == 1:
            self._claimed[key] = before[0]
        anywhere = before or [name for name in fitting if name in self._full]
        return tuple(anywhere or fitting)

    def _fits(self, name: str, gender: str) -> bool:
        own = self._names.gender(name)
        return not gender or own in ("", gender)


def _joined(text: str, before: Person | None, person: Person) -> Person:
    """Return a person as the subject of its sentence, too, where it is joined to one: "Roe and Lee met"."""
    if before is not None and before.leads and person.start - before.end <= _BEFORE:
        between = _JOINING.match(text, before.end, person.start)
        links = lexicon.speakers("name-link")
        titles = between and all(is_title(word) or fold(word) in links for word in between[1].split())
        if between and between.end() == person.start and titles:
            return person._replace(leads=True, first=before.first)
    return person._replace(first=person.start) if person.leads else person


_JOINING = re.compile(r"\s{0,9}(?:\([^()\n]{0,40}\))?(?:,\s|,?\s{1,9}(?:and|or|&)\s)((?:[\w.'’-]{1,30}\s){0,4})")


def name_in(text: str, start: int, end: int, hits: list[Hit], names: Names) -> tuple[int, int] | None:
    """Return where a person's name stands in a run of capitalised words: what is left without titles and countries.

    `hits` stand in text order, none overlapping another.
    """
    tokens = [match.span() for match in _CHUNK.finditer(text, start, end)]
    while tokens and fold(text[slice(*tokens[-1])]).strip(".") in lexicon.words("time"):
        if tokens == [(0, len(text))] or tuple(text[slice(*token)] for token in tokens[-2:]) in day_names(text):
            break  # "Ida Friday", and "Friday" that is all of a mention
        tokens.pop()
    first = 0
    for number, (left, right) in enumerate(tokens):
        last = number == len(tokens) - 1
        before = bisect_right(hits, left, key=_start) - 1
        hit = before >= 0 and left < hits[before].end
        if hit or (not last and _no_name(text[left:right], names)):
            first = number + 1
    tokens = tokens[first:]
    if not tokens or _no_name(text[slice(*tokens[-1])], names) or _is_body(text[slice(*tokens[-1])]):
        return None
    if any(hit.start < tokens[-1][1] and tokens[0][0] < hit.end for hit in hits):
        return None
    return tokens[0][0], tokens[-1][1]


_CHUNK = re.compile(r"\S+")


def _start(hit: Hit) -> int:
    return hit.start


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of all runs of capitalised words."""
    for match in matches(_RUN, _BEGINS_RUN, text):
        yield match.span()


@remembered
def is_title(word: str) -> bool:
    """True for a word before a name that is no part of it: "minister", "Secretary-General", "Mr."."""
    parts, titles = fold(word).strip(".,'").split("-"), lexicon.speakers("title", "person")
    return all(part in titles or part in lexicon.speakers("tense") for part in parts)


def _no_name(word: str, names: Names) -> bool:
    return _never_name(word) or names.is_party_word(fold(word).strip(".'"))


_CLOSED = ("determiner", "preposition", "subordinator", "pronoun", "coordinator", "contrast")


@remembered
def _never_name(word: str) -> bool:
    """True for a small word, a title, or what a body is called."""
    key = fold(word).strip(".'")
    return (
        key in ("of", "to") or any(key in lexicon.words(name) for name in _CLOSED) or is_title(word) or _is_body(word)
    )


def _is_body(word: str) -> bool:
    key = fold(word)
    return key in lexicon.speakers("body") or key in lexicon.speakers("outlet")


_ABBREVIATION = re.compile(rf"\b{_ABBREVIATED}")
_ENDS_PHRASE = re.compile(r"[.!?;:,]\s|[\"“”]")
_PLACED = re.compile(r"\b(?:at|in|near|from|to|of|on)\s+(?:the\s+)?$")


def _person(text: str, name: str, start: int, end: int, names: Names, *, known: bool) -> Person:
    left = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    line = text[left:start].lstrip()  # its indentation says nothing
    before = _ENDS_PHRASE.split(_ABBREVIATION.sub(lambda m: m.group()[:-1] + "·", line))[-1].lstrip()
    titles, led = _titles_before(before, names)
    leads = (led == 0 and _begins(text, left, start, before)) or _is_subject(text, line, end)
    described = _DESCRIBED.search(line)
    if described and _is_about_person(described[1].split()[-1]):  # "His neighbour, Name": the sentence's subject
        leads, titles = True, [*titles, *folded_words(described[1])]
    after = _APPOSITION.match(text, end, end + _AFTER)
    apposed = after.group(1) if after and not _PLACED.search(before) and _is_about_person(after.group(1)) else ""
    told = (*titles, *folded_words(apposed), *(["member"] if _is_member(text, end) else []))
    party = (
        names.party_in(before[led:])
        or names.party_marked(text[end : end + _MARK])
        or (names.party_in(affiliation(apposed)) if apposed else None)
    )
    possessive = text[end : end + 2] in ("'s", "’s")
    return Person(
        name,
        start,
        end,
        known,
        frozenset(told),
        party,
        leads and not possessive,
        _told(line, titles, apposed),
    )


_KIN = re.compile(
    r"(?:\b(?:his|her|their|whose|my)|['’]s?)\s{1,9}(?:[\w-]{1,30}\s{1,9}){0,2}([\w-]+),?\s{0,9}$", re.IGNORECASE
)
_OPENS_HEAD = re.compile(r"(?:an?|the|his|her|their|its|[\w.-]{1,30}['’]s)\s")
_ENDS_HEAD = re.compile(r"\s(?:of|for|in|at|to|from|who|and|with|on)\b")


def _told(before: str, titles: list[str], apposed: str) -> str:
    """Return "he" or "she" where the words beside a name say so: "Mrs.", "spokesman", "his wife,", ", a son"."""
    beside = [*titles]
    kin, head = _KIN.search(before[-_BEFORE:]), _ENDS_HEAD.split(apposed, maxsplit=1)[0]
    if kin:
        beside.append(fold(kin[1]))
    if _OPENS_HEAD.match(apposed):
        beside += fold(head).split()[-1:]
    return gender_told(beside)


_POINTING = frozenset({"he", "him", "his", "she", "her"})
"""Words for a man or a woman that tell nothing of the name that they stand beside."""


def gender_told(keys: Iterable[str]) -> str:
    """Return "he" or "she" where a noun or a title is one of women or of men alone."""
    for key in keys:
        for gender, ending in (("she", "woman"), ("he", "man")):
            noun = key in lexicon.speakers(gender) and key not in _POINTING
            if noun or (
                key.endswith(ending) and len(key) > len(ending) + 3 and key not in lexicon.speakers("no-agent")
            ):
                return gender
    return ""


def _is_member(text: str, end: int) -> bool:
    """True where a body that has members stands behind a name: "of the Meadow Party (MP)"."""
    body = _OF_BODY.match(text, end, end + _AFTER)
    return body is not None and bool({*fold(body.group(1)).split()} & lexicon.speakers("membership"))


def _begins(text: str, left: int, start: int, before: str) -> bool:
    """True where only titles stand between the sentence's beginning and the name."""
    stop = text[max(0, start - len(before) - 3) : start - len(before)].rstrip()
    return not stop or stop[-1] in '.!?”"' or (text[left - 1 : left] == "\n" and left >= start - len(before) - 1)


_ADVERBIAL = re.compile(r"(?:^|[.!?]\s+)([A-Z][\w'’-]*)((?:,?\s[\w'’.$-]+){0,9}),?\s+$")
_PREDICATE = re.compile(
    r"\s{1,20}(?:is|was|has|had|will|would|did|does|could|might|made|took|went|gave|\w+ed)\b|,\s(?:who|whose|an?)\s"
)


_DESCRIBED = re.compile(
    r"(?:^|[.!?][\"”]?\s{1,9})(?:The|His|Her|Their|Its|Our|My|[A-Z][\w.-]{0,30}['’]s)\s((?:[\w'’-]{1,30}\s){0,4}[\w-]{1,30}),\s{1,9}$"
)


def _is_subject(text: str, line: str, end: int) -> bool:
    """True for ``In private, X is ...``, ``Hours before the vote X, who ...``: of a subject after an adverbial."""
    if not _PREDICATE.match(text, end):
        return False
    found = _ADVERBIAL.search(line)
    if found is None:
        return False
    first, second = fold(found.group(1)), fold(found.group(2)).split()[:1]
    opens = first in lexicon.words("preposition") or first.endswith(("ly", "ing")) or first in lexicon.words("time")
    return opens or (bool(second) and second[0] in ("before", "after", "earlier", "later", "ago"))


def _titles_before(before: str, names: Names) -> tuple[list[str], int]:
    """Return the title words that lead up to a name, and where they begin in `before`."""
    titles: list[str] = []
    found = words(before)
    begin = len(before)
    for number in range(len(found) - 1, -1, -1):
        word = found[number]
        if not (_fits_title(word, names) or (titles and before[word.start].isupper())):
            break
        titles.append(word.key)
        begin = word.start
    has_noun = any(key.split("-")[-1] in lexicon.speakers("title", "person") for key in titles)
    return (titles if has_noun else []), (begin if has_noun or not before.strip() else len(before))


def _fits_title(word: Word, names: Names) -> bool:
    key = word.key
    determiner = key in ("the", "a", "an") or key in lexicon.speakers("tense")
    return is_title(key) or determiner or names.is_party_word(key) or _is_body(key)


def _is_about_person(text: str) -> bool:
    keys = {key.split("-")[-1] for key in folded_words(text)}
    return text.startswith("who ") or bool(keys & _people()) or any(is_agent(key) for key in keys)


@cache
def _people() -> frozenset[str]:
    """Return the nouns that tell of a human being."""
    return lexicon.speakers("person", "she", "he") - _POINTING


def is_agent(key: str) -> bool:
    """True for a noun that by its ending names who does something: "engineer", "docker", "economist"."""
    return key.endswith(_AGENTS) and len(key) > 4 and key not in lexicon.speakers("no-agent")


_AGENTS = ("eer", "er", "or", "ist", "ian", "woman", "man", "nurse", "ee", "ant")


_WORKS_FOR = re.compile(r"\bwho\s+(?:advises|leads|heads|runs|represents|chairs|serves|works for|speaks for)\b")
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that)\b")


def affiliation(text: str) -> str:
    """Return the words of a description that tell a side: without what somebody only talks of or knows about."""
    works = _WORKS_FOR.search(text)
    relative = _RELATIVE.search(text)
    if relative and not works:
        text = text[: relative.start()]
    return _TOPIC.split(text)[0]


_TOPIC = re.compile(r"\b(?:familiar with|briefed on|expert on|experts on|critical of|opposed to)\b")
