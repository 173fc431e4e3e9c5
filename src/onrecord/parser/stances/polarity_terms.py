"""The polarity terms of a text, the words that hold a position: attitudes, actions, values, negation, hedges."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from onrecord.parser import lexicon
from onrecord.text import remembered


class TermKind(StrEnum):
    """What a term does: the groups of ``polarity.toml``, and the pair "no X, no Y", which is no term of its own."""

    ATTITUDE = "attitude"
    ACTION = "action"
    VALUE = "value"
    STANCE_NOUN = "stance_noun"
    CONDITION = "condition"
    NOT = "not"
    HEDGE = "hedge"
    BLOCKED_IDIOM = "blocked_idiom"
    NONCOMMITTAL = "noncommittal"
    BARGAIN = "bargain"


_SIGNS = {
    "for": (1, 2), "against": (-1, 2), "leans_for": (1, 1), "leans_against": (-1, 1),
    "makes": (1, 2), "ends": (-1, 2), "delays": (-1, 1), "quits": (-1, 2), "stays": (1, 2),
    "good": (1, 2), "bad": (-1, 2), "good_quality": (1, 2), "bad_quality": (-1, 2),
}  # fmt: skip
_GAP = 3
"""So many words a lone "*" of the table may skip."""


class PolarityTerm(NamedTuple):
    """Tokens [first, last] that hold a position: what they do, their sign (0 for none) and strength (1 or 2)."""

    kind: TermKind
    name: str
    sign: int
    strength: int
    first: int
    last: int


class _Entry(NamedTuple):
    first: str
    rest: tuple[str, ...]
    kind: TermKind
    name: str


def find(words: list[str]) -> list[PolarityTerm]:
    """Return the polarity terms among `words` from left to right; the longest entry of the lexicon that fits wins."""
    found: list[PolarityTerm] = []
    at = 0
    while at < len(words):
        word, behind = words[at], at + 1
        entries = _beginning_with(word)
        fitting = [(each, end) for each in entries if (end := _fits(each.rest, words, behind))] if entries else ()
        if fitting:
            entry, behind = max(fitting, key=_length)
            sign, strength = _SIGNS.get(entry.name, (0, 0))
            found.append(PolarityTerm(entry.kind, entry.name, sign, strength, at, behind - 1))
        elif word.endswith("n't"):
            found.append(PolarityTerm(TermKind.NOT, "", 0, 0, at, at))
        at = behind
    return found


def weak(score: int) -> int:
    """Return half a position of the same sign."""
    return (score > 0) - (score < 0)


def _length(fitting: tuple[_Entry, int]) -> tuple[int, int]:
    entry, end = fitting
    return end, len(entry.first)


def _fits(entry: tuple[str, ...], words: list[str], at: int) -> int:
    """Return the token behind the words of an entry where they stand at `at`, else 0."""
    behind = len(words)
    for number, word in enumerate(entry):
        if word == "*":
            for skipped in range(_GAP + 1):
                end = _fits(entry[number + 1 :], words, at + skipped)
                if end:
                    return end
            return 0
        if at >= behind or not (word == words[at] or _equal(word, words[at])):
            return 0
        at += 1
    return at


def _equal(entry: str, word: str) -> bool:
    """True where an entry's word is one of the text though it is printed otherwise."""
    if entry.endswith("*"):
        return word.startswith(entry[:-1])
    return entry == "not" and word.endswith("n't")


@remembered
def _beginning_with(word: str) -> tuple[_Entry, ...]:
    """Return the entries of the lexicon whose first word a word of a text is."""
    exact, stems, lengths = _entries()
    return (*exact.get(word, ()), *(e for n in lengths if n <= len(word) for e in stems.get(word[:n], ())))


@cache
def _entries() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]], tuple[int, ...]]:
    """Return the entries by their first word, by their first stem, and the lengths of the stems."""
    exact: defaultdict[str, list[_Entry]] = defaultdict(list)
    stems: defaultdict[str, list[_Entry]] = defaultdict(list)
    for (kind, name), listed in lexicon.polarity().items():
        for text in listed:
            words = tuple(text.split())
            table, key = (stems, words[0][:-1]) if words[0].endswith("*") else (exact, words[0])
            table[key].append(_Entry(words[0], words[1:], TermKind(kind), name))
            if words[0] == "not":
                for negated in sorted(lexicon.stances("contracted")):
                    exact[negated].append(_Entry(negated, words[1:], TermKind(kind), name))
    return exact, stems, tuple(sorted({len(stem) for stem in stems}))
