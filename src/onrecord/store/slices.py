"""New text for parts of a text: what stands between the parts stays byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Slice(NamedTuple):
    """New text for the characters [start, end)."""

    start: int
    end: int
    text: str


def apply(text: str, slices: Iterable[Slice]) -> str:
    """Put all slices in; where two overlap (empty lines between deleted claims) each character goes once.

    >>> apply("one two", [Slice(0, 3, "1"), Slice(7, 7, " 3")])
    '1 two 3'
    """
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(slices):
        parts += [text[done:start], new]
        done = max(done, end)
    return "".join([*parts, text[done:]])
