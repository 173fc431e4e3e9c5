"""By which words of a full name its bearer is called afterwards: "van den Berg", "al-Mansouri", "King" of "King Jr"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 5
"""So many words a surname can have, with its particles and what stands behind it."""
_ARTICLES = ("al-", "el-", "ul-", "an-", "as-", "ad-")


@lru_cache(maxsize=4096)
def forms(key: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the words by which the bearer of a full name, given in folded words, may be called.

    >>> forms(("ann", "van", "den", "berg"))
    (('berg',), ('van', 'den', 'berg'))
    >>> forms(("tiago", "da", "costa", "junior"))
    (('costa',), ('da', 'costa'), ('costa', 'junior'), ('da', 'costa', 'junior'))
    """
    end = len(key)
    while end > 1 and key[end - 1] in lexicon.speakers("generation"):
        end -= 1
    if not end:
        return ()
    first = end - 1
    while first > 1 and key[first - 1] in lexicon.speakers("particle"):
        first -= 1
    plain = [tuple(key[end - 1 : end])]
    if first < end - 1:
        plain.append(tuple(key[first:end]))
    if plain[0][0].startswith(_ARTICLES):
        plain.append((plain[0][0].split("-", 1)[1],))
    behind = tuple(key[end:])
    return (*plain, *((*form, *behind) for form in plain if behind))


def is_short(printed: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True where printed words are one of the short forms of a full name, and not all of it."""
    return printed != full and printed in forms(full)


def gender_of(key: Sequence[str]) -> str:
    """Return whom a forename tells of: "he", "she", or "" where it tells nothing."""
    for word in key[:-1]:
        first = word.split("-")[0]
        for gender in ("she", "he"):
            if first in lexicon.speakers(f"{gender}-forename"):
                return gender
        if len(word) > 1 and word not in lexicon.speakers("title"):
            return ""
    return ""
