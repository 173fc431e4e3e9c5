"""Documents that carry articles: their bytes -> lines, and these -> the articles of an export, else one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.intake import exports, prose
from onrecord.intake.documents import single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Part


def joined(paragraphs: list[str]) -> str:
    """Return a document's paragraphs with a blank line between, unless each is one line of a wrapped text."""
    return ("\n" if prose.is_wrapped(paragraphs) else "\n\n").join(paragraphs)


def articles(text: str) -> Iterator[Part]:
    """Yield the articles of a text whose paragraphs blank lines part: of an export, or the one that it is."""
    return exports.parts(text) or iter((single.article(text),))
