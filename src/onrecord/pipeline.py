"""The way of a text through the rooms: articles -> parser -> merge -> ledger."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from onrecord import parser
from onrecord.errors import OnrecordError
from onrecord.reports import coverage
from onrecord.store import orphans
from onrecord.store.merge import merge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Claim
    from onrecord.reports.coverage import Coverage
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told after each article: how many are done, of how many, and its id."""


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What a run of the parser found, and what it means for the ledger."""

    articles: tuple[str, ...]
    found: int
    merged: Merge
    orphans: tuple[Orphan, ...]
    coverage: Coverage  # of the articles read, by the ledger as it is now, or would be
    saved: bool


def parse(
    dossier: Dossier,
    article_ids: Sequence[str] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ParseResult:
    """Parse the articles, or those named, and enter what is found in the ledger.

    Drafts of other articles, those that cannot be read among them, are left alone; so is all that a person decided.
    Where all articles are parsed, drafts of articles that are no longer there go.
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
    # Only now the ledger: another may have written it while the articles were read.
    with nullcontext() if dry_run else dossier.locked():
        concerned = {*ids} if article_ids else {*ids, *_vanished(dossier)}
        merged = merge(dossier.claims, found, articles=concerned, unreadable=dossier.ledger.unreadable)
        saved = merged.changes and not dry_run
        if saved:
            dossier.save(put=merged.put, drop=merged.drop)
    reviewed = [claim for claim in merged.kept if claim.status != "draft"]
    articles = {article.id: article for article in dossier.articles}
    lost = orphans.find(reviewed, articles, dossier.unreadable_articles)
    covered = coverage.of(chosen, dossier.codebook, (*merged.put, *merged.kept))
    return ParseResult(ids, len(found), merged, lost, covered, saved)


def _vanished(dossier: Dossier) -> set[str]:
    """Return the articles of which the ledger has claims, and the dossier no file."""
    there = {article.id for article in dossier.articles} | dossier.unreadable_articles
    return {claim.article for claim in dossier.claims} - there
