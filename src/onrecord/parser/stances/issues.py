"""The issues of a codebook, compiled: which of them a text names, and which of their phrases stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.models import STANCES
from onrecord.parser.stances.matcher import IssueMatcher, PhraseMatch
from onrecord.parser.stances.phrases import Phrases
from onrecord.parser.stances.topic import Place
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from onrecord.models import Codebook, Phrase, Stance
    from onrecord.spans import Span


class Spots:
    """Where one text names which issue: looked for once, so that a stretch of it is asked and not read again."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Keep places of a text, sorted."""
        self._places = places
        self._starts = [place.start for place in places]
        self._ends = [*accumulate((place.end for place in places), max)]

    def __bool__(self) -> bool:
        """True where the text names an issue at all."""
        return bool(self._starts)

    def touch(self, span: Span) -> bool:
        """True where a stretch of the text holds a part of what names an issue."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end

    def named_in(self, span: Span) -> frozenset[str]:
        """Return the issues that a stretch of the text names."""
        return frozenset(place.issue for place in self.inside(span))

    def inside(self, span: Span) -> list[Place]:
        """Return the places inside a stretch of the text, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [place for place in self._places[first:last] if place.end <= span.end]


_CHUNK = re.compile(r"\S+")
_MAY_CHANGE_LENGTH = re.compile("[^\x00-\x7f‘’“”–—]")
"""A character that may be none or several when it is folded; of ordinary letters and marks each is one."""


class _Origins:
    """The way back from the folded text to the text; of both the chunks between two blanks are the same."""

    def __init__(self, text: str) -> None:
        self._text = text
        chunks = [match.span() for match in _CHUNK.finditer(text)]
        lengths = [end - start for start, end in chunks]
        if _MAY_CHANGE_LENGTH.search(text):
            folded = [(chunk, len(words)) for chunk in chunks if (words := fold(text[slice(*chunk)]))]
            chunks, lengths = [chunk for chunk, _ in folded], [length for _, length in folded]
        self._chunks = chunks
        self._begins = [*accumulate((length + 1 for length in lengths), initial=0)]

    def of(self, at: int) -> int:
        """Return where the character stands in the text that is at `at` in the folded text, and is no blank."""
        number = bisect_right(self._begins, at) - 1
        (start, end), behind = self._chunks[number], at - self._begins[number]
        if end - start == self._begins[number + 1] - self._begins[number] - 1:
            return start + behind
        origins = [place for place in range(start, end) for _ in fold(self._text[place])]
        return origins[min(behind, len(origins) - 1)]


class Issues:
    """The compiled issues of a codebook; the topic terms of all in one index, and their phrases in another."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the issues of `codebook`."""
        issues = codebook.issues
        self._matchers = {key: IssueMatcher(key, issue) for key, issue in issues.items()}
        self._order = {key: number for number, key in enumerate(issues)}
        self._topics: Phrases[tuple[str, str]] = Phrases(
            (term, (key, term)) for key, issue in issues.items() for term in issue.topic
        )
        self._phrases: Phrases[tuple[str, Stance, Phrase]] = Phrases(
            (phrase.phrase, (key, stance, phrase))
            for key, issue in issues.items()
            for stance in STANCES
            for phrase in issue.phrases.get(stance, ())
        )

    def matcher(self, key: str) -> IssueMatcher:
        """Return one compiled issue."""
        return self._matchers[key]

    def matchers(self, keys: Collection[str]) -> list[IssueMatcher]:
        """Return the compiled issues of `keys` in the codebook's order."""
        return [self._matchers[key] for key in sorted(keys, key=self._order.__getitem__)]

    def spots(self, text: str) -> Spots:
        """Return where a text, as it is printed, names an issue."""
        found = [(match.span(), told) for match, told in self._topics.find_all(fold(text), overlapping=True)]
        origins = _Origins(text) if found else None
        of = origins.of if origins else None
        places = [Place(of(start), of(end - 1) + 1, *told) for (start, end), told in found] if of else []
        return Spots(sorted(places, key=_by_place))

    def named_in(self, folded: str) -> frozenset[str]:
        """Return the issues that folded text names."""
        return frozenset(key for _, (key, _) in self._topics.find(folded))

    def places_in(self, folded: str) -> tuple[Place, ...]:
        """Return where folded text names which issue, from left to right."""
        found = (Place(*match.span(), *told) for match, told in self._topics.find_all(folded))
        return tuple(sorted(found, key=_by_place))

    def phrases_in(self, folded: str) -> Mapping[str, Sequence[PhraseMatch]]:
        """Return the phrases of each issue that stand in folded text, each where it stands first."""
        found: dict[str, list[PhraseMatch]] = {}
        for match, (key, stance, phrase) in self._phrases.find(folded):
            found.setdefault(key, []).append(PhraseMatch(match, stance, phrase))
        return found


def _by_place(place: Place) -> tuple[int, int, str]:
    """Sort by place; of several terms of an issue there the first that it lists comes first."""
    return place[:3]
