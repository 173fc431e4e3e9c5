"""The state of the work with its coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.render.json import coverage
from onrecord.render.json.parts import counts

if TYPE_CHECKING:
    from onrecord.render.answers import Work
    from onrecord.render.json import Form
    from onrecord.reports.overview import State


def work(answer: Work) -> dict[str, Any]:
    """Return the state of the work with its coverage, for programs."""
    return {
        **state(answer.state),
        "coverage": coverage.counts(answer.coverage),
        "coders": readers(answer),
        **learned(answer),
    }


def learned(answer: Work) -> Form:
    """Return how many articles are fully coded, and whether what they teach is used; null where they are too few."""
    taught = answer.taught
    return {"coded": answer.coded, "learned_is_used": taught.trial.pays if taught else None}


def readers(answer: Work) -> list[Form]:
    """Return for each coder how many articles it has read, and which of its answers no longer fit."""
    return [
        {
            "coder": each.coder,
            "articles": each.articles,
            "stale": [{"article": article, "changed": str(why)} for article, why in each.stale],
        }
        for each in answer.readers
    ]


def state(found: State) -> Form:
    """Return the state of the work."""
    return {
        "articles": len(found.articles),
        "undated": [article.id for article in found.undated],
        "without_claims": [article.id for article in found.without_claims],
        "counted": found.claims.counted,
        "claims": counts(found.claims),
        "statements": found.statements,
        "drafts": {row.article.id: row.counts.draft for row in found.drafts},
    }
