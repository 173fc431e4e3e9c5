"""Line ends inside a paragraph: a text set in short lines is read as the paragraphs that it was."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text.spoilt import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n]*")
_WIDEST = 100
"""A line with more characters than this was not set in short lines: it is a paragraph."""
_NARROWEST = 30
_SURE = 40
"""A line of so many characters is no headline or label when the next word would not have fitted."""
_RAGGED = 12
"""Lines that somebody broke by hand may be so much shorter than the longest."""
# What begins a paragraph, an entry of a list or a speaker's turn, whatever stands above it.
_OWN_LINE = re.compile(
    r"\s{2,}|\t|[-*+•▪●‣►»>#|–—]\s|[#>|]|\d{1,3}[.)]\s|[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}:(?:\s|$)"
)
_UNFINISHED = re.compile(r"[\w,%’'-]$")


class _Break(NamedTuple):
    """A line end between two lines that hold words, in the order of the text."""

    at: int
    line: str
    below: str

    @property
    def can_be_joined(self) -> bool:
        return not _OWN_LINE.match(self.below) and not self.line.endswith("  ")

    @property
    def goes_on(self) -> bool:
        """True where the line below goes on with a small letter."""
        return self.below[:1].islower() and len(self.line) >= _NARROWEST and _ends_open(self.line)

    def is_full(self, width: int) -> bool:
        """True where the next word would not have fitted into a line of `width` characters."""
        return len(self.line.rstrip()) + 1 + len(self.below.split(maxsplit=1)[0]) > width


def joins(body: str) -> list[Change]:
    """Return the line ends of `body` that are read as blanks, in order."""
    if "\n" not in body:
        return []
    lines = [match for match in _LINE.finditer(body) if match[0].strip()]
    breaks = [_Break(one.end(), one[0], two[0]) for one, two in pairwise(lines) if two.start() == one.end() + 1]
    if not breaks:
        return []
    width = max(len(line[0].rstrip()) for line in lines)
    return [Change(b.at, b.at + 1 + _indent(b.below), " ") for b in _inside_paragraphs(breaks, width)]


def _inside_paragraphs(breaks: Sequence[_Break], width: int) -> Iterator[_Break]:
    """Yield the line ends at which a paragraph goes on; `width` is the longest line of the text."""
    open_ones = [each for each in breaks if each.can_be_joined and len(each.line) <= _WIDEST]
    short_lines = width <= _WIDEST
    wrapped = short_lines and any(each.goes_on for each in open_ones)
    for each in open_ones:
        open_end = _ends_open(each.line)
        full = each.is_full(width - _RAGGED if wrapped and open_end else width)
        cut = short_lines and full and (wrapped or (len(each.line) >= _SURE and open_end))
        if cut or each.goes_on:
            yield each


def _ends_open(line: str) -> bool:
    return bool(_UNFINISHED.search(line.rstrip()))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
