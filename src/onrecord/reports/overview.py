"""Claims by status, and a dossier's articles, actors and issues as rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.models import STANCES, STATUSES
from onrecord.reports.entries import bodies_of, chronological, side, undated
from onrecord.reports.history import party_name, party_rank
from onrecord.reports.select import counted, statements
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onrecord.models import Article, Codebook, Stance
    from onrecord.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims there are of each status."""

    draft: int = 0
    accepted: int = 0
    edited: int = 0
    rejected: int = 0

    @property
    def counted(self) -> int:
        """The claims that reports count: all but the rejected."""
        return self.draft + self.accepted + self.edited

    @property
    def total(self) -> int:
        """All claims of the ledger."""
        return self.counted + self.rejected


def count(entries: Iterable[Entry]) -> Counts:
    """Count claims by status."""
    tally = Counter[str](entry.claim.status for entry in entries)
    return Counts(**{status: tally[status] for status in STATUSES})


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with the number of its claims."""

    article: Article
    counts: Counts
    coded: bool = False
    """Fully coded: what is no claim there is none."""


def articles(
    articles: Iterable[Article], entries: Iterable[Entry], coded: Collection[str] = ()
) -> tuple[ArticleRow, ...]:
    """Return the articles, undated first (they need a person), then by date; `coded` are those that are fully coded."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.claim.article, []).append(entry)
    rows = (ArticleRow(article, count(found.get(article.id, ())), article.id in coded) for article in articles)
    return tuple(sorted(rows, key=lambda row: (_published(row.article), row.article.id)))


def _published(article: Article) -> date:
    return edtf.parse(article.published).latest if article.published else date.min


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A speaker, known to the codebook or only to the ledger."""

    name: str
    party: str | None
    voice: str
    aliases: tuple[str, ...]
    listed: bool  # in the codebook
    claims: int
    first: str | None  # EDTF of the first and last dated claims
    last: str | None


def actors(entries: Sequence[Entry], codebook: Codebook) -> tuple[ActorRow, ...]:
    """Return the codebook's actors and all others who speak in the ledger, by party, most quoted first."""
    spoken: dict[str, list[Entry]] = {actor.name: [] for actor in codebook.actors}
    for entry in statements(entries):
        spoken.setdefault(entry.claim.actor, []).append(entry)
    rows = [_actor(name, lines, codebook) for name, lines in spoken.items()]
    return tuple(sorted(rows, key=lambda row: (party_rank(row.party, codebook), -row.claims, fold(row.name))))


def _actor(name: str, entries: Sequence[Entry], codebook: Codebook) -> ActorRow:
    known = codebook.actor_by_name.get(name)
    first, last = _first_and_last(entries)
    return ActorRow(
        name=name,
        party=side(None, name, codebook) if known or not entries else entries[0].party,
        voice=bodies_of(name, codebook)[-1],
        aliases=known.aliases if known else (),
        listed=codebook.lists(name),
        claims=len(entries),
        first=first,
        last=last,
    )


def _first_and_last(entries: Sequence[Entry]) -> tuple[str | None, str | None]:
    dated = [entry.claim.date for entry in chronological(entries) if entry.day]
    return (dated[0], dated[-1]) if dated else (None, None)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one party has said on one issue: how often each stance."""

    party: str | None
    name: str
    stances: dict[Stance, int]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A question in dispute with the parties that have spoken on it."""

    issue: str
    proposition: str
    guidance: str
    claims: int
    drafts: int  # of these
    first: str | None
    last: str | None
    parties: tuple[Tally, ...]


def issues(entries: Sequence[Entry], codebook: Codebook) -> tuple[IssueRow, ...]:
    """Return the codebook's issues in its order, each with its parties' stances counted."""
    by_issue: dict[str, list[Entry]] = {key: [] for key in codebook.issues}
    for entry in statements(entries):
        by_issue.setdefault(entry.claim.issue, []).append(entry)
    return tuple(_issue(key, stated, codebook) for key, stated in by_issue.items())


def _issue(key: str, entries: Sequence[Entry], codebook: Codebook) -> IssueRow:
    first, last = _first_and_last(entries)
    parties = sorted({entry.party for entry in entries}, key=lambda party: party_rank(party, codebook))
    return IssueRow(
        issue=key,
        proposition=codebook.issues[key].proposition if key in codebook.issues else "",
        guidance=codebook.issues[key].guidance if key in codebook.issues else "",
        claims=len(entries),
        drafts=count(entries).draft,
        first=first,
        last=last,
        parties=tuple(_tally(party, entries, codebook) for party in parties),
    )


def _tally(party: str | None, entries: Sequence[Entry], codebook: Codebook) -> Tally:
    stances = Counter[str](entry.claim.stance for entry in entries if entry.party == party)
    return Tally(party, party_name(party, codebook), {stance: stances[stance] for stance in STANCES})


@dataclass(frozen=True, slots=True)
class State:
    """The state of the work."""

    claims: Counts
    articles: tuple[ArticleRow, ...]
    statements: int  # what reports count: copies once, the rejected not at all
    undated_with_claims: tuple[str, ...]  # articles without a date that have claims without one

    @property
    def copies(self) -> int:
        """How many of the claims that count are copies of others."""
        return self.claims.counted - self.statements

    @property
    def undated(self) -> tuple[Article, ...]:
        """Articles without a date."""
        return tuple(row.article for row in self.articles if row.article.published is None)

    @property
    def without_claims(self) -> tuple[Article, ...]:
        """Articles that have no claim in the ledger."""
        return tuple(row.article for row in self.articles if not row.counts.total)

    @property
    def drafts(self) -> tuple[ArticleRow, ...]:
        """Articles with drafts left to review, most first."""
        return tuple(sorted((row for row in self.articles if row.counts.draft), key=lambda row: -row.counts.draft))


def state(all_articles: Iterable[Article], entries: Sequence[Entry]) -> State:
    """Return the state of the work."""
    number = len(statements(entries))
    return State(count(entries), articles(all_articles, entries), number, undated(counted(entries)))
