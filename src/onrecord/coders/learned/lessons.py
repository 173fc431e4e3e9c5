"""What the decisions of a dossier teach, kept from run to run as long as none of them changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from onrecord import parser
from onrecord.coders.learned.coder import Decided, Learned, learn
from onrecord.coders.learned.sources import Sources
from onrecord.coders.learned.trial import Score, Trial, trial
from onrecord.store import cache, values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from onrecord.models import Article, Claim
    from onrecord.parser import CompiledCodebook

FEWEST = 5
"""Fully coded articles below which nothing is learned."""
_FOLDS = 5
"""Parts in which the coded articles are tried before what they teach is used."""


class Taught(NamedTuple):
    """A coder that has learned, and how it did on the articles that taught it."""

    learned: Learned
    trial: Trial


class School:
    """The decisions of a dossier: its articles and claims, and which articles are fully coded.

    `examples` are the codebook's: an article in which one stands is one from which its phrases were written.
    """

    def __init__(
        self, articles: Sequence[Article], claims: Sequence[Claim], coded: Collection[str], examples: Sequence[str] = ()
    ) -> None:
        decided = [claim for claim in claims if not claim.is_draft]
        self._claims: dict[str, list[Claim]] = {}
        for claim in decided:
            self._claims.setdefault(claim.article, []).append(claim)
        self._coded = frozenset(coded)
        self._examples = examples
        # In the order of the ids: dates, by which articles are listed, may be inferred anew.
        self._articles = sorted(
            (each for each in articles if each.id in self._claims or each.id in self._coded), key=lambda each: each.id
        )

    @property
    def is_open(self) -> bool:
        """True where enough articles are fully coded."""
        return len(self._coded) >= FEWEST

    def __len__(self) -> int:
        """Return the number of articles of which something was decided."""
        return len(self._articles)

    def decided(self, codebook: CompiledCodebook) -> Iterator[Decided]:
        """Yield what was decided of each article, read with a codebook."""
        sources = Sources(self._examples)
        for article in self._articles:
            claims = self._claims.get(article.id, [])
            yield Decided(
                parser.read_document(parser.document(article, codebook), codebook),
                tuple(claim for claim in claims if claim.status != "rejected"),
                tuple(claim for claim in claims if claim.status == "rejected"),
                whole=article.id in self._coded,
                apart=sources.has(article),
            )

    def taught(self, scheme: str, codebook: Callable[[], CompiledCodebook], kept: cache.Cache) -> Taught | None:
        """Return what the decisions teach; None where too few articles are fully coded.

        `scheme` is the digest of the codebook, which is made ready only where nothing that fits is `kept`.
        """
        if not self.is_open:
            return None
        key = self.key(scheme)
        taught = _read(kept.load([key]).get(key, ""))
        if taught is None:
            decided = tuple(self.decided(codebook()))
            taught = Taught(learn(decided), trial(decided, _FOLDS))
            kept.save({key: _written(taught)}, only=[key])
        return taught

    def key(self, scheme: str) -> str:
        """Return the digest of all that the decisions teach from."""
        articles = [values.digest(article) for article in self._articles]
        claims = [claim.model_dump_json() for article in self._articles for claim in self._claims.get(article.id, [])]
        return cache.key(scheme, *articles, *claims, *sorted(self._coded))


def _written(taught: Taught) -> str:
    return json.dumps([taught.learned.claims, taught.learned.sides, *taught.trial])


def _read(text: str) -> Taught | None:
    try:
        claims, sides, *scores, apart = json.loads(text or "0")
        tried = (tuple(Score(*each) for each in some) for some in scores)
        return Taught(Learned(claims, sides), Trial(*tried, apart=tuple(apart)))
    except (ValueError, TypeError):
        return None
