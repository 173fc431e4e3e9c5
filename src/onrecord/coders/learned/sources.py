"""From which articles a codebook's phrases were written: those in which one of its examples stands word for word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Article

_LEAST = 5
"""Fewer words than this may stand in any article."""
_ANYBODY = re.compile(r"\b[XYZ]\b")
"""How an example writes a speaker: no word of the article's."""
_WORD = re.compile(r"[^\W_]+")


class Sources:
    """The examples of a codebook, to be looked for in articles."""

    def __init__(self, examples: Iterable[str]) -> None:
        longest = (max(map(_words, _ANYBODY.split(each)), key=len) for each in examples)
        self._examples = tuple(each for each in longest if each.count(" ") > _LEAST)

    def has(self, article: Article) -> bool:
        """True where an example stands in an article; its marks, case and speaker need not be the same."""
        said = _words(f"{article.title} {article.body}") if self._examples else ""
        return any(each in said for each in self._examples)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "
