"""Agreement of two codings: figures first, then the disagreements."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import disagreements, wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.agreement.agreement import Disagreement
    from onrecord.render.answers import Agreed


FEW = 10
"""At most this many disagreements are listed without --list."""


def agreement(told: Agreed) -> RenderableType:
    """Return the figures, then the disagreements."""
    answer = told.measured
    figure = disagreements.figure
    claims = _table("claims with", "both", "precision", "recall", "F1")
    for found in answer.measures:
        claims.add_row(found.name, str(found.both), *map(figure, (found.precision, found.recall, found.f1)))
    fields = _table("field, on the same words", "same", "of", "agreement", "alpha")
    for found in answer.fields:
        same = str(found.same), str(found.pairs)
        fields.add_row(found.field, *same, figure(found.raw), figure(found.alpha))
    blocks: list[RenderableType] = [
        Text(disagreements.extent(answer, told.other, told.here), palette.HEADING),
        *(Text(note, palette.WARNING) for note in disagreements.notes(answer)),
        Text(),
        claims,
        Text(f"precision: {disagreements.PRECISION}; recall: {disagreements.RECALL}", palette.MUTED),
        Text(),
        fields,
        Text(f"alpha (Krippendorff): {disagreements.MEANING}", palette.MUTED),
    ]
    return Group(*blocks, *_disagreements(answer.disagreements, every=told.every))


def _table(*headings: str) -> Table:
    table = palette.rows(*headings)
    for column in table.columns[1:]:
        column.justify = "right"
    table.columns[0].min_width = 31
    return table


def _counted(kind: str, number: int) -> str:
    return "differ" if kind == "differs" and number > 1 else kind


def _disagreements(told: Sequence[Disagreement], *, every: bool) -> Iterable[RenderableType]:
    if not told:
        yield Text("\nNo disagreements.", palette.GREEN)
        return
    kinds = Counter(one.kind for one in told)
    counts = wording.listed(f"{number} {_counted(kind, number)}" for kind, number in kinds.items())
    yield Text.assemble(("\nDisagreements", palette.HEADING), (f"  {counts}", palette.MUTED))
    shown = told if every else told[:FEW]
    for article, group in groupby(shown, key=lambda one: one.entry.claim.article):
        yield Text(wording.plain(article), palette.MUTED)
        table = palette.grid(13, None)
        for one in group:
            table.add_row(Text(one.kind, palette.WARNING), Text(disagreements.about(one)))
        yield table
    if len(shown) < len(told):
        yield Text(f"... and {len(told) - len(shown)} more: --list shows all", palette.MUTED)
