"""The trajectory of a voice on one issue: its steps from position to position, as charts draw them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from onrecord.reports.change_points import change_kind
from onrecord.reports.positions import voice_positions

if TYPE_CHECKING:
    from onrecord.reports.change_points import ChangeKind
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import PartyHistory, VoiceHistory


@dataclass(frozen=True, slots=True)
class Step:
    """One voice's positions on two consecutive days on which it spoke.

    ``change`` tells how they differ: a change point, or "order uncertain", between which no line may be drawn; None
    where the stance is the same.
    """

    before: Entry
    after: Entry
    change: ChangeKind | None


def steps(_told: PartyHistory, voice: VoiceHistory) -> tuple[Step, ...]:
    """Return the steps of one of the party's voices in time; none where it spoke on one day alone."""
    positions: list[Entry] = []
    for day, same_day in groupby(voice.entries, key=lambda entry: entry.day):
        if day is not None:
            positions += voice_positions(same_day, on=day).values()
    return tuple(Step(before, after, change_kind(before, after)) for before, after in pairwise(positions))
