"""How good the coders are on a dossier, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.evaluation import Evaluation, Interval, Row
    from onrecord.render.json import Form


def evaluation(found: Evaluation) -> Form:
    """Return figures between 0 and 1, with their intervals."""
    wordings = found.wordings
    return {
        "articles": found.articles,
        "claims": found.claims,
        "coders": [_row(row) for row in found.rows],
        "learned_is_used": found.used,
        "learning_curve": [{"articles": point.articles, "right": round(point.right, 3)} for point in found.curve],
        "gain_of_ten_articles": round(found.gain, 3),
        "codebook": {
            "articles_not_written_from": wordings.articles,
            "topics": wordings.topics,
            "phrases": wordings.phrases,
            "never_fired": [each._asdict() for each in wordings.silent],
        },
    }


def _row(row: Row) -> Form:
    return {
        "coder": row.coder,
        "articles": row.articles,
        "found": {"f1": round(row.found.value, 3), **_range(row.found)},
        "right": {"f1": round(row.right.value, 3), **_range(row.right)},
        "actor": _share(row.actor),
        "side": _share(row.side),
        "date": _share(row.date),
        "claims": row.total.wanted,
        "offered": row.total.offered,
        "claims_found": row.total.found,
        "claims_right": row.total.right,
    }


def _share(one: Interval) -> Form:
    return {"share_of_found": round(one.value, 3), **_range(one)}


def _range(one: Interval) -> Form:
    return {"low": round(one.low, 3), "high": round(one.high, 3)}
