"""How good the coders are on a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.evaluation import MORE
from onrecord.render import wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.evaluation import Evaluation, Interval

_MEANING = (
    "Each article was coded by the rules, and by what your decisions on the other articles teach. Found: the claim has"
    " the same words and issue as yours; right: also the same speaker, on the same side. F1: 1.00 would be every claim"
    " and no other. In brackets: where 95 of 100 other sets of such articles would come out."
)


def evaluation(found: Evaluation) -> RenderableType:
    """Return the figures of each coder, what they mean, and what more coded articles would bring."""
    head = f"{wording.counted(found.articles, 'article')} fully coded, with {wording.counted(found.claims, 'claim')}."
    table = palette.rows("coder", "found, F1", "right, F1", "drafts", "found", "right")
    for column in table.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    for row in found.rows:
        counts = (str(n) for n in (row.total.offered, row.total.found, row.total.right))
        table.add_row(row.coder, _figure(row.found), _figure(row.right), *counts)
    used = "uses" if found.used else "does not use"
    why = "more claims are right with it" if found.used else "no more claims are right with it"
    gain = f"about {found.gain:.2f}" if found.gain >= 0.005 else "next to nothing"
    return Group(
        Text(head, palette.HEADING),
        "",
        table,
        "",
        Text(_MEANING),
        "",
        Text(f"parse {used} what was learned: on these articles {why}."),
        Text(
            f"{MORE} more coded articles would add {gain} to what is right, going by what the last half of them added."
        ),
    )


def _figure(one: Interval) -> str:
    return f"{one.value:.2f} ({one.low:.2f}-{one.high:.2f})"
