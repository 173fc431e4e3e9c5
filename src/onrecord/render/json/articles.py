"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.parts import counts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.render.json import Form
    from onrecord.reports.overview import ArticleRow


def articles(rows: Iterable[ArticleRow]) -> list[Form]:
    """Return the list of articles."""
    return [article(row) for row in rows]


def article(row: ArticleRow) -> Form:
    """Return an article with the number of its claims."""
    found = row.article
    return {
        "article": found.id,
        "title": found.title,
        "outlet": found.outlet,
        "byline": found.byline,
        "url": found.url,
        "published": found.published,
        "published_basis": found.published_basis if found.published else None,
        "sha256": found.sha256,
        "claims": row.counts.total,
        **counts(row.counts),
        "coded": row.coded,
    }
