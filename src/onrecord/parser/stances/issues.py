"""The issues of a codebook, compiled, and which of them a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser.stances.loose_terms import Loose
from onrecord.parser.stances.matcher import IssueMatcher
from onrecord.parser.stances.phrases import Phrases

if TYPE_CHECKING:
    from onrecord.models import Codebook


class Issues:
    """The compiled issues of a codebook, and their topic terms in one index."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the issues of `codebook`."""
        self.matchers = tuple(IssueMatcher(key, issue) for key, issue in codebook.issues.items())
        self._topics = Phrases((term, key) for key, issue in codebook.issues.items() for term in issue.topic)
        self._loose = Loose((term, key) for key, issue in codebook.issues.items() for term in issue.topic)

    def matcher(self, key: str) -> IssueMatcher:
        """Return one compiled issue."""
        return next(matcher for matcher in self.matchers if matcher.key == key)

    def places_in(self, folded: str) -> tuple[tuple[int, int, str], ...]:
        """Return where folded text names which issue, from left to right.

        Where it names none in a term's own words, terms in other forms and another order count.
        """
        strict = [
            (*found.span(), key) for match, key in self._topics.find(folded) for found in match.re.finditer(folded)
        ]
        return tuple(sorted(strict or ((*span, key) for span, key in self._loose.find(folded))))

    def named_in(self, folded: str) -> frozenset[str]:
        """Return the issues that folded text names: see `places_in`."""
        strict = frozenset(key for _, key in self._topics.find(folded))
        return strict or frozenset(key for _, key in self._loose.find(folded))
