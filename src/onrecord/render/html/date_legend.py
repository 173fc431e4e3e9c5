"""The legend of a page for dates that are no plain day, and for ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.render.date_forms import meanings
from onrecord.reports.positions import OLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reports.page import Page


def legend(page: Page) -> dict[str, str]:
    """Return the first date of each form and the first age on `page`, as they are written there, with the meaning."""
    told = meanings(_dates(page))
    if old := next(_ages(page), ""):
        told[old] = f"how old a position was on that day, said where that is more than {OLD} days"
    return told


def _dates(page: Page) -> Iterator[str]:
    """Yield the dates of what was said and happened, then those of the articles."""
    yield from (moment.date for moment in page.timeline.moments)
    yield from (row.article.published for row in page.articles if row.article.published)


def _ages(page: Page) -> Iterator[str]:
    for answer in page.diffs:
        for side in (side for row in answer.issues for side in (row.left, row.right) if side):
            yield from filter(None, (wording.age(entry, answer.on) for entry in side.entries))
