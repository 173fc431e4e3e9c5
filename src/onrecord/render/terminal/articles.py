"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.columns import ROOMY
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from onrecord.render.screen import Screen
    from onrecord.reports.overview import ArticleRow


def articles(rows: Iterable[ArticleRow], screen: Screen) -> RenderableType:
    """Return the list of articles; with room for it, outlet and title stand beside the id."""
    beside = screen.width is None or screen.width >= ROOMY
    rows = tuple(rows)
    marked = ["coded"] if any(row.coded for row in rows) else []
    table = palette.rows("published", "claims", "drafts", *marked, "article", *(["outlet", "title"] if beside else []))
    table.columns[1].justify = table.columns[2].justify = "right"
    table.columns[0].no_wrap = True
    for row in rows:
        article = row.article
        day = Text(wording.published(article), palette.WARNING if article.published is None else "")
        numbers = [
            str(row.counts.counted),
            str(row.counts.draft or ""),
            *("fully" if row.coded else "" for _ in marked),
        ]
        about = wording.plain(article.outlet), wording.plain(article.title)
        name = Text.assemble((printable(article.id), palette.HEADING))
        if beside:
            table.add_row(day, *numbers, name, *map(Text, about))
        else:
            table.add_row(day, *numbers, name.append(f"\n{wording.listed(about)}" if any(about) else ""))
    return table if table.rows else Text("No articles.", palette.MUTED)
