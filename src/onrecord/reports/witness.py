"""Which claims show a turn best: what was said on the day itself rather than what sums it up later."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.reports.entries import Entry


def witnesses(
    before: Entry, after: Entry, dated: Sequence[Entry], stays: Callable[[Entry, Entry], bool]
) -> tuple[Entry, Entry]:
    """Return the claims that tell a turn from `before` to `after`, chosen from the `dated` claims of a party.

    A claim may stand for another of the same voice and score whose dates it shares, if nothing else was said in
    between and the kind of the turn `stays` what it is. The narrower date counts first, then direct speech, then own
    words.
    """
    first = min((before, *(e for e in _alike(before, dated) if stays(e, after))), key=_distance)
    return first, min((after, *(e for e in _alike(after, dated) if stays(first, e))), key=_distance)


def _alike(chosen: Entry, dated: Iterable[Entry]) -> Iterator[Entry]:
    """Yield claims of the same voice that say the same at the same time, with nothing else in between."""
    line = [entry for entry in dated if entry.voice == chosen.voice]
    for entry in line:
        if entry.claim.score == chosen.claim.score and _overlap(entry, chosen) and not _later(entry, chosen):
            between = (e for e in line if not _later(entry, e) and _later(chosen, e))
            if all(e.claim.score == chosen.claim.score for e in between):
                yield entry


def _later(one: Entry, other: Entry) -> bool:
    return one.day is not None and other.day is not None and one.day > other.day


def _overlap(one: Entry, other: Entry) -> bool:
    return one.when is not None and other.when is not None and one.when.overlaps(other.when)


def _distance(entry: Entry) -> tuple[int, bool, bool]:
    """Return how far a claim is from the words themselves: the days it may have been said on, not direct, relayed."""
    days = (entry.when.latest - entry.when.earliest).days if entry.when else 0
    return days, entry.claim.kind != "direct", bool(entry.claim.via)
