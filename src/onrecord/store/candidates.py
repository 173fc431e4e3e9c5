"""Which claims of two lists may have content in common, without a look at every pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.models import Claim

Numbers = tuple[int, int]
"""The number of a claim in the first list, and of one in the second."""
Token = tuple[str, int]
"""A word of a quote, folded, with its number among the same words before it."""


def of(known: Sequence[Claim], found: Sequence[Claim], at: Iterable[int], numbers: Iterable[int]) -> set[Numbers]:
    """Return the pairs of claims, `at` and `numbers` of the two lists, whose contents may be the same.

    Where both have spans, these overlap; else two thirds of the words of the shorter quote stand in the other.
    """
    mine, theirs = list(at), list(numbers)
    pairs = set(_overlapping([(number, known[number]) for number in mine], [(n, found[n]) for n in theirs]))
    # A claim written by hand may have its quote alone.
    bare = [number for number in mine if not known[number].spans], [n for n in theirs if not found[n].spans]
    if bare[0]:
        pairs |= _alike(known, found, bare[0], theirs)
    if bare[1]:
        pairs |= _alike(known, found, mine, bare[1])
    return pairs


@lru_cache(maxsize=16_384)
def words(quote: tuple[str, ...]) -> Counter[str]:
    """Return the words of a quote, folded; not to be changed."""
    return Counter(fold(" ".join(quote)).split())


def _overlapping(known: Iterable[tuple[int, Claim]], found: Iterable[tuple[int, Claim]]) -> Iterator[Numbers]:
    """Yield the pairs that have a character in common: one walk along the text, with what is open on either side."""
    spans = sorted(
        (start, end, side, number)
        for side, claims in enumerate((known, found))
        for number, claim in claims
        for start, end in claim.spans
        if start < end
    )
    opened: tuple[list[Numbers], list[Numbers]] = ([], [])  # by their ends
    for start, end, side, number in spans:
        others = opened[1 - side]
        while others and others[0][0] <= start:
            heappop(others)
        for _, other in others:
            yield (number, other) if side == 0 else (other, number)
        heappush(opened[side], (end, number))


def _alike(known: Sequence[Claim], found: Sequence[Claim], mine: list[int], theirs: list[int]) -> set[Numbers]:
    """Return the pairs of which the shorter has two thirds of its words in the other.

    Then one of the rarest third of its words, and one more, is among those.
    """
    sides = [{n: _tokens(claims[n]) for n in chosen} for claims, chosen in ((known, mine), (found, theirs))]
    common = Counter(token for side in sides for tokens in side.values() for token in tokens)
    pairs: set[Numbers] = set()
    for side in (0, 1):
        holders: dict[Token, list[int]] = defaultdict(list)
        for number, tokens in sides[1 - side].items():
            for token in tokens:
                holders[token].append(number)
        for number, tokens in sides[side].items():
            for token in sorted(tokens, key=lambda token: (common[token], token))[: len(tokens) // 3 + 1]:
                pairs |= {(number, other) if side == 0 else (other, number) for other in holders.get(token, ())}
    return pairs


def _tokens(claim: Claim) -> list[Token]:
    return [(word, number) for word, count in words(claim.quote).items() for number in range(count)]
