"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.columns import ROOMY
from onrecord.render.terminal.lines import Lines
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.render.screen import Screen
    from onrecord.reports.overview import ArticleRow


def articles(rows: Sequence[ArticleRow], screen: Screen) -> RenderableType:
    """Return the list of articles; with room for it, outlet and title stand beside the id."""
    if not rows:
        return Text("No articles to show.", palette.MUTED)
    beside = screen.width is None or screen.width >= ROOMY
    marked = any(row.coded for row in rows)
    headings = ("published", "claims", "drafts", *(["coded"] if marked else []), "article")
    headings += ("outlet", "title") if beside else ()
    if screen.width is None:
        return Lines(headings, (_cells(row, marked=marked, beside=True) for row in rows), _NUMBERS)
    table = palette.rows(*headings)
    for at in _NUMBERS:
        table.columns[at].justify = "right"
    table.columns[0].no_wrap = True
    for row in screen.shown(rows):
        table.add_row(*_cells(row, marked=marked, beside=beside))
    return table


_NUMBERS = (1, 2)
"""The columns of numbers."""


def articles_left_out(rows: Sequence[ArticleRow], screen: Screen) -> str:
    """Return a sentence on the articles that are not shown."""
    return screen.left_out(rows)


def _cells(row: ArticleRow, *, marked: bool, beside: bool) -> tuple[Text, ...]:
    """Return an article's cells: `marked`: one says whether it is fully coded; `beside`: two stand beside its id."""
    article = row.article
    day = Text(wording.published(article), palette.WARNING if article.published is None else "")
    numbers = [
        str(row.counts.counted),
        str(row.counts.draft or ""),
        *(["fully" if row.coded else ""] if marked else []),
    ]
    about = wording.plain(article.outlet), wording.plain(article.title)
    name = Text.assemble((printable(article.id), palette.HEADING))
    if not beside and any(about):
        name.append(f"\n{wording.listed(about)}")
    return day, *map(Text, numbers), name, *(map(Text, about) if beside else ())
