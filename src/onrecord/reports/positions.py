"""Positions on a day: of a voice, of a party, and how far apart two parties are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.reports.entries import Entry

WINDOW = 30
"""Two voices of one party that speak within this many days speak at the same time."""
LAST_HEARD = 180
"""A position that is more than this many days old is marked as last heard."""
OLD = 90
"""A comparison gives the age of a position that is more than this many days old."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What counts: claims up to the day ``on`` (None: the last of the record), drafts unless ``reviewed``.

    Voices that speak within ``window`` days speak at the same time.
    """

    on: date | None = None
    window: int = WINDOW
    reviewed: bool = False


DEFAULT = Terms()


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """The position of a party: the claim of the voice that spoke last; in a split, the newest claim of each sign."""

    entries: tuple[Entry, ...]
    standing: bool = False  # from claims without a date, for want of dated ones
    last_heard: bool = False  # older than `LAST_HEARD` days

    @property
    def split(self) -> bool:
        """True when two voices of the party hold opposite signs; there is then no number."""
        return len(self.entries) > 1

    @property
    def scores(self) -> tuple[int, ...]:
        """The score, or in a split both."""
        return tuple(entry.claim.score for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart two positions are, 0 to 4; a range where one side is split."""

    low: int
    high: int
    split: bool = False

    def __str__(self) -> str:
        """``3``, or ``0-4, split``."""
        if not self.split:
            return str(self.low)
        return f"{self.low}-{self.high}, split" if self.low != self.high else f"{self.low}, split"


def sign(entry: Entry) -> int:
    """Return the side of the proposition that a claim is on: 1, 0 or -1."""
    return (entry.claim.score > 0) - (entry.claim.score < 0)


def weight(entry: Entry) -> tuple[bool, bool, int, tuple[int, int, str]]:
    """Return the rank among claims of one day: non-zero, own words, larger score, later in the text."""
    claim = entry.claim
    return claim.score != 0, not claim.via, abs(claim.score), entry.place


def voice_positions(
    entries: Iterable[Entry], *, on: date, day_of: Callable[[Entry], date | None] = lambda entry: entry.day
) -> dict[str, Entry]:
    """Return each voice's position on day `on`: the weightiest claim of its latest day not after it."""
    latest: dict[str, Entry] = {}
    for entry in entries:
        day = day_of(entry)
        if day is None or day > on:
            continue
        held = latest.get(entry.voice)
        if held is None or (day, weight(entry)) > (day_of(held) or date.min, weight(held)):
            latest[entry.voice] = entry
    return latest


def party_position(entries: Sequence[Entry], terms: Terms = DEFAULT) -> PartyPosition | None:
    """Return the position of a party, given its counted claims on one issue; None where there is none.

    Claims without a date count only where there is no dated one, each on its article's day.
    """
    on = terms.on or last_day(entries) or date.max
    dated = voice_positions(entries, on=on)
    if dated:
        newest = max(entry.day or date.min for entry in dated.values())
        sides = _sides(dated, terms.window, lambda entry: entry.day or date.min)
        return PartyPosition(sides, last_heard=on - newest > timedelta(LAST_HEARD))
    standing = voice_positions((entry for entry in entries if entry.day is None), on=on, day_of=_reported)
    return PartyPosition(_sides(standing, terms.window, _reported), standing=True) if standing else None


def _reported(entry: Entry) -> date:
    """Return the day of the article; one without a date is older than all others."""
    return entry.article_day or date.min


def _sides(voices: dict[str, Entry], window: int, day_of: Callable[[Entry], date]) -> tuple[Entry, ...]:
    """Return the newest voice's claim, or the newest of each sign where opposite signs are within `window`."""
    newest_first = sorted(voices.values(), key=lambda entry: (day_of(entry), weight(entry)), reverse=True)
    newest = day_of(newest_first[0])
    recent = [entry for entry in newest_first if newest - day_of(entry) <= timedelta(window)]
    by_sign = {sign(entry): entry for entry in reversed(recent)}
    if 1 in by_sign and -1 in by_sign:
        return tuple(entry for entry in recent if entry is by_sign[1] or entry is by_sign[-1])
    return (newest_first[0],)


def distance(one: PartyPosition | None, other: PartyPosition | None) -> Distance | None:
    """Return how far apart two positions are; None where a side has none."""
    if one is None or other is None:
        return None
    gaps = [abs(a - b) for a in one.scores for b in other.scores]
    return Distance(min(gaps), max(gaps), split=one.split or other.split)


def last_day(entries: Iterable[Entry]) -> date | None:
    """Return the day of the last dated claim: the day on which the record ends."""
    return max((entry.day for entry in entries if entry.day), default=None)
