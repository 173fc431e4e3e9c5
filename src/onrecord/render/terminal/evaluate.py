"""How good the coders are on a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import evaluation_words as words
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.evaluation import Evaluation


def evaluation(found: Evaluation) -> RenderableType:
    """Return the figures of each coder, what they mean, and what more coded articles would bring."""
    return Group(
        Text(words.head(found), palette.HEADING),
        "",
        _overall(found),
        "",
        _fields(found),
        "",
        Text(words.MEANING),
        "",
        Text(words.verdict(found)),
        Text(words.curve(found)),
        "",
        *(Text(line) for line in words.wordings(found)),
    )


def _overall(found: Evaluation) -> Table:
    table = _table("coder", "found, F1", "right, F1", "drafts", "found", "right")
    for row in found.rows:
        counts = (str(n) for n in (row.total.offered, row.total.found, row.total.right))
        table.add_row(words.name(row, found), words.figure(row.found), words.figure(row.right), *counts)
    return table


def _fields(found: Evaluation) -> Table:
    table = _table("of those found", "speaker", "side", "date")
    for row in found.rows:
        table.add_row(words.name(row, found), *map(words.figure, (row.actor, row.side, row.date)))
    return table


def _table(*names: str) -> Table:
    table = palette.rows(*names)
    for column in table.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    return table
