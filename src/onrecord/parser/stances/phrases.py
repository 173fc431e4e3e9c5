"""Phrases of codebook and lexicon as matchers: words, ``*`` for any ending, a lone ``*`` for up to four words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.parser.text.tokens import runs
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

# Four words at most; what stands between and in them is bounded and taken whole, so that a chain of hyphens is not
# split in all ways. The last word may end at one of its own hyphens or dots ("talks on the border-dam").
_BETWEEN = r"\W{1,60}"
_GAP = rf"(?:{_BETWEEN}+[\w'.-]{{1,80}}+){{0,3}}?(?:{_BETWEEN}+\w{{1,80}}+(?:['.-]{{1,9}}+\w{{1,80}}+){{0,9}})??"
_REST = r"[\w'-]{0,60}"


# "is not", "isn't", "can not", "cannot", "can't", "won't", "shan't": one denial, whichever way it is printed.
_SHORT = {"can": "can", "will": "(?:will|wo)", "shall": "(?:shall|sha)"}
_SPELT = {"cannot": "can", "can't": "can", "won't": "will", "shan't": "shall"}
_DENIABLE = frozenset(
    "is are was were am be do does did have has had would should could might must need may ought dare".split()
) | frozenset(_SHORT)


@lru_cache(maxsize=16384)
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return a matcher over folded text; the last word may stand in the plural. ``*`` as in a codebook's phrase.

    "is not needed" stands for "isn't needed" too, and the other way round.
    """
    parts: list[str] = []
    for word in _words(phrase):
        if word == "*":
            parts.append(_GAP)
            continue
        between = _BETWEEN if parts else r"(?<![\w'])"
        if word.endswith("+not"):
            parts.append(between + _denied(word.removesuffix("+not")))
        elif word == "not" and not parts:
            parts.append(r"(?:(?<![\w'])not|(?<=\w)n't|(?<=\bcan)not)")  # "not needed" stands in "isn't needed"
        else:
            parts.append(between + re.escape(word.rstrip("*")) + (_REST if word.endswith("*") else ""))
    ending = "" if phrase.endswith("*") else r"(?:'s|s|es)?"
    return re.compile("".join(parts) + ending + r"(?!\w)")


def _words(phrase: str) -> list[str]:
    """Return the folded words of a phrase; an auxiliary with its "not" is one, "is+not", however it is written."""
    found: list[str] = []
    for word in fold(phrase).split():
        helper = _SPELT.get(word) or (word.removesuffix("n't") if word.endswith("n't") else "")
        if helper:
            found.append(f"{helper}+not")
        elif word == "not" and found and found[-1] in _DENIABLE:
            found[-1] += "+not"
        else:
            found.append(word)
    return found


def _denied(helper: str) -> str:
    """Return a pattern for an auxiliary and its "not", in one word or two."""
    short = "ca" if helper == "can" else _SHORT.get(helper, re.escape(helper))
    joined = "|cannot" if helper == "can" else ""
    return rf"(?:{re.escape(helper)}{_BETWEEN}not|{short}n't{joined})"


class Phrases(Generic[T]):
    """Many phrases, each with what it stands for, found in one look at a text's words.

    A phrase is tried only where a word of the text begins as the phrase's longest word does: the cost of a text does
    not grow with the number of phrases that have nothing to do with it.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Index `phrases` by the beginning of their longest word."""
        self._by_beginning: defaultdict[str, list[tuple[int, re.Pattern[str], T]]] = defaultdict(list)
        self._always: list[tuple[int, re.Pattern[str], T]] = []
        for number, (phrase, meaning) in enumerate(phrases):
            pattern = compile_phrase(phrase)
            sure = " ".join(word for word in _words(phrase) if not word.endswith("+not"))
            longest = max(runs(sure), key=len, default="")
            if longest:
                self._by_beginning[longest].append((number, pattern, meaning))
            else:
                self._always.append((number, pattern, meaning))
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def find(self, folded: str) -> Iterator[tuple[re.Match[str], T]]:
        """Yield the first match of each phrase that stands in text that is folded already, in the phrases' order."""
        beginnings = {word[:length] for word in set(runs(folded)) for length in self._lengths}
        tried = [entry for beginning in beginnings if (found := self._by_beginning.get(beginning)) for entry in found]
        for _, pattern, meaning in sorted([*tried, *self._always], key=lambda entry: entry[0]):
            match = pattern.search(folded)
            if match is not None:
                yield match, meaning
