"""Which claims show a change best: those of the day itself, rather than those that sum it up later."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.reports.entries import day_of, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.reports.entries import Entry


def evidence_for(
    before: Entry, after: Entry, dated: Sequence[Entry], stays: Callable[[Entry, Entry], bool]
) -> tuple[Entry, Entry]:
    """Return the claims that show a change from `before` to `after` best, chosen from `dated`: own words of a party.

    Another claim of the same voice and score may take the place of one if their dates overlap, the voice took no other
    position in between, and the kind of the change `stays` what it is. The narrower date is better, then direct speech.
    """
    first = min((before, *(e for e in _alike(before, dated) if stays(e, after))), key=_distance)
    return first, min((after, *(e for e in _alike(after, dated) if stays(first, e))), key=_distance)


def _alike(chosen: Entry, dated: Sequence[Entry]) -> Iterator[Entry]:
    """Yield claims of the same voice with the same score and overlapping dates, back to where it had another score.

    `dated` is in order.
    """
    last = bisect_right(dated, day_of(chosen), key=day_of)
    line = (entry for entry in map(dated.__getitem__, range(last - 1, -1, -1)) if entry.voice == chosen.voice)
    for day, same_day in groupby(line, key=day_of):
        entries = list(same_day)
        if day < day_of(chosen) and any(entry.claim.score != chosen.claim.score for entry in entries):
            return
        yield from (e for e in entries if e.claim.score == chosen.claim.score and overlap(e, chosen))


def _distance(entry: Entry) -> tuple[int, bool]:
    """Return how far a claim is from the words themselves: the days it may have been said on, not direct."""
    days = (entry.when.latest - entry.when.earliest).days if entry.when else 0
    return days, entry.claim.kind != "direct"
