"""Agreement of two codings: figures, and the disagreements as flat maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.render import wording
from onrecord.render.disagreements import said

if TYPE_CHECKING:
    from onrecord.agreement.agreement import Disagreement, FieldAgreement, Measure
    from onrecord.render.answers import Agreed


COLUMNS = ("kind", "article", "fields", "here", "there", "here_says", "there_says", "quote")


def agreement(told: Agreed) -> dict[str, Any]:
    """Return all of it as plain maps and lists; shares and alphas are exact, null where there is nothing to count."""
    answer = told.measured
    return {
        "articles": list(answer.articles),
        "left_out": list(answer.left_out),
        "drafts_not_counted": answer.undecided,
        "measures": [_measure(measure) for measure in answer.measures],
        "fields": [_field(field) for field in answer.fields],
        "disagreements": disagreements(told),
    }


def _measure(found: Measure) -> dict[str, Any]:
    return {
        "measure": found.name,
        "both": found.both,
        "here": found.here,
        "there": found.there,
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
    }


def _field(found: FieldAgreement) -> dict[str, Any]:
    return {
        "field": found.field,
        "metric": found.metric,
        "pairs": found.pairs,
        "same": found.same,
        "agreement": found.raw,
        "alpha": found.alpha,
        "alpha_pairs": found.counted,
    }


def disagreements(told: Agreed) -> list[dict[str, Any]]:
    """Return the disagreements, each as a flat row."""
    return [row(one) for one in told.measured.disagreements]


def row(told: Disagreement) -> dict[str, Any]:
    """Return a disagreement as a flat row; ids, and the values of the fields that differ."""
    fields = told.fields or (("issue", "actor", "stance", "date") if told.kind != "differs" else ())
    values = [
        "; ".join(f"{name} {said(side, name)}" for name in fields) if side else "" for side in (told.here, told.there)
    ]
    ids = [side.claim.id if side else "" for side in (told.here, told.there)]
    claim = told.entry.claim
    said_so = told.kind, claim.article, list(told.fields), *ids, *values, wording.quote(claim)
    return dict(zip(COLUMNS, said_so, strict=True))
