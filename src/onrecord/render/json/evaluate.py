"""How good the coders are on a dossier, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.evaluation import Evaluation, Interval
    from onrecord.render.json import Form


def evaluation(found: Evaluation) -> Form:
    """Return figures as F1 between 0 and 1, with their intervals."""
    return {
        "articles": found.articles,
        "claims": found.claims,
        "coders": [
            {
                "coder": row.coder,
                "found": _figure(row.found),
                "right": _figure(row.right),
                "offered": row.total.offered,
                "claims_found": row.total.found,
                "claims_right": row.total.right,
            }
            for row in found.rows
        ],
        "learned_is_used": found.used,
        "gain_of_ten_articles": round(found.gain, 3),
    }


def _figure(one: Interval) -> Form:
    return {"f1": round(one.value, 3), "low": round(one.low, 3), "high": round(one.high, 3)}
