"""Where a chart names its voices: along their lines, where the words cover no mark, no line and no other name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.render.html.chart import PHONE, RADIUS, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.render.html.chart import Panel, Segment

LETTER = 6
"""Pixels that a letter takes."""
ASCENT, DESCENT, BULGE = 9, 2, 9
"""Pixels: letters above and below their base line, and how far a line goes around the marks of others."""
TRIED = 60
"""At most this many places are tried for each voice."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a voice, from or, with `end`, up to `dx` pixels beside `x` per cent; `minor`: not on a phone."""

    voice: str
    x: float
    dx: float
    y: float  # of the base line
    end: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def names(panel: Panel) -> list[Name]:
    """Name each voice that has a line once; those that changed choose first. Where nothing is free there is no name."""
    lines: dict[str, list[Segment]] = {}
    for piece in panel.segments:
        lines.setdefault(piece.voice, []).append(piece)
    wide, narrow = (list(_drawn(panel, width)) for width in (WIDTH, PHONE))
    placed: list[Name] = []
    for voice in sorted(lines, key=lambda voice: all(piece.change is None for piece in lines[voice])):
        for name in islice(_places(lines[voice]), TRIED):
            if _free(name, [*wide, *(_box(other, WIDTH) for other in placed)], WIDTH):
                shown = (_box(other, PHONE) for other in placed if not other.minor)
                placed.append(replace(name, minor=not _free(name, [*narrow, *shown], PHONE)))
                break
    return placed


def _places(line: Sequence[Segment]) -> Iterator[Name]:
    """Yield where a voice's name may stand, best first: over a long stretch, at a change, at an end, elsewhere."""
    flat = [Name(piece.voice, piece.x1, RADIUS + 3, piece.y1 - 4) for piece in line if piece.change is None]
    stretches = [piece for piece in line if piece.change is None]
    for name, piece in zip(flat, stretches, strict=True):
        if _box(name, WIDTH).right <= piece.x2 * WIDTH / 100:
            yield name
    for piece in line:
        if piece.change is not None:
            yield from _beside(piece)
    yield from flat
    for piece in (*stretches[-1:], *stretches[:1]):
        yield Name(piece.voice, piece.x2, RADIUS + 3, piece.y2 + 4)
        yield Name(piece.voice, piece.x1, -RADIUS - 3, piece.y1 + 4, end=True)
    for name in flat:
        yield replace(name, y=name.y + ASCENT + 8)


def _beside(piece: Segment) -> Iterator[Name]:
    """Yield places to the right and to the left of an upright piece, its middle first."""
    for share in (0.5, 0.3, 0.7):
        y = round(piece.y1 + share * (piece.y2 - piece.y1) + 4, 1)
        gap = RADIUS + (BULGE if piece.around else 0)
        yield Name(piece.voice, piece.x2, gap, y)
        yield Name(piece.voice, piece.x2, -RADIUS, y, end=True)


def _free(name: Name, taken: Iterable[_Box], width: int) -> bool:
    box = _box(name, width)
    return box.left >= 0 and box.right <= width and not any(box.meets(other) for other in taken)


def _box(name: Name, width: int) -> _Box:
    start = name.x * width / 100 + name.dx
    left = start - len(name.voice) * LETTER if name.end else start
    return _Box(left, name.y - ASCENT, left + len(name.voice) * LETTER, name.y + DESCENT)


def _drawn(panel: Panel, width: int) -> Iterator[_Box]:
    """Yield what a name may not cover."""
    for mark in panel.marks:
        x = mark.x * width / 100
        start = x if mark.start is None else mark.start * width / 100
        yield _Box(start - RADIUS, mark.y - RADIUS, x + RADIUS, mark.y + RADIUS)
    for piece in panel.segments:
        top, bottom = sorted((piece.y1, piece.y2))
        bulge = BULGE if piece.around else 0
        yield _Box(piece.x1 * width / 100 - 1, top - 1, piece.x2 * width / 100 + 1 + bulge, bottom + 1)
