"""People as a text introduces them: "spokesman Jan Roe", "Ann Lee, an engineer", the codebook's and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.speakers.names import Hit, Names, Word, words
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = "[A-ZÀ-ÖØ-ÞİŞĞŁŚŻŽČŠĐĆŘŐŰĀĒĪŌŪ]"
_TOKEN = rf"(?:{_CAPITAL}[\w-]*(?:['’]{_CAPITAL}\w+)?|{_CAPITAL}\.)"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Sen|Rep|Gov|Prof|Capt|Sgt|[A-Z])\."
_RUN = re.compile(
    rf"(?:{_ABBREVIATED}|{_TOKEN})(?:\s+(?:(?:al|de|da|van|von|den|der|bin|ibn|del|la|el|dos)\s+)*(?:{_ABBREVIATED}|{_TOKEN}))*"
)
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

    ``leads`` says that the name begins its sentence, or is its subject after a few words of time or manner.
    """

    name: str
    start: int
    end: int
    known: bool
    titles: frozenset[str]
    party: str | None
    leads: bool


def introduced(text: str, hits: list[Hit], names: Names) -> list[Person]:
    """Return the people of a text in order: the codebook's wherever named, others where a title introduces them."""
    people: list[Person] = []
    at = 0
    for match in _RUN.finditer(text):
        while at < len(hits) and hits[at].end <= match.start():
            at += 1
        inside: list[Hit] = []
        while at < len(hits) and hits[at].start < match.end():
            inside.append(hits[at])
            at += 1
        at -= len(inside) if inside and inside[-1].end > match.end() else 0
        known = next((hit for hit in inside if hit.is_person and hit.name), None)
        if known is not None:
            people.append(_person(text, known.name, known.start, known.end, names, known=True))
            continue
        found = name_in(text, match.start(), match.end(), inside, names)
        if found is None:
            continue
        start, end = found
        person = _person(text, text[start:end], start, end, names, known=False)
        if person.titles and (" " in person.name):
            people.append(person)
    return people


def name_in(text: str, start: int, end: int, hits: list[Hit], names: Names) -> tuple[int, int] | None:
    """Return where a person's name stands in a run of capitalised words: what is left without titles and countries."""
    tokens = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    while tokens and fold(text[slice(*tokens[-1])]).strip(".") in lexicon.words("time"):
        tokens.pop()
    first = 0
    for number, (left, right) in enumerate(tokens):
        last = number == len(tokens) - 1
        hit = any(hit.start <= left < hit.end for hit in hits)
        if hit or (not last and _no_name(text[left:right], names)):
            first = number + 1
    tokens = tokens[first:]
    if not tokens or _no_name(text[slice(*tokens[-1])], names) or _is_body(text[slice(*tokens[-1])]):
        return None
    if any(hit.start < tokens[-1][1] and tokens[0][0] < hit.end for hit in hits):
        return None
    return tokens[0][0], tokens[-1][1]


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of all runs of capitalised words."""
    for match in _RUN.finditer(text):
        yield match.span()


def is_title(word: str) -> bool:
    """True for a word before a name that is no part of it: "minister", "Secretary-General", "Mr."."""
    parts = fold(word).strip(".,'").split("-")
    titles = lexicon.speakers("title") | lexicon.speakers("person")
    return all(part in titles or part in lexicon.speakers("tense") for part in parts)


def _no_name(word: str, names: Names) -> bool:
    key = fold(word).strip(".'")
    closed = key in lexicon.words("determiner") or key in lexicon.words("preposition")
    closed = closed or key in lexicon.words("subordinator") or key in lexicon.words("pronoun")
    closed = closed or key in lexicon.words("coordinator") or key in lexicon.words("contrast")
    return closed or is_title(word) or _is_body(word) or names.is_party_word(key)


def _is_body(word: str) -> bool:
    key = fold(word)
    return key in lexicon.speakers("body") or key in lexicon.speakers("outlet")


def _person(text: str, name: str, start: int, end: int, names: Names, *, known: bool) -> Person:
    left = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    before = re.split(
        r"[.!?;:,]\s|[\"“”]", re.sub(rf"\b{_ABBREVIATED}", lambda m: m.group()[:-1] + "·", text[left:start])
    )[-1]
    titles, led = _titles_before(before, names)
    leads = (led == 0 and _begins(text, left, start, before)) or _is_subject(text, start, end)
    after = _APPOSITION.match(text, end, end + _AFTER)
    placed = re.search(r"\b(?:at|in|near|from|to|of|on)\s+(?:the\s+)?$", before)
    apposed = after.group(1) if after and not placed and _is_about_person(after.group(1)) else ""
    told = (*titles, *(word.key for word in words(apposed)), *(["member"] if _is_member(text, end) else []))
    party = (
        names.party_in(before[led:])
        or names.party_marked(text[end : end + _MARK])
        or (names.party_in(affiliation(apposed)) if apposed else None)
    )
    return Person(name, start, end, known, frozenset(told), party, leads)


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


def _is_subject(text: str, start: int, end: int) -> bool:
    """True for ``In private, X is ...``, ``Hours before the vote X, who ...``: of a subject after an adverbial."""
    if not _PREDICATE.match(text, end):
        return False
    left = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    found = _ADVERBIAL.search(text[left:start])
    if found is None:
        return False
    first, second = fold(found.group(1)), fold(found.group(2)).split()[:1]
    opens = first in lexicon.words("preposition") or first.endswith("ly") or first in lexicon.words("time")
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
    has_noun = any(key.split("-")[-1] in lexicon.speakers("title") | lexicon.speakers("person") for key in titles)
    return (titles if has_noun else []), (begin if has_noun or not before.strip() else len(before))


def _fits_title(word: Word, names: Names) -> bool:
    key = word.key
    determiner = key in ("the", "a", "an") or key in lexicon.speakers("tense")
    return is_title(key) or determiner or names.is_party_word(key) or _is_body(key)


def _is_about_person(text: str) -> bool:
    keys = {word.key.split("-")[-1] for word in words(text)}
    return text.startswith("who ") or bool(keys & lexicon.speakers("person")) or any(is_agent(key) for key in keys)


def is_agent(key: str) -> bool:
    """True for a noun that by its ending names who does something: "engineer", "docker", "economist"."""
    ending = re.search(r"(?:eer|er|or|ist|ian|woman|man|nurse|ee|ant)$", key)
    return bool(ending) and len(key) > 4 and key not in lexicon.speakers("no-agent")


_WORKS_FOR = re.compile(r"\bwho\s+(?:advises|leads|heads|runs|represents|chairs|serves|works for|speaks for)\b")
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that)\b")


def affiliation(text: str) -> str:
    """Return the words of a description that tell a side: without what somebody only talks of or knows about."""
    works = _WORKS_FOR.search(text)
    relative = _RELATIVE.search(text)
    if relative and not works:
        text = text[: relative.start()]
    return re.split(r"\b(?:familiar with|briefed on|expert on|experts on|critical of|opposed to)\b", text)[0]
