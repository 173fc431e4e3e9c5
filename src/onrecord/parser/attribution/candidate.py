"""What a rule answers: one candidate for a reported statement, in tokens of its sentence."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A candidate in tokens of its sentence: ``contents`` are half-open token ranges."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    rule: str
    implies: str = ""
