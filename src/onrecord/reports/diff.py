"""Two parties side by side, issue by issue, on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.reports.entries import chronological
from onrecord.reports.history import party_name
from onrecord.reports.positions import DEFAULT, Distance, PartyPosition, Terms, distance, last_day, party_position
from onrecord.reports.select import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from onrecord.models import Codebook
    from onrecord.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class IssueDiff:
    """The positions of two parties on one issue; ``distance`` is None where one of them has no position."""

    issue: str
    proposition: str
    left: PartyPosition | None
    right: PartyPosition | None
    distance: Distance | None


@dataclass(frozen=True, slots=True)
class Diff:
    """Two parties on day ``on`` (None: nothing in the record has a date)."""

    parties: tuple[str, str]
    names: tuple[str, str]
    on: date | None
    window: int
    issues: tuple[IssueDiff, ...]
    statements: tuple[Entry, ...] = ()  # all that both said on these


def diff(
    parties: tuple[str, str],
    entries: Sequence[Entry],
    codebook: Codebook,
    terms: Terms = DEFAULT,
    issues: Collection[str] = (),
) -> Diff:
    """Compare two parties on all issues, or on `issues` alone."""
    stated = statements(entries, reviewed=terms.reviewed)
    terms = replace(terms, on=terms.on or last_day(stated))
    by_side: dict[tuple[str, str | None], list[Entry]] = {}
    for entry in stated:
        by_side.setdefault((entry.claim.issue, entry.party), []).append(entry)
    rows: list[IssueDiff] = []
    for key, issue in codebook.issues.items():
        if issues and key not in issues:
            continue
        left, right = (party_position(by_side.get((key, party), []), terms) for party in parties)
        rows.append(IssueDiff(key, issue.proposition, left, right, distance(left, right)))
    names = party_name(parties[0], codebook), party_name(parties[1], codebook)
    told = {row.issue for row in rows}
    both = chronological(entry for entry in stated if entry.party in parties and entry.claim.issue in told)
    return Diff(parties, names, terms.on, terms.window, tuple(rows), tuple(both))
