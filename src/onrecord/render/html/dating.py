"""What a page says of dates that are no plain day, and of ages: an example of each that occurs, and what it means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.render import wording
from onrecord.reports.positions import OLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reports.page import Page


def legend(page: Page) -> dict[str, str]:
    """Return the first date of each form and the first age on `page`, as they are written there, with the meaning."""
    examples: dict[str, str] = {}
    for written in _dates(page):
        if meaning := _meaning(written):
            examples.setdefault(meaning, wording.day(written))
    if old := next(_ages(page), ""):
        examples[f"how old a position is on that day, told after {OLD} days"] = old
    return {example: meaning for meaning, example in examples.items()}


def _meaning(written: str) -> str:
    when = edtf.parse(written)
    if when.earliest == date.min or when.latest == date.max:
        bounds = {(True, False): "that day or earlier", (False, True): "that day or later"}
        return bounds.get((when.earliest == date.min, when.latest == date.max), "")
    if written.startswith("["):
        return "one unknown day of these"
    return "all of this time" if "/" in written else ""


def _dates(page: Page) -> Iterator[str]:
    """Yield the dates of what was said and happened, then those of the articles."""
    yield from (moment.date for moment in page.timeline.moments)
    yield from (row.article.published for row in page.articles if row.article.published)


def _ages(page: Page) -> Iterator[str]:
    for answer in page.diffs:
        for side in (side for row in answer.issues for side in (row.left, row.right) if side):
            yield from filter(None, (wording.age(entry, answer.on) for entry in side.entries))
