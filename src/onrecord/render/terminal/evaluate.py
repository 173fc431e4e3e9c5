"""How good the coders are on a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import evaluation_words as words
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.evaluation import Evaluation


def evaluation(found: Evaluation) -> RenderableType:
    """Return the figures of each coder, what they mean, and what more coded articles would bring."""
    table = palette.rows("coder", "found, F1", "right, F1", "drafts", "found", "right")
    for column in table.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    for row in found.rows:
        counts = (str(n) for n in (row.total.offered, row.total.found, row.total.right))
        table.add_row(row.coder, words.figure(row.found), words.figure(row.right), *counts)
    return Group(
        Text(words.head(found), palette.HEADING),
        "",
        table,
        "",
        Text(words.MEANING),
        "",
        Text(words.used(found)),
        Text(words.gain(found)),
    )
