"""Agreement of two codings: three tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.disagreements import MEANING, PRECISION, RECALL, about, extent, figure, notes
from onrecord.render.markdown import tables
from onrecord.render.markdown.escapes import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.render.answers import Agreed


def agreement(agreed: Agreed) -> str:
    """Return three tables in markdown: claims, fields, disagreements."""
    answer = agreed.measured
    measures = [(m.name, m.both, *map(figure, (m.precision, m.recall, m.f1))) for m in answer.measures]
    fields = [(f.field, f.same, f.pairs, figure(f.raw), figure(f.alpha)) for f in answer.fields]
    told = [(one.kind, one.entry.claim.article, about(one)) for one in answer.disagreements]
    parts = [
        "# Agreement",
        f"{escape(extent(answer, agreed.other))}.",
        *map(escape, notes(answer)),
        _figures(("claims with", "both", "precision", "recall", "F1"), measures),
        f"Precision: {PRECISION}. Recall: {RECALL}.",
        _figures(("field, on the same words", "same", "of", "agreement", "alpha"), fields),
        f"Krippendorff's alpha: {MEANING}.",
    ]
    if told:
        parts += [
            "## Disagreements",
            tables.table(("kind", "article", "claim, and where it differs"), told),
        ]
    return "\n\n".join(parts)


def _figures(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of our own words and figures, which need no escapes."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
