"""Which attribution stands inside the content of which other: "The Herald reported that Cole had agreed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.spans import Attribution, Span


def holders(found: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the number of the one whose content holds its cue, the innermost; None for none.

    One pass over contents and cues in text order; at each place only the contents that are open there are looked at.
    """
    contents = [(span.start, -span.end, number) for number, each in enumerate(found) for span in each.contents]
    contents.sort()
    places = sorted((place, number) for number, each in enumerate(found) if (place := each.cue or each.source))
    held: list[int | None] = [None] * len(found)
    opened: list[tuple[int, int, int]] = []
    at = 0
    for place, number in places:
        while at < len(contents) and contents[at][0] <= place.start:
            opened.append(contents[at])
            at += 1
        opened = [content for content in opened if -content[1] > place.start]
        held[number] = _innermost(opened, place, number)
    return held


def _innermost(opened: Sequence[tuple[int, int, int]], place: Span, number: int) -> int | None:
    around = [(-end - start, other) for start, end, other in opened if other != number and place.end <= -end]
    return min(around)[1] if around else None
