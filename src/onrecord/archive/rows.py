"""An article -> the rows of what was found in it, as plain values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from onrecord import edtf
from onrecord.reports.entries import side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.models import Article, Claim, Codebook
    from onrecord.spans import Attribution, Span

Row: TypeAlias = "dict[str, Any]"


def attributions(text: str, found: Iterable[Attribution]) -> Iterator[Row]:
    """Yield a row for each statement of a text."""
    for each in found:
        yield {
            "source": each.source and each.source.of(text),
            "cue": each.cue and each.cue.of(text),
            "contents": [span.of(text) for span in each.contents],
            "source_span": each.source and _span(each.source),
            "cue_span": each.cue and _span(each.cue),
            "content_spans": [_span(span) for span in each.contents],
            "kind": each.kind,
            "rule": each.rule.value,
            "implies": each.implies or None,
        }


def claim(claim: Claim, article: Article, codebook: Codebook) -> Row:
    """Return the row of a claim; its side is the actor's own where the claim has no other, and may be none."""
    when = edtf.parse(claim.date) if claim.date else None
    return {
        "published": article.published,
        "published_basis": article.published_basis if article.published else None,
        "id": claim.id,
        "actor": claim.actor,
        "party": side(claim, claim.actor, codebook),
        "issue": claim.issue,
        "stance": claim.stance,
        "score": claim.score,
        "position": claim.position,
        "date": claim.date,
        "date_basis": claim.date_basis,
        "first_day": when.earliest if when and when.earliest != date.min else None,
        "last_day": when.latest if when and when.latest != date.max else None,
        "quote": list(claim.quote),
        "spans": [_span(span) for span in claim.spans],
        "kind": claim.kind,
        "mention": claim.mention or None,
        "cue": claim.cue or None,
        "via": list(claim.via),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
