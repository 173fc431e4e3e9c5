"""The one filter of claims for all lists and reports."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord import own
from onrecord.models import PERSON
from onrecord.reports.entries import fold_copies
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from onrecord.models import Claim, Stance, Status
    from onrecord.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. An empty field keeps everything; several values of one field are alternatives.

    Rejected claims are kept only where ``statuses`` names them. ``since`` and ``until`` count the day as all
    reports do (the end of the interval), so a claim without a date passes neither.
    """

    actors: frozenset[str] = frozenset()  # with those who speak for them
    parties: frozenset[str | None] = frozenset()
    issues: frozenset[str] = frozenset()
    stances: frozenset[Stance] = frozenset()
    statuses: frozenset[Status] = frozenset()
    articles: frozenset[str] = frozenset()
    coders: frozenset[str] = frozenset()  # PERSON for those that a person entered
    since: date | None = None
    until: date | None = None
    text: str = ""
    extra: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """Own variables that a claim has, each with one of such values, folded; with any, where there are none."""

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day that pass, where any is asked for."""
        return self.since, self.until


def select(entries: Iterable[Entry], wanted: Filter) -> tuple[Entry, ...]:
    """Return the entries that pass every field of `wanted`, in their order."""
    words = fold(wanted.text)
    return tuple(entry for entry in entries if _passes(entry, wanted) and (not words or words in words_of(entry.claim)))


def relayed(entries: Iterable[Entry], wanted: Filter) -> int:
    """Return how many claims of others the actors of `wanted` relay."""
    others = select(entries, replace(wanted, actors=frozenset()))
    return sum(not wanted.actors.isdisjoint(entry.claim.via) for entry in others)


def undated_left_out(entries: Iterable[Entry], wanted: Filter) -> int:
    """Return how many claims without a date only the days of `wanted` keep out."""
    if wanted.since is None and wanted.until is None:
        return 0
    return sum(entry.day is None for entry in select(entries, replace(wanted, since=None, until=None)))


def _passes(entry: Entry, wanted: Filter) -> bool:
    claim, day = entry.claim, entry.day
    return all(
        (
            claim.status in wanted.statuses if wanted.statuses else claim.status != "rejected",
            not wanted.actors or not wanted.actors.isdisjoint(entry.bodies),
            not wanted.parties or entry.party in wanted.parties,
            not wanted.issues or claim.issue in wanted.issues,
            not wanted.stances or claim.stance in wanted.stances,
            not wanted.articles or claim.article in wanted.articles,
            not wanted.coders or not wanted.coders.isdisjoint(claim.coders or (PERSON,)),
            wanted.since is None or (day is not None and day >= wanted.since),
            wanted.until is None or (day is not None and day <= wanted.until),
            all(_has(claim, name, values) for name, values in wanted.extra.items()),
        )
    )


def _has(claim: Claim, name: str, values: frozenset[str]) -> bool:
    return name in claim.extra and (not values or not values.isdisjoint(own.values(claim.extra[name])))


def words_of(claim: Claim) -> str:
    """Return all words of a claim that a person may look for, folded."""
    return fold("\n".join((" ".join(claim.quote), claim.position, claim.mention, claim.actor, claim.note)))


def statements(entries: Sequence[Entry], *, reviewed: bool = False) -> tuple[Entry, ...]:
    """Return the statements that reports count, each once: copies in other articles are inside their origin."""
    return fold_copies(counted(entries, reviewed=reviewed))


def counted(entries: Iterable[Entry], *, reviewed: bool = False) -> tuple[Entry, ...]:
    """Return the claims that reports count: accepted, edited and draft; `reviewed` leaves out the drafts."""
    left_out = {"rejected", "draft"} if reviewed else {"rejected"}
    return tuple(entry for entry in entries if entry.claim.status not in left_out)
