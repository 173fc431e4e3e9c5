"""The words of a text that bear on a position: attitudes, actions, values, negation, hedges, conditions."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from onrecord.parser import lexicon

TOKEN = re.compile(
    r"(?:\b[^\W\d_]\.){2,}|\b(?:mr|mrs|ms|dr|sen|rep|gov|gen|st|jr|sr)\.(?=\s)|\d+(?:[.,]\d+)+|(?<![\w'-])[\w'-]{1,400}(?<=\w)|\w+|[^\w\s\"“”]"
)
"""A word, an abbreviation or a number with its points, or a mark other than one of quotation."""
_SIGNS = {
    "for": (1, 2), "against": (-1, 2), "leans_for": (1, 1), "leans_against": (-1, 1),
    "makes": (1, 2), "ends": (-1, 2), "delays": (-1, 1), "quits": (-1, 2), "stays": (1, 2),
    "good": (1, 2), "bad": (-1, 2), "good_quality": (1, 2), "bad_quality": (-1, 2),
}  # fmt: skip
_GAP = 3
"""So many words a lone "*" of the table may skip."""


class Token(NamedTuple):
    """A word or mark of folded text and its place."""

    word: str
    start: int
    end: int


class Operator(NamedTuple):
    """Tokens [first, last] that act on a position: what they do, their sign (0 for none) and strength (1 or 2)."""

    kind: str
    name: str
    sign: int
    strength: int
    first: int
    last: int


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: str
    name: str


def tokens(folded: str) -> list[Token]:
    """Return the words and marks of folded text."""
    return [Token(match.group(), match.start(), match.end()) for match in TOKEN.finditer(folded)]


def find(words: list[str]) -> list[Operator]:
    """Return the operators among `words` from left to right; the longest entry of the lexicon that fits wins."""
    exact, stems, lengths = _entries()
    found: list[Operator] = []
    at = 0
    while at < len(words):
        word = words[at]
        entries = [*exact.get(word, ()), *(e for n in lengths if n <= len(word) for e in stems.get(word[:n], ()))]
        fitting = [(entry, _fits(entry.words, words, at)) for entry in entries]
        entry, end = max(fitting, default=(None, 0), key=_length)
        if entry is not None and end:
            sign, strength = _SIGNS.get(entry.name, (0, 0))
            found.append(Operator(entry.kind, entry.name, sign, strength, at, end - 1))
            at = end
            continue
        if word.endswith("n't"):
            found.append(Operator("not", "", 0, 0, at, at))
        at += 1
    return found


def weak(score: int) -> int:
    """Return half a position of the same sign."""
    return (score > 0) - (score < 0)


def _length(fitting: tuple[_Entry, int]) -> tuple[int, int]:
    entry, end = fitting
    return end, len(entry.words[0])


def _fits(entry: tuple[str, ...], words: list[str], at: int) -> int:
    """Return the token behind `entry` where it stands at `at`, else 0."""
    for number, word in enumerate(entry):
        if word == "*":
            for skipped in range(_GAP + 1):
                end = _fits(entry[number + 1 :], words, at + skipped)
                if end:
                    return end
            return 0
        if at >= len(words) or not _equal(word, words[at]):
            return 0
        at += 1
    return at


def _equal(entry: str, word: str) -> bool:
    if entry.endswith("*"):
        return word.startswith(entry[:-1])
    return word == entry or (entry == "not" and word.endswith("n't"))


@cache
def _entries() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]], tuple[int, ...]]:
    """Return the entries by their first word, by their first stem, and the lengths of the stems."""
    exact: defaultdict[str, list[_Entry]] = defaultdict(list)
    stems: defaultdict[str, list[_Entry]] = defaultdict(list)
    for (kind, name), listed in lexicon.polarity().items():
        for text in listed:
            words = tuple(text.split())
            table, key = (stems, words[0][:-1]) if words[0].endswith("*") else (exact, words[0])
            table[key].append(_Entry(words, kind, name))
            if words[0] == "not":
                for negated in _CONTRACTED:
                    exact[negated].append(_Entry((negated, *words[1:]), kind, name))
    return exact, stems, tuple(sorted({len(stem) for stem in stems}))


_CONTRACTED = (
    "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "won't", "wouldn't", "hasn't", "haven't",
    "hadn't", "can't", "couldn't", "shouldn't",
)  # fmt: skip
