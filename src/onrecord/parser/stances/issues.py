"""The issues of a codebook, compiled, and which of them a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.stances.loose_terms import Loose
from onrecord.parser.stances.matcher import IssueMatcher
from onrecord.parser.stances.phrases import Phrases
from onrecord.text import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from onrecord.models import Codebook


class Issues:
    """The compiled issues of a codebook, and their topic terms in one index."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the issues of `codebook`."""
        self.matchers = tuple(IssueMatcher(key, issue) for key, issue in codebook.issues.items())
        self._topics = Phrases((term, key) for key, issue in codebook.issues.items() for term in issue.topic)
        short = _short_forms(codebook)
        for matcher in self.matchers:
            matcher.call_short((form, term) for form, term, key in short if key == matcher.key)
        self._short = Phrases((form, key) for form, _, key in short)
        self._loose = Loose((term, key) for key, issue in codebook.issues.items() for term in issue.topic)

    def places_in(self, folded: str, known: frozenset[str] = frozenset()) -> tuple[tuple[int, int, str], ...]:
        """Return where folded text names which issue, from left to right; those `known` also by a short form.

        Where it names none in a term's own words, terms in other forms and another order count.
        """
        strict = [
            (*found.span(), key) for match, key in self._find(folded, known) for found in match.re.finditer(folded)
        ]
        return tuple(sorted(strict or ((*span, key) for span, key in self._loose.find(folded))))

    def named_in(self, folded: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the issues that folded text names: see `places_in`."""
        strict = frozenset(key for _, key in self._find(folded, known))
        return strict or frozenset(key for _, key in self._loose.find(folded))

    def _find(self, folded: str, known: frozenset[str]) -> Iterator[tuple[re.Match[str], str]]:
        yield from self._topics.find(folded)
        if known:
            yield from ((match, key) for match, key in self._short.find(folded) if key in known)


def _short_forms(codebook: Codebook) -> list[tuple[str, str, str]]:
    """Return "the bill", "this measure" and the like: each with a topic term and the issue that it calls again.

    Of several issues with terms that end in such a noun, the one with most of them is meant.
    """
    forms: list[tuple[str, str, str]] = []
    for nouns in lexicon.kinds():
        ending = {
            key: [term for term in issue.topic if fold(term).rstrip("*").split()[-1:] in [[noun] for noun in nouns]]
            for key, issue in codebook.issues.items()
        }
        ranked = sorted(ending, key=lambda key: -len(ending[key]))
        if ranked and ending[ranked[0]] and not (ranked[1:] and len(ending[ranked[1]]) == len(ending[ranked[0]])):
            term = ending[ranked[0]][0]
            forms += [(f"{word} {noun}", term, ranked[0]) for word in ("the", "this", "that") for noun in nouns]
    return forms
