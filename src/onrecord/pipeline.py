"""The way of a text through the rooms: articles -> parser -> merge -> ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from onrecord import parser
from onrecord.errors import OnrecordError
from onrecord.store.merge import merge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Claim

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told after each article: how many are done, of how many, and its id."""


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What a run of the parser found, and what it means for the ledger."""

    articles: tuple[str, ...]
    found: int
    new: tuple[Claim, ...]
    kept: tuple[Claim, ...]
    gone: tuple[Claim, ...]
    updated: tuple[Claim, ...]
    differs: tuple[tuple[Claim, Claim], ...]  # what a person decided, what the parser now says
    saved: bool

    @property
    def changes(self) -> bool:
        """True when the ledger is not what the parser would write."""
        return bool(self.new or self.gone or self.updated)


def parse(
    dossier: Dossier,
    article_ids: Sequence[str] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ParseResult:
    """Parse the articles, or those named, and enter what is found in the ledger.

    Drafts of other articles, those that cannot be read among them, are left alone; so is all that a person decided.
    """
    chosen = tuple(map(dossier.find_article, article_ids)) if article_ids else dossier.articles
    if not chosen:
        raise OnrecordError(f"{dossier.articles_path}: no article that can be read. Put .md or .txt files there.")
    scheme = parser.prepare(dossier.codebook)
    found: list[Claim] = []
    for done, article in enumerate(chosen, 1):
        found += parser.parse(article, scheme)
        if progress:
            progress(done, len(chosen), article.id)
    ids = tuple(article.id for article in chosen)
    merged = merge(dossier.claims, found, articles=ids, unreadable=dossier.ledger.unreadable)
    result = ParseResult(
        articles=ids,
        found=len(found),
        new=merged.new,
        kept=merged.kept,
        gone=merged.gone,
        updated=merged.updated,
        differs=merged.differs,
        saved=not dry_run and bool(merged.new or merged.gone or merged.updated),
    )
    if result.saved:
        dossier.save(put=merged.put, drop=merged.drop)
    return result
