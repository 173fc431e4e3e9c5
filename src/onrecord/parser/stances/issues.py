"""The issues of a codebook, compiled, and which of them a text names."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.parser.stances.matcher import IssueMatcher
from onrecord.parser.stances.phrases import Phrases
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onrecord.models import Codebook
    from onrecord.spans import Span


class Spots:
    """Where one text may name an issue: looked for once, so that the stretches that name none cost next to nothing."""

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        """Keep places of a text, sorted by where they begin."""
        self._starts = [start for start, _ in places]
        self._ends = [*accumulate((end for _, end in places), max)]

    def __bool__(self) -> bool:
        """True where the text may name an issue at all."""
        return bool(self._starts)

    def touch(self, span: Span) -> bool:
        """True where a stretch of the text may name an issue; False is sure."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


_CHUNK = re.compile(r"\S+")
_MAY_CHANGE_LENGTH = re.compile("[^\x00-\x7f‘’“”–—]")
"""A character that may be none or several when it is folded; of ordinary letters and marks each is one."""


def _printed(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places of the folded text in places of the text: from blank to blank, each chunk being folded alone."""
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    if _MAY_CHANGE_LENGTH.search(text):
        folded = [(chunk, words) for chunk in chunks if (words := fold(text[slice(*chunk)]))]
        chunks, ends = [chunk for chunk, _ in folded], [*accumulate(len(words) + 1 for _, words in folded)]
    else:
        ends = [*accumulate(end - start + 1 for start, end in chunks)]
    return [(chunks[bisect_right(ends, start)][0], chunks[bisect_right(ends, end - 1)][1]) for start, end in places]


class Issues:
    """The compiled issues of a codebook, and their topic terms in one index."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the issues of `codebook`."""
        self._matchers = {key: IssueMatcher(key, issue) for key, issue in codebook.issues.items()}
        self._order = {key: number for number, key in enumerate(codebook.issues)}
        self._topics = Phrases((term, key) for key, issue in codebook.issues.items() for term in issue.topic)

    def matcher(self, key: str) -> IssueMatcher:
        """Return one compiled issue."""
        return self._matchers[key]

    def matchers(self, keys: Collection[str]) -> list[IssueMatcher]:
        """Return the compiled issues of `keys` in the codebook's order."""
        return [self._matchers[key] for key in sorted(keys, key=self._order.__getitem__)]

    def spots(self, text: str) -> Spots:
        """Return where a text, as it is printed, may name an issue."""
        folded = fold(text)
        found = sorted({match.span() for match, _ in self._topics.find_all(folded)})
        return Spots(_printed(text, found) if found else [])

    def places_in(self, folded: str) -> tuple[tuple[int, int, str], ...]:
        """Return where folded text names which issue, from left to right."""
        return tuple(sorted((*match.span(), key) for match, key in self._topics.find_all(folded)))

    def named_in(self, folded: str) -> frozenset[str]:
        """Return the issues that folded text names."""
        return frozenset(key for _, key in self._topics.find(folded))
