"""Phrases of codebook and lexicon as matchers: words, ``*`` for any ending, a lone ``*`` for up to four words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, cached_property, lru_cache, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from onrecord.parser import lexicon
from onrecord.parser.text.tokens import runs
from onrecord.text import fold, remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")

# Four words at most; what stands between and in them is bounded and taken whole, so that a chain of hyphens is not
# split in all ways. The last word may end at one of its own hyphens or dots ("talks on the border-dam").
_BETWEEN = r"\W{1,60}"
_BEGINS = r"(?<!\w)(?<!\w')"
"""Where a word begins: behind a quotation mark, too, but not behind the apostrophe inside a word."""
_GAP = rf"(?:{_BETWEEN}+[\w'.-]{{1,80}}+){{0,3}}?(?:{_BETWEEN}+\w{{1,80}}+(?:['.-]{{1,9}}+\w{{1,80}}+){{0,9}})??"
_REST = r"[\w'-]{0,60}"
_PLURAL = r"(?:'s|s|es)?"


# "is not", "isn't", "can not", "cannot", "can't", "won't", "shan't": one denial, whichever way it is printed.
_SHORT = {"can": "can", "will": "(?:will|wo)", "shall": "(?:shall|sha)"}
_CHANGED = frozenset({"will", "shall"})
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
        between = _BETWEEN if parts else _BEGINS
        if word.endswith("+not"):
            parts.append(between + _denied(word.removesuffix("+not")))
        elif word == "not" and not parts:
            parts.append(rf"(?:{_BEGINS}not|(?<=\w)n't|(?<=\bcan)not)")  # "not needed" stands in "isn't needed"
        else:
            parts.append(between + re.escape(word.rstrip("*")) + (_REST if word.endswith("*") else ""))
    ending = "" if phrase.endswith("*") else _PLURAL
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


# What `compile_phrase` makes of words alone, the last of which may end in "*", without a pattern for each phrase: to
# compile one costs as much as a hundred looks, and most stand in one article or none.

_INSIDE = re.compile(r"(?<=\w)|(?<=\w')")
_GO_ON = re.compile(rf"{_BETWEEN}(?=\w)")
_WORD_END = re.compile(rf"{_PLURAL}(?!\w)")
_STEM_END = re.compile(rf"{_REST}(?!\w)")
_ANY = re.compile(".*", re.DOTALL)


def _is_plain(word: str) -> bool:
    """True for a word of a phrase that stands for itself."""
    return bool(runs(word[:1])) and "*" not in word and not word.endswith("+not")


def _match_plain(words: Sequence[str], ending: re.Pattern[str], folded: str, at: int) -> re.Match[str] | None:
    """Return what the pattern of words that all stand for themselves, but for the end, matches where the first is."""
    if _INSIDE.match(folded, at):
        return None
    end = at + len(words[0])
    for word in words[1:]:
        between = _GO_ON.match(folded, end)
        if between is None or not folded.startswith(word, between.end()):
            return None
        end = between.end() + len(word)
    closing = ending.match(folded, end)
    return closing and _ANY.fullmatch(folded, at, closing.end())


class _Run(NamedTuple):
    """A run of letters and digits that a text must have where a phrase stands."""

    text: str
    may_be_plural: bool = False
    is_stem: bool = False
    """True where any ending may follow."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The runs of a text that it may be, but for a stem."""
        return (self.text, f"{self.text}s", f"{self.text}es") if self.may_be_plural else (self.text,)


def _chains(words: Sequence[str]) -> list[list[_Run]]:
    """Return the runs of a phrase's words, in lists of those that follow on one another in the text, too."""
    chains: list[list[_Run]] = [[]]
    for number, word in enumerate(words):
        helper = word.removesuffix("+not")
        if word == "*" or helper != word or (word == "not" and number == 0):
            # "isn't" has a run that begins with "is", "won't" none that does with "will"; before "n't" any may stand.
            chains += [_helper(helper)] if helper != word and helper not in _CHANGED else []
            chains.append([])
            continue
        chains[-1] += map(_Run, runs(word))
        open_ended = word.endswith("*")
        if chains[-1] and runs(word.rstrip("*")[-1:]):
            last = number + 1 == len(words) and not open_ended
            chains[-1][-1] = _Run(chains[-1][-1].text, may_be_plural=last, is_stem=open_ended)
        if open_ended:
            chains.append([])
    return [chain for chain in chains if chain]


def _helper(helper: str) -> list[_Run]:
    """Return the runs of a helper before its "not"; it may begin with a mark, "'tisn't"."""
    *before, last = runs(helper) or [""]
    return [*map(_Run, before), _Run(last, is_stem=True)] if last else []


class _Entry(Generic[T]):
    """A phrase, what it stands for, and what matches it, made when it is first needed."""

    def __init__(self, number: int, phrase: str, meaning: T) -> None:
        self.number, self.phrase, self.meaning = number, phrase, meaning
        words = _words(phrase)
        chains = _chains(words)
        self.keys = tuple(_keys(chains))
        """All that a text must have where the phrase stands."""
        self.others = self.keys
        """The same without the one by which it is looked up."""
        self.stem = max((run.text for following in chains for run in following), key=len, default="")
        """The longest of its stems, where it has no key."""
        first = words[0] if words else ""
        self.begins = "" if first == "not" or first.endswith("+not") else first.rstrip("*")
        """What every match begins with, as far as that is told."""
        stems = (run.text for following in chains for run in following if run.is_stem)
        self.parts = tuple(dict.fromkeys((self.begins, *stems)))
        """What else a text must hold, of which no key tells."""

    @cached_property
    def _match(self) -> Callable[[str, int], re.Match[str] | None]:
        """What matches the phrase at a place of a text where it may begin."""
        *words, last = _words(self.phrase)
        stem = last.removesuffix("*") if self.phrase.endswith("*") else last
        plain = all(map(_is_plain, (*words, stem))) and (*words, stem)[0] != "not"
        ending = _STEM_END if stem != last else _WORD_END
        return partial(_match_plain, (*words, stem), ending) if plain else compile_phrase(self.phrase).match

    def matches(self, folded: str, *, overlapping: bool = False) -> Iterator[re.Match[str]]:
        """Yield what the ``finditer`` of the phrase's pattern would, tried only where its first word stands.

        With `overlapping` also what begins inside another match.
        """
        begins = self.begins
        if not begins:
            yield from compile_phrase(self.phrase).finditer(folded)
            return
        at = folded.find(begins)
        while at >= 0:
            match = self._match(folded, at)
            if match:
                yield match
            at = folded.find(begins, match.end() if match and not overlapping else at + 1)


_Key: TypeAlias = "str | tuple[str, str]"
"""What a phrase is looked up by: a run of the text, or two that follow on one another, of a stem its head."""
_HEAD = 3
"""So many letters of a stem stand for it beside the word before."""


def _keys(chains: Sequence[Sequence[_Run]]) -> Iterator[tuple[_Key, ...]]:
    """Yield what a phrase may be looked up by, each in all its forms: pairs of runs, single ones."""
    for following in chains:
        for one, other in pairwise(following):
            if not other.is_stem:
                yield tuple((one.text, form) for form in other.forms)
            elif len(other.text) >= _HEAD:
                yield ((one.text, _head(other.text)),)
    for following in chains:
        yield from (run.forms for run in following if not run.is_stem)


class Phrases(Generic[T]):
    """Many phrases, each with what it stands for, found in one look at a text's words.

    A phrase is tried only where the text has its key: of its pairs of neighbouring words the one that the fewest other
    phrases have, else of its words, else the beginning of one. So the cost of a text does not grow with the number of
    phrases that have nothing to do with it.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Index `phrases` by their keys."""
        entries = [_Entry(number, phrase, meaning) for number, (phrase, meaning) in enumerate(phrases)]
        common = Counter(forms[0] for entry in entries for forms in entry.keys)
        self._by_key: defaultdict[_Key, list[_Entry[T]]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[_Entry[T]]] = defaultdict(list)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        """How long the stems are, by their first letter."""
        self._always: list[_Entry[T]] = []
        keys = {*chain.from_iterable(chain.from_iterable(entry.keys for entry in entries))}
        self._first_runs = frozenset(map(_first, keys))
        """What any key begins with: of the pairs in a text only those count that begin so."""
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        """The heads of the stems, by the run before."""
        for key in keys:
            if not isinstance(key, str) and key[1].endswith("*"):
                self._heads[key[0]].add(key[1][:-1])
        for entry in entries:
            if entry.keys:
                looked_up = min(entry.keys, key=lambda forms: (*_silent(forms[0]), common[forms[0]]))
                entry.others = tuple(forms for forms in entry.keys if forms != looked_up)
                for key in looked_up:
                    self._by_key[key].append(entry)
            elif entry.stem:
                self._by_stem[entry.stem].append(entry)
                self._lengths[entry.stem[0]].add(len(entry.stem))
            else:
                self._always.append(entry)
        self._begun_by = remembered(self._beginning)
        """Return the phrases without any key of which a run of a text begins with the stem."""

    def _beginning(self, run: str) -> tuple[_Entry[T], ...]:
        lengths = self._lengths.get(run[0], ())
        return tuple(entry for length in lengths for entry in self._by_stem.get(run[:length], ()))

    def find(self, folded: str) -> Iterator[tuple[re.Match[str], T]]:
        """Yield the first match of each phrase that stands in text that is folded already, in the phrases' order."""
        for entry in self._tried(folded):
            for match in entry.matches(folded):
                yield match, entry.meaning
                break

    def find_all(self, folded: str, *, overlapping: bool = False) -> Iterator[tuple[re.Match[str], T]]:
        """Yield all matches of each phrase, none inside another of its own if not `overlapping`, in their order."""
        for entry in self._tried(folded):
            yield from ((match, entry.meaning) for match in entry.matches(folded, overlapping=overlapping))

    def _tried(self, folded: str) -> list[_Entry[T]]:
        """Return the phrases whose keys are among the runs of a text."""
        tried = [*self._always]
        found, distinct = _runs(folded)
        begun = distinct & self._first_runs
        if begun:
            pairs, heads = [pair for pair in pairwise(found) if pair[0] in begun], self._heads
            stems = [pair for pair in pairs if pair[0] in heads and pair[1][:_HEAD] in heads[pair[0]]]
            keys: set[_Key] = {*begun, *pairs, *((one, _head(other)) for one, other in stems)}
            for key in keys & self._by_key.keys():
                tried += [
                    each
                    for each in self._by_key[key]
                    if all(map(folded.__contains__, each.parts))
                    and not (each.others and any(map(keys.isdisjoint, each.others)))
                ]
        if self._lengths:
            tried += chain.from_iterable(map(self._begun_by, distinct))
        return sorted(set(tried), key=_number) if tried else tried


@lru_cache(maxsize=16)
def _runs(folded: str) -> tuple[list[str], frozenset[str]]:
    """Return the runs of a text in order, and each once; those of the last texts are asked for by each issue."""
    found = runs(folded)
    return found, frozenset(found)


def _head(run: str) -> str:
    return f"{run[:_HEAD]}*"


def _first(key: _Key) -> str:
    return key if isinstance(key, str) else key[0]


def _number(entry: _Entry[T]) -> int:
    return entry.number


def _silent(key: _Key) -> tuple[int, int]:
    """Rank a key by how much it tells, the most first: by its words that say something, then by all."""
    words = (key,) if isinstance(key, str) else key
    return -sum(word not in small_words() for word in words), -len(words)


@cache
def small_words() -> frozenset[str]:
    """Return the words of a phrase that say nothing of their own."""
    return lexicon.words("determiner") | lexicon.words("preposition") | {"to", "of"}
