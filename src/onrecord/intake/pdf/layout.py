"""Pieces of lines on a page -> rows, in the order in which they are read: columns from left to right."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.intake.pdf.glyphs import Piece

_DEEPEST = 8
"""Columns inside parts of pages inside columns."""
_MOST_PIECES = 2_000
"""Pieces of a page for which columns are looked for; beyond, a page is a table or made to be slow."""
_ACROSS = 0.35
"""How many of the lines beside a gap may cross it: headlines over columns."""
_GAP, _SIDE = 0.6, 3
"""How wide a gap between columns is, in heights of letters, and how many lines there are on each side."""
_SAME_LINE = 0.45
_LARGE, _MUCH_LARGER = 1.25, 1.4
_DROP_CAP = 1.5


@dataclass(slots=True)
class Row:
    """A line of a column."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    is_bold: bool
    column: int
    """A number; columns that are read behind each other have numbers behind each other, over all pages."""
    page: int


class _Gutter(NamedTuple):
    at: float
    lowest: float
    highest: float


def rows(pieces: Iterable[Piece], page: int, first_column: int) -> list[Row]:
    """Return the lines of a page in the order of reading."""
    found: list[Row] = []
    for number, column in enumerate(_bands([*pieces]), first_column):
        found += _rows(column, number, page)
    return found


def _bands(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each column, of each part of a page that begins with a headline of its own.

    A headline beside which no text stands ends what is above it, also where it is no wider than a column.
    """
    large = _headlines(pieces)
    heads: list[Piece] = []
    below: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: -each.top):
        if id(piece) not in large:
            below.append(piece)
            continue
        if below:
            yield from _band(heads, below)
            heads, below = [], []
        heads.append(piece)
    yield from _band(heads, below)


def _band(heads: list[Piece], below: list[Piece]) -> Iterator[list[Piece]]:
    if any(_middle(other) > one.bottom for one, other in pairwise(heads)):
        yield from _columns([*heads, *below], 0)  # headlines beside each other, each over its own column
        return
    if heads:
        yield heads
    yield from _columns(below, 0)


def _headlines(pieces: list[Piece]) -> set[int]:
    """Return the large pieces beside which no others stand (as ids)."""
    letters = sorted((piece.height, len(piece.text)) for piece in pieces)
    half, usual = sum(number for _, number in letters) / 2, 0.0
    for height, number in letters:
        half -= number
        if half <= 0:
            usual = height
            break
    large = [piece for piece in pieces if piece.height >= _LARGE * usual and len(piece.text) > 1]
    middles = sorted(_middle(piece) for piece in pieces if piece.height < _LARGE * usual)
    alone = [piece for piece in large if bisect(middles, piece.bottom) == bisect(middles, piece.top)]
    others = sorted(_middle(piece) for piece in large if piece not in alone)
    return {id(piece) for piece in alone if bisect(others, piece.bottom) == bisect(others, piece.top)}


def _columns(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """Yield the pieces of each column; what crosses a gap is read before what stands below it."""
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    above = [piece for piece in pieces if _middle(piece) >= gutter.highest]
    below = [piece for piece in pieces if _middle(piece) <= gutter.lowest]
    yield from _columns(above, depth + 1)
    band: list[Piece] = []
    heads: list[Piece] = []
    for piece in sorted(pieces, key=_middle, reverse=True):
        if not gutter.lowest < _middle(piece) < gutter.highest:
            continue
        if piece.left < gutter.at < piece.right:
            yield from _sides(band, gutter, depth)
            band = []
            heads.append(piece)
        else:
            if heads:
                yield heads
                heads = []
            band.append(piece)
    if heads:
        yield heads
    yield from _sides(band, gutter, depth)
    yield from _columns(below, depth + 1)


def _sides(band: list[Piece], gutter: _Gutter, depth: int) -> Iterator[list[Piece]]:
    yield from _columns([piece for piece in band if piece.right <= gutter.at], depth + 1)
    yield from _columns([piece for piece in band if piece.right > gutter.at], depth + 1)


def _middle(piece: Piece) -> float:
    return (piece.bottom + piece.top) / 2


def _gutter(pieces: list[Piece]) -> _Gutter | None:
    """Return where the clearest gap between two columns is, and from where to where it goes."""
    if not 2 * _SIDE <= len(pieces) <= _MOST_PIECES:
        return None
    height = median(piece.height for piece in pieces)
    best: tuple[tuple[bool, int], _Gutter] | None = None
    for edge in sorted({round(piece.left) for piece in pieces})[1:]:
        found = _gap_before(pieces, edge - 1.5, height)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _gap_before(pieces: list[Piece], at: float, height: float) -> tuple[tuple[bool, int], _Gutter] | None:
    """Return a gap, and how clear it is: whether nothing crosses it, and how many lines stand beside it."""
    left = [piece for piece in pieces if piece.right <= at]
    right = [piece for piece in pieces if piece.left >= at]
    if len(left) < _SIDE or len(right) < _SIDE:
        return None
    lowest = max(min(map(_middle, left)), min(map(_middle, right)))
    highest = min(max(map(_middle, left)), max(map(_middle, right)))
    beside = [[piece for piece in side if lowest <= _middle(piece) <= highest] for side in (left, right)]
    across = [piece for piece in pieces if piece.left < at < piece.right]
    crossing = sum(1 for piece in across if lowest <= _middle(piece) <= highest)
    sides = min(map(len, beside))
    if sides < _SIDE or crossing > _ACROSS * sum(map(len, beside)):
        return None
    if min(piece.left for piece in beside[1]) - max(piece.right for piece in beside[0]) < _GAP * height:
        return None
    # A column may be longer than its neighbour: it ends where something crosses.
    ends = [_middle(piece) for piece in across]
    floor = max((end for end in ends if end < lowest), default=float("-inf"))
    ceiling = min((end for end in ends if end > highest), default=float("inf"))
    return (not across, sides - crossing), _Gutter(at, floor, ceiling)


def _rows(pieces: list[Piece], column: int, page: int) -> Iterator[Row]:
    """Yield the lines of a column, the pieces of each joined; large words beside text are no part of its lines."""
    pieces = _with_drop_caps(pieces)
    usual = median(piece.height for piece in pieces)
    middles = sorted(_middle(piece) for piece in pieces if piece.height <= _MUCH_LARGER * usual)
    beside = [
        piece
        for piece in pieces
        if piece.height > _MUCH_LARGER * usual and bisect(middles, piece.bottom) < bisect(middles, piece.top)
    ]
    apart = {id(piece) for piece in beside}
    yield from _lines([piece for piece in pieces if id(piece) not in apart], column, page)
    yield from _lines(beside, column, page)


def _lines(pieces: list[Piece], column: int, page: int) -> Iterator[Row]:
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: (-each.bottom, each.left)):
        if line and abs(piece.bottom - line[0].bottom) > _SAME_LINE * min(piece.height, line[0].height):
            yield _row(line, column, page)
            line = []
        line.append(piece)
    if line:
        yield _row(line, column, page)


def _row(line: list[Piece], column: int, page: int) -> Row:
    line = sorted(line, key=lambda piece: piece.left)
    longest = max(line, key=lambda piece: len(piece.text))
    return Row(
        " ".join(piece.text for piece in line),
        line[0].left,
        max(piece.right for piece in line),
        longest.bottom,
        longest.height,
        all(piece.is_bold for piece in line),
        column,
        page,
    )


def _with_drop_caps(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a column with a large first letter put before the line that it belongs to."""
    usual = median(piece.height for piece in pieces)
    kept: list[Piece] = []
    caps: list[Piece] = []
    for piece in pieces:
        is_cap = len(piece.text.strip("“\"‘'")) == 1 and piece.text[-1].isalpha() and piece.height > _DROP_CAP * usual
        (caps if is_cap else kept).append(piece)
    for cap in caps:
        beside = [piece for piece in kept if piece.left >= cap.left and cap.bottom < _middle(piece) < cap.top]
        first = max(beside, key=_middle, default=None)
        if first is None:
            kept.append(cap)
        else:
            first.text = cap.text + first.text
    return kept
