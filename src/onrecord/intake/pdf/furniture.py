"""What stands on a page and belongs to no article: running heads and feet, what a browser prints at the edges.

It tells the outlet, the day of a printed paper, and the address of a page, before it goes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.intake import days
from onrecord.intake.found import Day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake.pdf.glyphs import Page, Piece

_EDGE = 0.1
"""How much of a page is its edge, above and below."""
_NUMBER = re.compile(
    r"(?:page |seite |pagina |p\. ?|[-–—] ?)?(?:\d{1,4}|[A-Z]{1,2} ?\d{1,3})"
    r"(?: ?(?:/|of|von|sur|de|di|van) ?\d{1,4})?(?: ?[-–—])?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|file:///|www\.)\S+", re.IGNORECASE)
_PRINTED = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}),?\s+"
    r"(?:(?:um|at|à)\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[AP]\.?M\.?)?",
    re.IGNORECASE,
)
"""The stamp of a browser: the day and time of printing."""
_EDITION = re.compile(r"\b(?:edition|vol\.|no\.|page|section)\b", re.IGNORECASE)
_SECTIONS = frozenset(
    "news local national nation world politics business sport sports opinion comment culture arts life home region"
    " regional economy money city metro front main weather obituaries letters".split()
)
_SAME_ROW = 3.0
_LARGE = 1.3


@dataclass(slots=True)
class Edges:
    """What heads and feet tell."""

    printed_title: str = ""
    """What a browser has printed above a page: its title, mostly with " | Outlet"."""
    is_print: bool = False
    outlet: str = ""
    day: Day | None = None
    url: str = ""
    left_out: list[str] = field(default_factory=list[str])


def taken(pages: Sequence[Page], body: float) -> Edges:
    """Take heads and feet off the pages, and return what they tell; `body` is the height of the text's letters."""
    edges = Edges()
    if pages:
        _masthead(pages[0], edges, body)
    repeated = _repeated(pages, body)
    for page in pages:
        for row in _edge_rows(page):
            if _is_furniture(row, repeated, body) or (row[0].bottom > page.height / 2 and _is_head(row, body)):
                _learn(edges, row)
                page.pieces = [piece for piece in page.pieces if piece not in row]
    return edges


def _edge_rows(page: Page) -> Iterator[list[Piece]]:
    """Yield what stands side by side in the head and in the foot of a page."""
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    found = sorted((p for p in page.pieces if p.top < low or p.bottom > high), key=lambda p: (-p.bottom, p.left))
    row: list[Piece] = []
    for piece in found:
        if row and abs(row[0].bottom - piece.bottom) > _SAME_ROW:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _repeated(pages: Sequence[Page], body: float) -> set[str]:
    """Return the texts that stand at the edges of several pages, but for their numbers."""
    seen = Counter(key for page in pages for key in {_key(p) for row in _edge_rows(page) for p in row})
    small = {_key(p) for page in pages for row in _edge_rows(page) for p in row if p.height <= _LARGE * body}
    return {key for key, number in seen.items() if number > 1 and key.strip() and key in small}


def _key(piece: Piece) -> str:
    return re.sub(r"\d+", "", piece.text).lower()


def _is_furniture(row: list[Piece], repeated: set[str], body: float) -> bool:
    if all(piece.height > _LARGE * body for piece in row):
        return False
    return (
        any(_PRINTED.match(piece.text) for piece in row)
        or any(_key(piece) in repeated for piece in row)
        or any(_ADDRESS.match(piece.text) for piece in row)
        or all(_NUMBER.fullmatch(piece.text) for piece in row)
    )


def _is_head(row: list[Piece], body: float) -> bool:
    """True for the running head of a printed paper: its name, the day, and the page, and no more."""
    text = " ".join(piece.text for piece in row)
    has_page = any(_NUMBER.fullmatch(part) for piece in row for part in _parts(piece.text))
    is_split = len(row) > 1 or len(_parts(text)) > 1
    return len(text) < 120 and row[0].height <= _LARGE * body and is_split and (has_page or len(days.edtf(text)) == 10)


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"(?<!\s)\s*[|•·]\s*|(?<!\s)\s+[-–—]\s+", text) if part]


def _learn(edges: Edges, row: list[Piece]) -> None:
    text = " | ".join(piece.text for piece in row)
    if edges.left_out.count(text) == 0:
        edges.left_out.append(text)
    address = _ADDRESS.search(text)
    if address or any(_PRINTED.match(piece.text) for piece in row):
        _learn_print(edges, row, address[0] if address else "")
        return
    for part in (part for piece in row for part in _parts(piece.text)):
        _learn_part(edges, part)


def _learn_print(edges: Edges, row: list[Piece], address: str) -> None:
    """Learn from what a browser prints: the title and the address of the page, its number, the day of printing."""
    others = [_ADDRESS.sub("", _PRINTED.sub("", piece.text)).strip(" ,") for piece in row]
    titles = [each for each in others if each and not _NUMBER.fullmatch(each)]
    has_stamp = any(_PRINTED.match(piece.text) for piece in row)
    has_number = any(_NUMBER.fullmatch(piece.text) for piece in row)
    edges.is_print = edges.is_print or has_stamp or (address.startswith("http") and (has_number or bool(titles)))
    edges.printed_title = edges.printed_title or " ".join(titles)
    if address.startswith("http") and not address.endswith(("…", "...")):
        edges.url = edges.url or address


def _learn_part(edges: Edges, part: str) -> None:
    day = days.edtf(part)
    if len(day) == 10:
        edges.day = edges.day or Day(day, f"page {part}")
    elif _is_name(part):
        edges.outlet = edges.outlet or part


def _is_name(part: str) -> bool:
    """True for what a paper may be called: no number, no section."""
    words = part.lower().split()
    return (
        len(words) <= 8
        and not any(letter.isdigit() for letter in part)
        and part[:1].isupper()
        and not set(words) <= _SECTIONS
        and not _EDITION.search(part)
    )


def _masthead(page: Page, edges: Edges, body: float) -> None:
    """Take a paper's name in large letters off its first page, where a line with the day stands below it."""
    rows = [*_edge_rows(page)]
    large = [row for row in rows if row[0].height > _LARGE * body]
    dated = next((row for row in rows if _is_dated(row, body)), None)
    if not large or dated is None or dated[0].bottom > large[0][0].bottom:
        return
    name = " ".join(piece.text for piece in large[0])
    others = any(piece.height > _LARGE * body for piece in page.pieces if piece not in large[0])
    if others and _is_name(name):
        edges.outlet = name
        edges.left_out.append(name)
        page.pieces = [piece for piece in page.pieces if piece not in large[0]]


def _is_dated(row: list[Piece], body: float) -> bool:
    text = " ".join(piece.text for piece in row)
    return row[0].height <= _LARGE * body and len(text) < 120 and len(days.edtf(text)) == 10
