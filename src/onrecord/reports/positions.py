"""Positions on a day: of a voice, of a party, and how far apart two parties are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from onrecord.reports.entries import publication_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Article
    from onrecord.reports.entries import Entry

WINDOW = 30
"""Two voices of one party that speak within this many days speak at the same time."""
LAST_HEARD = 180
"""A position that is more than this many days old is marked as taken long ago."""
OLD = 90
"""A comparison gives the age of a position that is more than this many days old."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How to count: on which day (None: the newest article's), what is at the same time, with drafts or without."""

    on: date | None = None
    window: int = WINDOW
    reviewed: bool = False


DEFAULT = Terms()

Kind = Literal["side", "noncommittal", "standing", "reported", "standing reported"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a position rests on, the best first: a side in own words, noncommittal own words, own words without a date, the
reports of others, and those without a date."""


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """Where a party stands: its newest voice's claim, or in a split the newest claim of either sign.

    ``since`` is what came later and did not replace it, in order: of each voice of the party its latest noncommittal
    statement in its own words, and its latest reported claim.
    """

    entries: tuple[Entry, ...]
    kind: Kind = "side"
    last_heard: bool = False  # older than `LAST_HEARD` days
    since: tuple[Entry, ...] = ()

    @property
    def standing(self) -> bool:
        """True when it rests on claims without a date, for want of better ones."""
        return self.kind in ("standing", "standing reported")

    @property
    def reported(self) -> bool:
        """True when nobody of the party said so in own words."""
        return self.kind in ("reported", "standing reported")

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
    return entry.claim.sign


def kind_of(entry: Entry) -> Kind:
    """Return what a position that rests on this claim is."""
    if entry.day is None:
        return "standing" if entry.own_words else "standing reported"
    if not entry.own_words:
        return "reported"
    return "side" if entry.took_side else "noncommittal"


def weight(entry: Entry) -> tuple[int, date, int, str]:
    """Return the rank among claims of one kind and day: larger score, newer article, later in the text, id."""
    claim = entry.claim
    start = claim.spans[0].start if claim.spans else 0
    return abs(claim.score), entry.article_day or date.min, start, claim.id


def counts_on(entry: Entry) -> date:
    """Return the day on which a claim counts; a standing one on its article's, and before all days without that."""
    return entry.day or entry.article_day or date.min


def voice_positions(entries: Iterable[Entry], *, on: date) -> dict[str, Entry]:
    """Return each voice's position on day `on`: of the best kind that it has by then, the latest claim."""
    held: dict[str, Entry] = {}
    for entry in entries:
        if counts_on(entry) <= on and (entry.voice not in held or _rank(entry) > _rank(held[entry.voice])):
            held[entry.voice] = entry
    return held


def _rank(entry: Entry) -> tuple[int, date, tuple[int, date, int, str]]:
    return -KINDS.index(kind_of(entry)), counts_on(entry), weight(entry)


def party_position(entries: Sequence[Entry], terms: Terms = DEFAULT) -> PartyPosition | None:
    """Return the position of a party, given its counted claims on one issue; None where there is none.

    Of its voices those speak for it whose positions are of the best kind, and of these the newest.
    """
    on = terms.on or last_day(entries) or date.max
    held = voice_positions(entries, on=on)
    if not held:
        return None
    kinds = {kind_of(entry) for entry in held.values()}
    kind: Kind = next(kind for kind in KINDS if kind in kinds)
    sides = _sides([entry for entry in held.values() if kind_of(entry) == kind], terms.window)
    day = counts_on(sides[0])
    old = sides[0].day is not None and on - day > timedelta(LAST_HEARD)
    return PartyPosition(sides, kind, last_heard=old, since=_since(entries, day, on))


def _sides(voices: Iterable[Entry], window: int) -> tuple[Entry, ...]:
    """Return the newest voice's claim, with the newest of the opposite sign where the two are within `window`."""
    newest_first = sorted(
        voices, key=lambda entry: (-counts_on(entry).toordinal(), -abs(entry.claim.score), entry.voice)
    )
    newest = newest_first[0]
    against = next((entry for entry in newest_first if sign(entry) == -sign(newest) != 0), None)
    if against is None or counts_on(newest) - counts_on(against) > timedelta(window):
        return (newest,)
    return newest, against


def _since(entries: Iterable[Entry], day: date, on: date) -> tuple[Entry, ...]:
    """Return of each voice the latest noncommittal and the latest reported claim after `day` and up to `on`."""
    later = [entry for entry in entries if entry.day is not None and day < entry.day <= on]
    noncommittal = (entry for entry in later if entry.own_words and not entry.took_side)
    reported = (entry for entry in later if not entry.own_words)
    latest = (entry for told in (noncommittal, reported) for entry in voice_positions(told, on=on).values())
    return tuple(sorted(latest, key=lambda entry: (counts_on(entry), entry.place)))


def distance(one: PartyPosition | None, other: PartyPosition | None) -> Distance | None:
    """Return how far apart two positions are; None where a side has none."""
    if one is None or other is None:
        return None
    gaps = [abs(a - b) for a in one.scores for b in other.scores]
    return Distance(min(gaps), max(gaps), split=one.split or other.split)


def last_day(entries: Iterable[Entry], articles: Iterable[Article] = ()) -> date | None:
    """Return the day on which the record ends: that of the newest article, of `articles` or those of the claims.

    An article without a date is no older than the latest claim in it, which counts in its place. None where nothing
    has a date.
    """
    published = (publication_day(article) for article in articles)
    days = (day for entry in entries for day in (entry.article_day, entry.day))
    return max((day for day in (*published, *days) if day is not None), default=None)
