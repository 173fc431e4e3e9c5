"""Rows in their order -> paragraphs: parted by gaps, by indents, and by lines that end early; hyphens mended."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.intake.pdf.layout import Row

_GAP = 1.25
"""How much further than usual two lines of different paragraphs are apart."""
_INDENT, _DEEPEST_INDENT = 0.5, 6.0
"""How far a first line stands to the right, in heights of letters."""
_FEW = 4
"""Lines of a column that do not show how wide it is."""
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}$")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_KEEPS_HYPHEN = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty"
    " ninety first second third fourth fifth half quarter well ill self ex non all anti pro co cross mid long short"
    " high low far near old new big small full part so would vice then right left north south east west hard soft"
    " far once multi much ever single double open mother father sister brother son daughter".split()
)
"""First parts of words that mostly have a hyphen of their own."""


class Flow:
    """The rows of a document, by what is usual among them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Learn how far lines are apart, where columns begin and end, what is indented, and the words."""
        self._edges: dict[int, tuple[float, float]] = {}
        self._rows = Counter(row.column for row in rows)
        by_column: dict[int, list[Row]] = {}
        for row in rows:
            by_column.setdefault(row.column, []).append(row)
        for column, inside in by_column.items():
            lefts = Counter(round(row.left) for row in inside)
            most = max(lefts.values())
            # The leftmost place at which many lines begin: a heading in the middle is none.
            left = min(at for at, number in lefts.items() if number * 4 >= most)
            self._edges[column] = left, max(row.right for row in inside)
        self._steps = _steps(rows)
        self._words = _words(rows)
        self._is_indented = self._indents(rows) >= 2

    def paragraphs(self, rows: Sequence[Row]) -> list[str]:
        """Return the text of rows, paragraph by paragraph."""
        return [self.joined(part) for part in self._parts(rows)]

    def lines(self, rows: Sequence[Row]) -> list[str]:
        """Return the text of rows, paragraph by paragraph, centred rows on lines of their own: those of a head."""
        parts = self._parts(rows)
        return ["\n".join(row.text for row in part) if _is_centred(part) else self.joined(part) for part in parts]

    def _parts(self, rows: Sequence[Row]) -> list[list[Row]]:
        parts: list[list[Row]] = []
        for row in rows:
            if parts and not self._is_new(parts[-1][-1], row):
                parts[-1].append(row)
            else:
                parts.append([row])
        return parts

    def joined(self, rows: Iterable[Row]) -> str:
        """Return rows as one line of text."""
        text = ""
        for row in rows:
            text = self._join(text, row.text)
        return text

    def _indents(self, rows: Sequence[Row]) -> int:
        return sum(1 for one, other in pairwise(rows) if one.column == other.column and self._is_first(other))

    def _is_first(self, row: Row) -> bool:
        inwards = row.left - self._edges[row.column][0]
        return _INDENT * row.height < inwards < _DEEPEST_INDENT * row.height

    def _is_new(self, before: Row, row: Row) -> bool:
        if _is_other_size(before, row) or (before.is_bold != row.is_bold and self._ended_early(before, row)):
            return True
        if before.column != row.column:
            return self._is_new_beyond(before, row)
        usual = self._steps.get(round(row.height)) or row.height * 1.2
        if before.bottom - row.bottom > _GAP * usual:
            return True
        if row.left - before.left > _INDENT * row.height and self._is_first(row):
            return True
        if not _ENDS.search(before.text):
            return False
        both = self._is_indented and self._is_first(row) and self._is_first(before)
        return both or self._ended_early(before, row)

    def _is_new_beyond(self, before: Row, row: Row) -> bool:
        """True where a column or page begins with a paragraph of its own."""
        if row.text[:1].islower() or not _ENDS.search(before.text):
            return False
        if self._is_indented and self._is_first(row):
            return True
        # A line that fills its column is the last of a paragraph more seldom than a sentence ends with a line.
        return self._ended_early(before, row) or (not self._is_indented and self._rows[before.column] < _FEW)

    def _ended_early(self, before: Row, row: Row) -> bool:
        """True for a line behind which the next word would have had room."""
        letter = (row.right - row.left) / max(len(row.text), 1)
        first = row.text.split(" ", 1)[0]
        return before.right + letter * (len(first) + 2) < self._edges[before.column][1]

    def _join(self, text: str, more: str) -> str:
        if not text:
            return more
        if text[-1] in "–—" and text[-2:-1].strip():
            return text + more
        if text[-1] != "-" or not text[-2:-1].isalnum() or not more[:1].isalnum():
            return f"{text} {more}"
        left, right = _last_word(text[:-1]), _WORD.match(more)
        if right is None or self._keeps_hyphen(left, right[0].split("-")[0]):
            return text + more
        return text[:-1] + more

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        """True where a hyphen at a line's end is the word's own, by the other words of the document."""
        one, other = left.lower(), right.lower()
        if right[:1].isupper() or not one.isalpha() or not other.isalpha():
            return not (left.isupper() and right.isupper())
        last = one.rsplit("-", 1)[-1]
        if last + other in self._words:
            return False
        return f"{one}-{other}" in self._words or last in _KEEPS_HYPHEN


def _is_centred(part: Sequence[Row]) -> bool:
    """True for rows that have one middle and begin at different places."""
    middles = [(row.left + row.right) / 2 for row in part]
    lefts = [row.left for row in part]
    near = 0.5 * part[0].height
    return max(middles) - min(middles) < near < max(lefts) - min(lefts)


def _is_other_size(one: Row, other: Row) -> bool:
    return abs(one.height - other.height) > 0.12 * max(one.height, other.height)


def _steps(rows: Sequence[Row]) -> dict[int, float]:
    """Return how far lines of each size are usually apart."""
    steps: dict[int, list[float]] = {}
    for one, other in pairwise(rows):
        step = one.bottom - other.bottom
        if one.column == other.column and not _is_other_size(one, other) and 0.8 < step / other.height < 3:
            steps.setdefault(round(other.height), []).append(step)
    return {size: _usual(found) for size, found in steps.items()}


def _usual(steps: list[float]) -> float:
    """Return the step inside paragraphs: the smallest that is no exception, for paragraphs may all be short."""
    seen = Counter(round(step * 2) / 2 for step in steps)
    often = [step for step, number in seen.items() if number >= max(2, len(steps) // 20)]
    return min(often or seen)


def _words(rows: Sequence[Row]) -> frozenset[str]:
    """Return the words of all lines but those that a line's end may have cut."""
    found: set[str] = set()
    for row in rows:
        words = [word.lower() for word in _WORD.findall(row.text)]
        found.update(words[1:-1] if row.text.endswith("-") else words[1:])
    return frozenset(found)


def _last_word(text: str) -> str:
    words = _WORD.findall(text[-80:])
    return words[-1] if words else ""
