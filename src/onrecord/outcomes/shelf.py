"""The outcomes that are kept of some articles: looked up, and put there, a few at a time.

Those of several codings live side by side: what the rules find alone, what they find with a model, and so on. Of each
coding the last outcome of an article stays, and none of an article, a codebook or a program that is no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.store import cache

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.models import Article

_AT_ONCE = 50
"""So many articles are worked out before they are kept, which is what a power cut costs; and looked up at once."""


class Shelf:
    """What is kept for articles, by `keys` by the articles' ids: each the digest of what was read and of who read it.

    The coders' names say which coding it is. Of articles that have no key nothing is kept.
    """

    def __init__(self, dossier: Path, names: Iterable[str], keys: Mapping[str, tuple[str, str]]) -> None:
        coding = cache.key(*names)
        self._kept = cache.Cache(dossier, f"outcome {coding}")
        self._alike = cache.Cache(dossier, f"alike {coding}")
        self._keys = {article: ".".join(key) for article, key in keys.items()}
        self._there = self._kept.among(self._keys.values())
        self._new: dict[str, str] = {}
        self._new_alike: dict[str, str] = {}

    def has(self, article: Article) -> bool:
        """True where something was kept for an article at the beginning."""
        return self._keys.get(article.id) in self._there

    def each(self, articles: Sequence[Article]) -> Iterator[tuple[Article, str]]:
        """Yield articles with the texts that are kept for them; an empty one where there is none."""
        for start in range(0, len(articles), _AT_ONCE):
            some = articles[start : start + _AT_ONCE]
            known = self._kept.load(self._keys[article.id] for article in some if self.has(article))
            yield from ((article, known.get(self._keys.get(article.id, ""), "")) for article in some)

    def alike(self) -> dict[str, str]:
        """Return the keys of outcomes that are kept, by what they depend on."""
        return self._alike.everything()

    def under(self, key: str) -> str:
        """Return the text that is kept under a key; an empty one where there is none."""
        return self._kept.load([key]).get(key, "")

    def put(self, article: Article, text: str, depends: str = "") -> None:
        """Put the text of an outcome there, and on what it depends."""
        key = self._keys[article.id]
        self._new[key] = text
        if depends:
            self._new_alike[depends] = key
        if len(self._new) >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Write what was put there."""
        self._kept.save(self._new)
        self._alike.save(self._new_alike)
        self._new.clear()
        self._new_alike.clear()

    def sweep(self) -> None:
        """Forget of this coding what is of other keys than these, and of all codings what is of something else."""
        read = (key.partition(".")[0] for key in self._keys.values())
        self._kept.save({}, only=self._keys.values(), beginnings=read)
        now = {*self._keys.values()}
        self._alike.save({}, only=[depends for depends, key in self.alike().items() if key in now])
