"""PDFs with text: pages that a browser printed, and pages of papers with columns and several articles.

What was a paragraph is told by gaps and indents, a headline by its size: see `layout`, `flow` and `stories`. A scan has
no text; nothing here guesses what a picture says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake import days, exports
from onrecord.intake.found import Day, Found, Refused, UnreadableError
from onrecord.intake.pdf import furniture, glyphs, layout, stories
from onrecord.intake.pdf.flow import Flow
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake.found import Asked, Part
    from onrecord.intake.pdf.furniture import Edges
    from onrecord.intake.pdf.glyphs import Document
    from onrecord.intake.pdf.layout import Row
    from onrecord.intake.pdf.stories import Story

_LEAST = 40
"""Letters below which a PDF has no text: the stamp of a scanner, or a page number."""
_SCAN = "has no text in it: it is a scan", "Run OCR over it first, for example with ocrmypdf."
_DAY_IN_ADDRESS = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)(?=/|$)")


def read(data: bytes, _: Asked, /) -> Iterator[Part]:
    """Yield the articles of a PDF, or the parts of an export; UnreadableError for a scan, or a broken one."""
    document = _with_text(data)
    body = _body(document)
    empty = [number for number, page in enumerate(document.pages, 1) if not page.pieces]
    edges = furniture.taken(document.pages, body)
    rows = _rows(document)
    if sum(len(row.text) for row in rows) < _LEAST:
        raise UnreadableError(*_SCAN)
    flow = Flow(rows)
    export = exports.parts("\n\n".join(flow.lines(rows)))
    if export is not None:
        yield from export
        return
    title = edges.printed_title or document.title
    found = stories.stories(rows, flow, body, title, is_one=edges.is_print)
    found = [story for story in found if story.rows]
    for number, story in enumerate(found, 1):
        yield _article(story, flow, edges, rows, _unsure(len(found), empty), f"#{number}" if len(found) > 1 else "")
    if not found:
        yield Refused("", "has no text below its headlines")


def _with_text(data: bytes) -> Document:
    document = glyphs.document(data)
    letters = "".join(piece.text for page in document.pages for piece in page.pieces)
    # Letters of no text: a font that does not tell what its pictures of letters mean.
    strange = sum(1 for letter in letters if letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " ")
    if len(letters) < _LEAST or strange * 3 > len(letters):
        raise UnreadableError(*_SCAN)
    return document


def _body(document: Document) -> float:
    return stories.body_height([(piece.height, len(piece.text)) for page in document.pages for piece in page.pieces])


def _rows(document: Document) -> list[Row]:
    rows: list[Row] = []
    for number, page in enumerate(document.pages, 1):
        rows += layout.rows(page.pieces, number, rows[-1].column + 1 if rows else 0)
    return rows


def _unsure(number: int, empty: Sequence[int]) -> tuple[str, ...]:
    several = f"{number} articles were told apart by their headlines: one may have a part of another"
    pages = ", ".join(map(str, empty))
    return (*([several] if number > 1 else []), *([f"page {pages} has no text: a picture, or a scan"] if empty else []))


def _article(story: Story, flow: Flow, edges: Edges, rows: Sequence[Row], unsure: tuple[str, ...], place: str) -> Found:
    day, disagree = _day(story, edges)
    named = edges.outlet or story.outlet
    outlet = named or _outlet(edges.printed_title, story.title, rows)
    check = [*unsure, *story.check, *disagree]
    if outlet and not named:
        check.append(f'its outlet is named by the title of the print alone, "{edges.printed_title}"')
    if not story.title:
        check.append("no headline was found in it")
    if story.cut:
        check.append("it goes on on another page, which is not read as a part of it")
    return Found(
        title=story.title,
        outlet=outlet,
        byline=story.byline,
        day=day,
        url=edges.url if edges.is_print else "",
        paragraphs=tuple(flow.paragraphs(story.rows)),
        place=place,
        cut=story.cut,
        check=tuple(check),
        left_out=(*edges.left_out, *story.left_out),
    )


def _day(story: Story, edges: Edges) -> tuple[Day | None, tuple[str, ...]]:
    """Return the day: of the line below the headline, else of the paper's head, else of the address."""
    match = _DAY_IN_ADDRESS.search(edges.url)
    address = days.edtf("-".join(match.groups())) if match else ""
    day = story.day or edges.day or (Day(address, f"url {match[0]}/") if match and address else None)
    if day and address and day.edtf != address:
        return day, (f"the page says {day.edtf}, its address {address}",)
    return day, ()


def _outlet(printed: str, title: str, rows: Sequence[Row]) -> str:
    """Return what a browser prints behind a page's title: "Pier stays open | Quay News".

    Where the page has a longer name that ends so ("The Quay News"), alone or behind ©, it is that.
    """
    if not title or not fold(printed).startswith(fold(title)[:40]):
        return ""
    match = re.search(r"\s[|–—-]\s+([^|–—]{2,60})$", printed)
    if match is None:
        return ""
    tail = match[1].strip()
    named = re.compile(
        rf"(?:(?:©|\(c\)|copyright)?\s*(?:\d{{4}}\s+)?)((?:[A-Z][\w'’]+ ){{1,4}}{re.escape(tail)})(?:\.|,|$)"
    )
    return next((found[1] for row in rows if (found := named.match(row.text[:200]))), tail)
