"""Noun phrases of the statements on no issue, scored and put together: what an issue might be about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from onrecord.suggest import terms
from onrecord.suggest.name_statistics import ends_like_a_people
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from onrecord.parser import Statement

MOST = 300
"""So many terms are looked at, the best ones: those behind are said once or twice."""
LEAD = 40
"""Characters of an example before its term."""
FEW = 2
"""A term that occurs less often than this is there by chance."""
MANY = 150
"""Of this many statements or more, a term that occurs no more often than `FEW` is there by chance, too."""

OFFERED = 3
"""So many phrases stand in for a single noun."""

Key: TypeAlias = "tuple[str, ...]"


@dataclass(slots=True)
class Term:
    """A noun phrase: how it is printed, in how many statements and articles, by how many speakers."""

    printed: Counter[str] = field(default_factory=Counter[str])
    statements: int = 0
    articles: set[str] = field(default_factory=set[str])
    speakers: set[str] = field(default_factory=set[str])
    example: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Terms that share their main word: the topic of one issue, perhaps. The first is the best."""

    terms: tuple[tuple[str, int], ...]
    statements: int
    articles: int
    speakers: int
    example: str


def find(heard: Iterable[tuple[str, Statement]], texts: Iterable[str], leave: Collection[str]) -> tuple[Topic, ...]:
    """Return the topics of statements, each with the id of its article, best first.

    `texts` are all that the articles say: a topic is spoken of around the statements too. Words in
    `leave`, folded, are names of speakers, sides and places. The cost grows with the number of words.
    """
    found: defaultdict[Key, Term] = defaultdict(Term)
    number = 0
    for article, each in heard:
        number += 1
        text = " ".join(each.contents)
        here: dict[Key, str] = {}
        for words in terms.noun_phrases(text):
            key = _key(words)
            if _names_something(key, leave) and not ends_like_a_people(words[-1]):
                here.setdefault(key, " ".join([*words[:-1], terms.singular(words[-1])]))
        for key, printed in here.items():
            _count(found[key], printed, article, each, text)
    around = _paragraphs(texts, found)
    few = FEW if number < MANY else FEW + 1
    scores = {
        key: score
        for key, score in _scored(found, around).items()
        if score > 0 and min(around[key], found[key].statements) >= few
    }
    best = sorted(scores, key=lambda key: (-scores[key], key))[:MOST]
    longer = _longer(found, around)
    topics = [_phrases(keys, found, longer) for keys in _gathered(best)]
    topics.sort(key=lambda keys: _is_bare(found[keys[0]]))
    return tuple(_topic(keys, found) for keys in topics)


def _key(words: tuple[str, ...]) -> Key:
    return (*(fold(word) for word in words[:-1]), terms.singular(fold(words[-1])))


def _names_something(key: Key, leave: Collection[str]) -> bool:
    """True for a phrase that is no speaker's name and whose words are not all too general."""
    if any(len(word) < 2 for word in key) or key[0] in leave or key[-1] in leave or key[0].startswith("$"):
        return False
    if " ".join(key) in leave or f"{' '.join(key)}s" in leave:
        return False
    general = terms.general()
    if any(word.isdigit() for word in key) or key[0] in _SMALL:
        return False
    return not all(word in general or terms.singular(word) in general for word in key)


_SMALL = frozenset("own same other last next new old first second big great good bad real very much little".split())


def _count(term: Term, printed: str, article: str, each: Statement, text: str) -> None:
    term.printed[printed] += 1
    term.statements += 1
    term.articles.add(article)
    term.speakers.add(each.speakers[0].actor if each.speakers else "")
    if not term.example:
        at = max(text.find(printed), 0)
        start = text.rfind(" ", 0, max(at - LEAD, 0)) + 1 if at > LEAD else 0
        term.example = f"{article}: {'…' if start else ''}{text[start:]}"


def _paragraphs(texts: Iterable[str], found: dict[Key, Term]) -> Counter[Key]:
    """Count for each phrase the paragraphs in which it stands."""
    counts: Counter[Key] = Counter()
    for text in texts:
        for line in text.splitlines():
            counts.update({_key(words) for words in terms.noun_phrases(line)} & found.keys())
    return counts


def _scored(found: dict[Key, Term], around: Counter[Key]) -> dict[Key, float]:
    """Return each phrase's C-value (Frantzi, Ananiadou, Mima 2000) over paragraphs, times its spread.

    The spread is that over statements and articles. A phrase that hardly stands outside longer ones counts little:
    "group" beside "working group".
    """
    inside: defaultdict[Key, list[int]] = defaultdict(list)
    for key in found:
        parts = {key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1)} - {key}
        for part in parts:
            if part in found and around[key] >= FEW:
                inside[part].append(around[key])
    return {
        key: math.log2(1 + len(key))
        * (around[key] - (sum(inside[key]) / len(inside[key]) if key in inside else 0))
        * math.sqrt(len(term.articles) * term.statements)
        for key, term in found.items()
    }


def _gathered(best: list[Key]) -> list[list[Key]]:
    """Put terms together that share their last word, or of which one holds the best of the others."""
    clusters: list[list[Key]] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for key in best:
        at = next((n for word in reversed(key) for n in by_word[word] if _belongs(key, clusters[n][0])), None)
        if at is None:
            at = len(clusters)
            clusters.append([])
            for word in key:
                by_word[word].append(at)
        clusters[at].append(key)
    return clusters


def _belongs(key: Key, seed: Key) -> bool:
    general = terms.general()
    same_head = key[-1] == seed[-1] and (seed[-1] not in general or set(key[:-1]) & set(seed[:-1]))
    return bool(same_head) or set(seed) <= set(key) or set(key) <= set(seed)


def _longer(found: dict[Key, Term], around: Counter[Key]) -> dict[str, list[Key]]:
    """Return the phrases that end in a word and stand in several paragraphs, most frequent first, by that word."""
    longer: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(found, key=lambda key: (-around[key], key)):
        if len(key) > 1 and around[key] >= FEW:
            longer[key[-1]].append(key)
    return longer


def _phrases(keys: list[Key], found: dict[Key, Term], longer: dict[str, list[Key]]) -> list[Key]:
    """Return terms with phrases first, where there are any: a single noun is left only where it was the best term."""
    phrases = [key for key in keys if not _is_bare(found[key])] or longer.get(keys[0][-1], [])[:OFFERED]
    return [*phrases, *keys[:1]] if phrases and _is_bare(found[keys[0]]) else phrases or keys


def _is_bare(term: Term) -> bool:
    """True for a single noun, which is too broad for a topic: "dam". A name is none."""
    printed = _printed(term)
    return printed.islower() and printed.isalpha()


def _topic(keys: list[Key], found: dict[Key, Term]) -> Topic:
    # What holds another phrase of them is found with it, and need not be listed.
    phrases = [key for key in keys if not _is_bare(found[key])]
    kept = [key for key in keys if not any(other != key and _holds(key, other) for other in phrases)]
    first = found[keys[0]]
    listed = sorted(kept, key=lambda key: (_is_bare(found[key]), key != keys[0], -found[key].statements, key))
    everything = [found[key] for key in keys]
    return Topic(
        tuple((_printed(found[key]), found[key].statements) for key in listed),
        max(term.statements for term in everything),
        len({article for term in everything for article in term.articles}),
        len({speaker for term in everything for speaker in term.speakers}),
        first.example,
    )


def _holds(key: Key, part: Key) -> bool:
    return any(key[at : at + len(part)] == part for at in range(len(key) - len(part) + 1))


def _printed(term: Term) -> str:
    return max(term.printed, key=lambda form: (term.printed[form], form))
