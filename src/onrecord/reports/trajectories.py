"""What a chart of one issue draws for a voice: from side to side in its own words, and whether that is a change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.reports.change_points import change_kind, own_sides, positions_of

if TYPE_CHECKING:
    from onrecord.reports.change_points import ChangeKind
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import VoiceHistory


@dataclass(frozen=True, slots=True)
class Step:
    """One voice's sides on two consecutive days on which it took one in its own words.

    ``change`` tells how they differ: a change point, or "order uncertain", between which no line may be drawn; None
    where the stance is the same.
    """

    before: Entry
    after: Entry
    change: ChangeKind | None


def steps(voice: VoiceHistory) -> tuple[Step, ...]:
    """Return the steps of a voice in time; none where it took a side on one day alone."""
    sides = positions_of(own_sides(voice.entries))
    return tuple(Step(before, after, change_kind(before, after)) for before, after in pairwise(sides))
