"""Why claims say what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.explain.explanation import Explanation
    from onrecord.render.json import Form


def explanations(found: Iterable[Explanation]) -> list[Form]:
    """Return for each claim why it says what it says."""
    return [explanation(told) for told in found]


def explanation(told: Explanation) -> Form:
    """Return why a claim says what it says."""
    chain = told.publication
    return {
        "id": told.entry.claim.id,
        "reasons": [
            {
                "field": reason.field,
                "value": reason.value,
                "rule": rules.told(reason.by),
                "words": reason.words,
                "other": reason.other,
            }
            for reason in told.reasons
        ],
        "publication": chain
        and {
            "published": chain.published,
            "contradiction": chain.contradiction,
            "reasons": [
                {"span": list(reason.span), "text": reason.text, "days": sorted(map(str, reason.days))}
                for reason in chain.reasons
            ],
        },
        "differences": [found._asdict() for found in told.differences],
        "coders": list(told.entry.claim.coders),
        "probability": told.probability,
        "dissent": [
            {"coder": said.coder, **{field: getattr(said.claim, field) for field in said.fields}}
            for said in told.dissent
        ],
    }
