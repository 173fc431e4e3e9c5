"""Two spellings of one person: "Andrei" and "Andrey", "Bob" and "Robert", a letter more or less in a surname."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.suggest.unknown_speakers import Newcomer

_LEAST = 6
"""Letters of a word below which one letter may make another name of it: "Maria", "Mario"."""


def joined(actors: Iterable[Newcomer]) -> list[Newcomer]:
    """Return newcomers with each person once, by the spelling with the most statements; the others are aliases."""
    done: list[Newcomer] = []
    for actor in sorted(actors, key=lambda actor: -actor.tally.statements):
        at = next((n for n, known in enumerate(done) if _is_same(known, actor)), None)
        if at is None:
            done.append(actor)
        else:
            done[at] = _one(done[at], actor)
    return done


def _is_same(one: Newcomer, other: Newcomer) -> bool:
    return one.what == other.what == "person" and is_same_name(one.name, other.name)


def is_same_name(one: str, other: str) -> bool:
    """True for full names that differ in the spelling of one word.

    >>> is_same_name("Andrei Orlov", "Andrey Orlov"), is_same_name("Anna Berg", "Anna Lund")
    (True, False)
    """
    words, more = fold(one).split(), fold(other).split()
    if len(words) < 2 or len(words) != len(more):
        return False
    differing = [pair for pair in zip(words, more, strict=True) if pair[0] != pair[1]]
    return len(differing) < 2 and all(_is_short(*pair) or _is_near(*pair) for pair in differing)


def _is_short(one: str, other: str) -> bool:
    return not lexicon.short_forms().isdisjoint({(one, other), (other, one)})


def _is_near(one: str, other: str) -> bool:
    """True for words with one letter more, less or other."""
    short, long = sorted((one, other), key=len)
    if len(long) < _LEAST or len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def _one(known: Newcomer, other: Newcomer) -> Newcomer:
    known.tally.statements += other.tally.statements
    known.tally.articles.update(other.tally.articles)
    return replace(
        known,
        aliases=(*known.aliases, other.name),
        party=known.party or other.party,
        body=known.body or other.body,
        titles=known.titles or other.titles,
    )
