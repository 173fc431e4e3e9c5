"""A candidate for a reported statement, in tokens of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.spans import AttributionRule


class Found(NamedTuple):
    """Source, cue and contents as half-open token ranges, what the cue implies of its holder's position, and the rule.

    The table of rules enters the rule; a rule itself leaves it out.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    implies: str = ""
    rule: AttributionRule | None = None
