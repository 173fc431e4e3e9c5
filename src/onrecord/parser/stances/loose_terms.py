"""A topic term in other forms and another order: "cap on insulin", "insulin prices be capped" for "insulin cap"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.parser.stances.phrases import small_words
from onrecord.parser.text.tokens import parts, places_of_parts
from onrecord.text import fold, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_STEM = 5
"""Two words of so many equal first letters are forms of one; shorter words must be equal, but for a plural."""
_WINDOW = 6
"""The words of a term may stand in so many tokens."""


class Loose(Generic[T]):
    """Terms of several words, each with what it stands for, found by the beginnings of their words in any order."""

    def __init__(self, terms: Iterable[tuple[str, T]]) -> None:
        """Index the terms of two or three words that say something; names and patterns are no such terms."""
        self._by_stem: defaultdict[str, list[tuple[frozenset[str], T]]] = defaultdict(list)
        for term, meaning in terms:
            words = [word for word in fold(term.rstrip("*")).split() if word not in small_words()]
            stems = frozenset(map(stem, words))
            if 2 <= len(stems) <= 3 and "*" not in term[:-1]:
                self._by_stem[max(stems, key=lambda found: (len(found), found))].append((stems, meaning))
        self._known = frozenset[str]().union(*(stems for terms in self._by_stem.values() for stems, _ in terms))
        self._stems_of = remembered(self._stems)
        """Return the stems of a word that some term has."""

    def _stems(self, word: str) -> frozenset[str]:
        """Return the stem of a word, and those of its parts, for a stretch of the text may begin behind its hyphen."""
        return self._known.intersection(map(stem, (word, *filter(None, word.split("-")))))

    def find(self, folded: str) -> Iterator[tuple[tuple[int, int], T]]:
        """Yield where folded text has all words of a term close together, [start, end), with no mark between them."""
        stems = list(map(_stem, parts(folded)))
        terms = self._terms_of(frozenset(stems))
        if not terms:
            return
        places: list[tuple[int, int]] = []
        for at, beginning in enumerate(stems):
            if beginning not in terms:
                continue
            around = _around(stems, at)
            near = frozenset(stems[around.start : around.stop])
            for wanted, meaning in terms[beginning]:
                if not wanted <= near:
                    continue
                held = [n for n in around if stems[n] in wanted]
                if held[-1] - held[0] < _WINDOW:
                    places = places or places_of_parts(folded)
                    yield (places[held[0]][0], places[held[-1]][1]), meaning

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where in folded text a term may stand, for `find` in any stretch of it; elsewhere none does."""
        words = _WORD.findall(folded)
        stems_of = {word: stems for word in set(words) if (stems := self._stems_of(word))}
        terms = self._terms_of(frozenset[str]().union(*stems_of.values()))
        if not terms:
            return
        held = [(at, stems_of[word]) for at, word in enumerate(words) if word in stems_of]
        found: list[int] = []
        for number, (at, stems) in enumerate(held):
            for key in stems & terms.keys():
                around = held[max(0, number - _WINDOW) : number + _WINDOW]
                near = frozenset[str]().union(*(each for other, each in around if -_WINDOW <= other - at < _WINDOW))
                if any(wanted <= near for wanted, _ in terms[key]):
                    found.append(at)
        spans = [match.span() for match in _WORD.finditer(folded)] if found else []
        yield from map(spans.__getitem__, found)

    def _terms_of(self, stems: frozenset[str]) -> dict[str, list[tuple[frozenset[str], T]]]:
        """Return the terms whose words are all among those of a text, by their stems, wherever they stand."""
        found = {key: [each for each in self._by_stem[key] if each[0] <= stems] for key in stems & self._by_stem.keys()}
        return {key: terms for key, terms in found.items() if terms}


_WORD = re.compile(r"[\w-]+")


def _around(stems: list[str], at: int) -> range:
    """Return the tokens about token `at` that may belong to one term with it: near, and no mark between."""
    first = last = at
    while first > max(0, at - _WINDOW + 1) and stems[first - 1][:1].isalnum():
        first -= 1
    while last + 1 < min(len(stems), at + _WINDOW) and stems[last + 1][:1].isalnum():
        last += 1
    return range(first, last + 1)


def stem(word: str) -> str:
    """Return the beginning of a folded word that its forms share."""
    word = word.removesuffix("'s")
    return word[:_STEM] if len(word) > _STEM else word.removesuffix("s") if len(word) > 3 else word


_stem = lru_cache(maxsize=16384)(stem)
