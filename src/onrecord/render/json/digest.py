"""What is new in some days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.claims import statement
from onrecord.render.json.parts import change_point, unread

if TYPE_CHECKING:
    from onrecord.models import Article
    from onrecord.render.json import Form
    from onrecord.reports.digest import Change, Digest


def digest(answer: Digest) -> Form:
    """Return what is new."""
    return {
        "since": answer.days.first.isoformat(),
        "until": answer.days.last.isoformat(),
        **unread(answer.said),
        "undated": answer.undated,
        "without_any_day": answer.unplaced,
        "articles": [_article(article) for article in answer.articles],
        "claims": [statement(entry) for entry in answer.said],
        "change_points": [_change(change) for change in answer.changes],
        "fell_silent": [_change(change) for change in answer.silent],
    }


def _article(article: Article) -> Form:
    names = ("title", "outlet", "url", "published", "added")
    return {"article": article.id, **{name: getattr(article, name) for name in names}}


def _change(change: Change) -> Form:
    return {"issue": change.issue, **change_point(change.found)}
