"""The names of all articles together: how often, how introduced, and what their surroundings say they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.parser import lexicon
from onrecord.suggest import terms
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.suggest.terms import Name, Token

What = Literal["person", "body", "outlet", "place"]

_PLACED = frozenset({"in", "across", "near", "into", "throughout", "outside"})
"""Prepositions that stand before places."""
_PEOPLE_OF = re.compile(
    r"(?:[a-z]{2,}(?:an|ish|ese|ic|[^aeou]i|ench|utch|eek|zech|wiss)|[a-z]\.?[a-z]\.?)", re.IGNORECASE
)
"""How English ends the adjective of a people or a party, or shortens a country."""
_MARK = re.compile(r"\w(?: \(|, )([A-Z])-[A-Z]")
_SHARE = 0.3
"""The names of bodies have "the" before them in at least this share of their places."""
_IN = 0.06
"""The names of places have "in" before them in at least this share; a capital that speaks has it seldom."""
_APPOSITION = 9


@dataclass(slots=True)
class Seen:
    """What the texts tell of one name."""

    count: int = 0
    placed: int = 0
    with_the: int = 0
    titled: int = 0  # stands behind a title, or before ", 41," or ", the head of"
    titles: Counter[str] = field(default_factory=Counter[str])
    bodies: Counter[str] = field(default_factory=Counter[str])  # "Name of the Trade Union", "Ministry spokesman Name"


class Census:
    """All names of some texts. Built in one look at each text."""

    def __init__(self, texts: Iterable[str], outlets: Iterable[str] = ()) -> None:
        self.outlets = {fold(outlet) for outlet in outlets if outlet}
        self.seen: defaultdict[str, Seen] = defaultdict(Seen)
        self.printed: defaultdict[str, Counter[str]] = defaultdict(Counter[str])
        self.by_surname: defaultdict[str, Counter[str]] = defaultdict(Counter[str])
        self.demonyms: Counter[str] = Counter()
        self.lower_demonyms: Counter[str] = Counter()
        self.lower: set[str] = set()  # words that stand without a capital: no names
        self.marks: Counter[str] = Counter()  # of parties behind names: the "L" of "(L-Norshire)"
        for text in texts:
            self.marks.update(_MARK.findall(text))
            self._read(terms.tokens(text))

    def _read(self, found: list[Token]) -> None:
        for name in terms.names(found):
            title, words = split(name.words)
            behind = _behind(found, name)
            before = found[name.first - 1] if name.first else None
            if _is_demonym(name.words[0], behind):
                self.demonyms[name.words[0]] += 1
            if not words:
                words, title = name.words, ()
            key = fold(" ".join(words))
            seen = self.seen[key]
            seen.count += 1
            seen.placed += before is not None and before.key in _PLACED and not title
            seen.with_the += before is not None and before.key == "the" and not title
            self.printed[key][" ".join(words)] += 1
            self._introduced(seen, found, name, title)
            if len(words) > 1:
                self.by_surname[fold(words[-1])][" ".join(words)] += 1
        self.lower.update(token.word for token in found if token.word[:1].islower())
        for token, following in pairwise(found):
            if token.tag == "n" and following.key in ("official", "officials") and token.key not in terms.general():
                self.lower_demonyms[token.key] += 1

    def _introduced(self, seen: Seen, found: list[Token], name: Name, title: tuple[str, ...]) -> None:
        """Note the title before a name, in capitals or not, the one behind it between commas, and what it is of."""
        before = [*_lower_title(found, name.first), *title]
        behind = _apposition(found, name.last)
        seen.titled += bool(title or (before and heads(before)) or behind)
        for words in (before, behind):
            if words and heads(words):
                seen.titles[" ".join(words)] += 1
        of = _affiliation(found, name.last)
        if of:
            seen.bodies[of] += 1

    def usual(self, name: str) -> str:
        """Return the form in which a name is printed most often; a label in capitals is the last choice."""
        forms = {
            form: number for form, number in self.printed.get(fold(name), Counter[str]()).items() if not is_label(form)
        }
        return max(forms, key=lambda form: (forms[form], form)) if forms else name

    def full_name(self, name: str) -> str:
        """Return the fullest usual form of a person's name; a surname alone is completed where one person has it."""
        known = self.by_surname.get(fold(name.rsplit(maxsplit=1)[-1]), Counter[str]())
        fits = {full: number for full, number in known.items() if set(fold(name).split()) <= set(fold(full).split())}
        fits = {full: number for full, number in fits.items() if self.is_person(full)}
        return max(fits, key=lambda full: (fits[full], len(full), full)) if fits else name

    def forms(self, full: str) -> set[str]:
        """Return the folded names that are forms of a full one: with or without its first names."""
        words = set(fold(full).split())
        known = self.by_surname.get(fold(full.rsplit(maxsplit=1)[-1]), Counter[str]())
        return {fold(form) for form in known if set(fold(form).split()) <= words or words <= set(fold(form).split())}

    def is_person(self, name: str) -> bool:
        """True for a name that stands behind titles, or has two to four words and nothing against it."""
        key = fold(name)
        words = key.split()
        seen = self.seen.get(key)
        if seen is None or set(words) & _not_people() or key in self.outlets or any(c.isdigit() for c in key):
            return False
        if self._is_placed(seen) or seen.with_the >= max(seen.count * _SHARE, 1):
            return False
        if seen.titled or len(words) == 1:
            return seen.titled > 0
        return len(words) in (2, 3, 4) and not any(word in self.lower for word in words) and not name.isupper()

    def what(self, name: str) -> What:
        """Return what a name most likely names."""
        key = fold(name)
        words = set(key.split())
        if key in self.outlets or words & lexicon.speakers("outlet"):
            return "outlet"
        if words & lexicon.speakers("body"):
            return "body"
        if self.is_person(self.full_name(name)):
            return "person"
        seen = self.seen.get(key, Seen())
        return "place" if self._is_placed(seen) and seen.with_the < max(seen.count * _SHARE, 1) else "body"

    def is_name(self, name: str) -> bool:
        """False for a common word that only opens its sentence: "Critics call"."""
        if any(c.isdigit() for c in name):
            return False
        return " " in name or not (fold(name) in self.lower or fold(name) in terms.general())

    def name_words(self) -> Iterator[str]:
        """Yield the folded words of all names of people and places that are no common words too."""
        for key in self.seen:
            if self.what(key) in ("person", "place"):
                yield from (word for word in (key, *key.split()) if word not in self.lower)

    @staticmethod
    def _is_placed(seen: Seen) -> bool:
        return seen.placed >= 1 and seen.placed >= seen.count * _IN


def is_label(name: str) -> bool:
    """True for a name in capitals that is too long for an abbreviation, as speakers are marked in a transcript."""
    return name.isupper() and len(name) >= MIN_LABEL


MIN_LABEL = 5


@cache
def _not_people() -> frozenset[str]:
    return lexicon.speakers("body") | lexicon.speakers("outlet")


@cache
def _titles() -> frozenset[str]:
    return lexicon.speakers("title") | lexicon.speakers("person") | lexicon.speakers("spokesperson")


_SHORT_TITLES = frozenset({"gov", "sen", "rep", "speaker"})


def heads(words: Iterable[str]) -> bool:
    """True for words of which the main one is an office: the last, or the one before "of" and "for"."""
    keys = [fold(word).strip(".") for word in words]
    cut = next((at for at, key in enumerate(keys) if at and key in ("of", "for", "to", "in", "at")), len(keys))
    main = keys[cut - 1] if keys else ""
    return main in lexicon.speakers("person") | lexicon.speakers("spokesperson") | _SHORT_TITLES


def split(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split "Deputy Foreign Minister Anna Berg" into title and name; a body's name has no title."""
    keys = [fold(word).rstrip(".").replace("'s", "") for word in words]
    at = max((n for n, key in enumerate(keys) if key in _titles()), default=-1)
    if at == len(words) - 1 and keys[at] in lexicon.speakers("body"):
        return (), words
    if any(key in lexicon.speakers("body") and key not in _titles() for key in keys[at + 1 :]):
        return (), words
    return words[: at + 1], words[at + 1 :]


def is_title(words: tuple[str, ...]) -> bool:
    """True for words that name an office and nobody: "Foreign Minister"."""
    return fold(words[-1]).strip(".") in _titles() - lexicon.speakers("body")


def _behind(found: list[Token], name: Name) -> list[str]:
    """Return the two words behind the first one of a name."""
    return [token.key for token in found[name.first + 1 : name.first + 3]]


_OFFICES = frozenset("side government authorities leaders lawmakers parliament forces troops delegation".split())


def ends_like_a_people(word: str) -> bool:
    """True for a capitalised word that ends as adjectives of peoples do: "Norlandic"."""
    return len(word) > MIN_PEOPLE and word[0].isupper() and bool(_PEOPLE_OF.fullmatch(fold(word)))


MIN_PEOPLE = 4


def _is_demonym(word: str, behind: list[str]) -> bool:
    """True for "Norlandic" in "Norlandic officials", "Norlandic Foreign Minister", "Norlandic presidential aide"."""
    offices = _titles() | lexicon.speakers("people") | _OFFICES
    key = fold(word)
    if not _PEOPLE_OF.fullmatch(key) or key in offices or key in lexicon.speakers("body"):
        return False
    return any(each in offices or terms.singular(each) in offices for each in behind)


def _lower_title(found: list[Token], first: int) -> list[str]:
    """Return the words of a title without capitals before a name, with the name before it: "Ministry spokesman"."""
    at = first
    while at > 0 and first - at < 4 and found[at - 1].tag in "nVB" and found[at - 1].end < found[at].start:
        at -= 1
    if at == first or fold(found[first - 1].word) not in _titles():
        return []
    while at > 0 and first - at < 7 and found[at - 1].tag == "c":
        at -= 1
    return [token.word for token in found[at:first]]


def _apposition(found: list[Token], at: int) -> list[str]:
    """Return what stands between commas behind a name: its holder's age or office; nothing for anything else."""
    if at + 2 >= len(found) or found[at].word != ",":
        return []
    end = at + 1
    while end < len(found) and end - at < _APPOSITION and found[end].tag in "cn#DoPs" and found[end].key not in _PLACED:
        end += 1
    words = [token.word for token in found[at + 1 : end]]
    if not words or end >= len(found) or found[end].tag not in ",.WV":
        return []
    if words[0].isdigit() and len(words) == 1:
        return words
    words = words[1:] if fold(words[0]) in ("the", "a", "an") else words
    return words if heads(words) else []


def _affiliation(found: list[Token], at: int) -> str:
    """Return the body in "Name of the Trade Union"."""
    if at + 2 >= len(found) or found[at].key != "of":
        return ""
    name = next(terms.names(found[at + 1 : at + 9]), None)
    if name is None or name.first > 1 or (name.first == 1 and found[at + 1].key != "the"):
        return ""
    return " ".join(name.words) if set(map(fold, name.words)) & lexicon.speakers("body") else ""
