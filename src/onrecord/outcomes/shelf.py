"""The outcomes that are kept of some articles: looked up, and put there, a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.store import cache

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.models import Article

_AT_ONCE = 50
"""So many articles are worked out before they are kept, which is what a power cut costs; and looked up at once."""


class Shelf:
    """What is kept for articles by `keys`, which are digests by the articles' ids; of others nothing is kept."""

    def __init__(self, dossier: Path, keys: Mapping[str, str]) -> None:
        self._kept, self._keys = cache.Cache(dossier, "outcome"), keys
        self._there = self._kept.among(keys.values())
        self._new: dict[str, str] = {}

    def has(self, article: Article) -> bool:
        """True where something was kept for an article at the beginning."""
        return self._keys.get(article.id) in self._there

    def each(self, articles: Sequence[Article]) -> Iterator[tuple[Article, str]]:
        """Yield articles with the texts that are kept for them; an empty one where there is none."""
        for start in range(0, len(articles), _AT_ONCE):
            some = articles[start : start + _AT_ONCE]
            known = self._kept.load(self._keys[article.id] for article in some if self.has(article))
            yield from ((article, known.get(self._keys.get(article.id, ""), "")) for article in some)

    def put(self, article: Article, text: str) -> None:
        """Put the text of an outcome there."""
        self._new[self._keys[article.id]] = text
        if len(self._new) >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Write what was put there."""
        self._kept.save(self._new)
        self._new.clear()

    def sweep(self) -> None:
        """Forget what is of other keys than these."""
        self._kept.save({}, only=self._keys.values())
