"""On what of the codebook an outcome of the rules depends: on all but its issues, and on the issues an article names.

An issue that neither the words of an article nor its headline name has no part in what the rules make of it. So a word
more for one issue costs the articles that name it, before or after, and no other; a comment costs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.coders import Rules
from onrecord.store import cache, values

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.coders import Panel
    from onrecord.models import Article, Codebook


class Dependence:
    """A codebook as the rules' outcomes depend on it."""

    def __init__(self, codebook: Codebook) -> None:
        self._issues = {key: cache.key(key, values.written(issue)) for key, issue in codebook.issues.items()}
        self._others = cache.key(values.written(codebook, without=("issues",)))

    def key(self, article: Article, named: Collection[str]) -> str:
        """Return the digest of all on which the outcome of an article depends that names these issues."""
        issues = (digest for key, digest in self._issues.items() if key in named)
        return cache.key(self._others, values.digest(article), *issues)


def of(codebook: Codebook, panel: Panel) -> Dependence | None:
    """Return on what the outcomes of a panel depend; None where others than the rules code: they know all issues."""
    answered = panel.answers is not None and bool(panel.answers.kept)
    by_rules = not answered and all(type(coder) is Rules for coder in panel.coders)
    return Dependence(codebook) if by_rules else None
