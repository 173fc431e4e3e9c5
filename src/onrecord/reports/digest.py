"""What is new in some days: articles, statements, change points, and who fell silent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.reports.change_points import CHANGES, day_of
from onrecord.reports.entries import chronological, publication_day
from onrecord.reports.history import history, party_rank
from onrecord.reports.positions import DEFAULT, Terms
from onrecord.reports.select import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Article, Codebook
    from onrecord.reports.change_points import ChangePoint
    from onrecord.reports.drafts import Trust
    from onrecord.reports.entries import Entry

_BACK = re.compile(r"(\d{1,5}) ?(d|days?|w|weeks?)", re.IGNORECASE)
_NAMED = re.compile(r"(this|last) (week|month|year)", re.IGNORECASE)


class Days(NamedTuple):
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def hold(self, day: date | None) -> bool:
        """True for a day that is one of them."""
        return day is not None and self.first <= day <= self.last


class Change(NamedTuple):
    """A change point with the issue on which it is."""

    issue: str
    found: ChangePoint


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new in `days`. A statement without a date counts on its article's day."""

    days: Days
    articles: tuple[Article, ...]
    said: tuple[Entry, ...]
    changes: tuple[Change, ...]
    silent: tuple[Change, ...]
    window: int
    unplaced: int = 0
    """Statements without any day, of which nobody can say whether they are new."""
    parties: tuple[tuple[str, str], ...] = ()
    """Keys and names of the parties."""
    trust: Trust | None = None
    """Where it leaves the desk with drafts: how far they are to be trusted."""

    @property
    def turns(self) -> tuple[Change, ...]:
        """The change points: one voice takes another side, or the same one more or less firmly."""
        return tuple(change for change in self.changes if change.found.kind in CHANGES)

    @property
    def others(self) -> tuple[Change, ...]:
        """What is listed beside them: splits, other voices, what others report, and uncertain orders."""
        return tuple(change for change in self.changes if change.found.kind not in CHANGES)

    @property
    def undated(self) -> int:
        """How many of the statements count by their article's day, for want of their own."""
        return sum(entry.day is None for entry in self.said)


def days_of(text: str, on: date) -> Days:
    """Return the days that a person means, up to the day `on`: ``7d``, ``2 weeks``, ``last week``, ``2019-05``.

    ValueError where the words mean no days.

    >>> days_of("7d", date(2019, 5, 31)).first, days_of("last week", date(2019, 5, 31)).last
    (datetime.date(2019, 5, 25), datetime.date(2019, 5, 26))
    """
    words = " ".join(text.split())
    if back := _BACK.fullmatch(words):
        number = int(back[1]) * (7 if back[2][0] in "wW" else 1)
        return Days(date.fromordinal(max(1, on.toordinal() - max(number, 1) + 1)), on)
    if words.lower() in ("today", "yesterday"):
        day = on - timedelta(words.lower() == "yesterday")
        return Days(day, day)
    if named := _NAMED.fullmatch(words):
        first = _beginning(named[2].lower(), on)
        if named[1].lower() == "this":
            return Days(first, on)
        return Days(_beginning(named[2].lower(), first - timedelta(1)), first - timedelta(1))
    if "/" in words or "[" in words:
        raise ValueError(text)
    first = edtf.parse(words).earliest
    return Days(first, max(first, on))


def _beginning(unit: str, day: date) -> date:
    """Return the first day of the week, month or year of a day."""
    if unit == "week":
        return day - timedelta(day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def added_day(article: Article) -> date | None:
    """Return when an article came into the dossier; where that is not written, when it was published."""
    return edtf.parse(article.added).latest if article.added else publication_day(article)


def digest(
    entries: Sequence[Entry], articles: Iterable[Article], codebook: Codebook, days: Days, terms: Terms = DEFAULT
) -> Digest:
    """Return what is new in `days`; what was said later is as if it were not there."""
    stated = statements(entries, reviewed=terms.reviewed)
    placed = [(entry.day or entry.article_day, entry) for entry in stated]
    known = [entry for day, entry in placed if day is not None and day <= days.last]
    new = [entry for day, entry in placed if days.hold(day)]
    found = _changes(known, codebook, replace(terms, on=days.last))
    recent = [change for change in found if days.hold(day_of(change.found.after))]
    return Digest(
        days,
        tuple(article for article in articles if days.hold(added_day(article))),
        tuple(sorted(new, key=lambda entry: party_rank(entry.party, codebook))),
        tuple(change for change in recent if change.found.kind != "fell silent"),
        tuple(change for change in recent if change.found.kind == "fell silent"),
        terms.window,
        sum(day is None for day, _ in placed),
        tuple((key, party.name or key) for key, party in codebook.parties.items()),
    )


def _changes(known: Sequence[Entry], codebook: Codebook, terms: Terms) -> list[Change]:
    """Return the change points on all issues, the issues in the order of the codebook, each in order of time."""
    said = dict.fromkeys(entry.claim.issue for entry in chronological(known))
    issues = [*(key for key in codebook.issues if key in said), *(key for key in said if key not in codebook.issues)]
    return [
        Change(issue, found)
        for issue in issues
        for party in history(issue, known, codebook, terms).parties
        for found in party.change_points
    ]
