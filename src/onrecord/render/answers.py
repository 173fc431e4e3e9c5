"""Answers for the writers that are more than one value of the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from onrecord.agreement.agreement import Agreement
    from onrecord.coders.learned import Taught
    from onrecord.coders.panel import Reader
    from onrecord.drafting.anchor import Rejected
    from onrecord.explain.coverage import Coverage
    from onrecord.explain.trials import Direction, Trial
    from onrecord.models import Article, Claim, Codebook
    from onrecord.reports.drafts import Trust
    from onrecord.reports.entries import Entry
    from onrecord.reports.overview import ActorRow, State
    from onrecord.reports.page import Page
    from onrecord.reports.passages import Passage
    from onrecord.spans import Attribution
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan
    from onrecord.suggest.suggestions import Suggestions


class Claims(NamedTuple):
    """A list of claims; `relays` is how many of others the asked-for actors relay.

    `parties` and `labels` are the names of parties and of issues by their keys; an issue need not have one.
    """

    entries: Sequence[Entry]
    relays: int
    parties: Mapping[str, str] = {}
    labels: Mapping[str, str] = {}


class Actors(NamedTuple):
    """A list of speakers; `unquoted` is how many more the codebook has."""

    rows: Sequence[ActorRow]
    unquoted: int


class Work(NamedTuple):
    """The state of the work, how many of the reported statements are in claims, what coders have read and learned."""

    state: State
    coverage: Coverage
    readers: Sequence[Reader] = ()
    coded: int = 0
    """How many articles are fully coded."""
    taught: Taught | None = None


class Shown(NamedTuple):
    """Claims with their paragraphs; `origins` are the claims of which some are copies, by id."""

    found: Sequence[tuple[Entry, Passage | None]]
    origins: Mapping[str, Entry]


class Agreed(NamedTuple):
    """The agreement of two codings, by their names; `every`: each disagreement is to be listed."""

    measured: Agreement
    other: str
    every: bool
    here: str = "this ledger"


class Tried(NamedTuple):
    """The examples of the codebook at `path` as they were tried, the issues `without` any, and how topics are read."""

    trials: Sequence[Trial]
    path: str
    without: Sequence[str]
    directions: Sequence[Direction]


class Suggested(NamedTuple):
    """Suggestions for a codebook, at most `limit` entries of a kind."""

    found: Suggestions
    limit: int


class Read(NamedTuple):
    """A text by its name, and what the parser sees in it."""

    name: str
    body: str
    found: Sequence[Attribution]


class Parsed(NamedTuple):
    """The outcome of a run of the parser for the ledger at `path`."""

    articles: Sequence[str]
    unread: Sequence[str]
    vanished: Sequence[str]
    found: int
    merged: Merge
    orphans: Sequence[Orphan]
    coverage: Coverage
    saved: bool
    path: str
    dry_run: bool
    every: bool
    rejected: Sequence[tuple[str, Rejected]] = ()
    unconfirmed: Sequence[Claim] = ()


class Paper(NamedTuple):
    """A page to print: its headline, the claims to which it is limited in words, how far drafts are to be trusted."""

    page: Page
    title: str
    selection: Sequence[str]
    trust: Trust | None = None
    measured: str = ""
    """How good drafts are on the dossier's coded articles, in words."""


class Record(NamedTuple):
    """Statements for other programs, in order of time, and the days between which events are asked for."""

    said: Sequence[Entry]
    codebook: Codebook
    since: date | None
    until: date | None
    trust: Trust | None = None
    """How far the drafts among them are to be trusted, which is said on top."""
    articles: Sequence[Article] = ()
    """All articles that are asked for, whether or not something is said in them."""
    noncommittal: bool | None = None
    """As what DNA is given a noncommittal statement: agreement, disagreement, or not at all."""
    undated: bool = False
    """DNA is given statements without a date, which it counts on their document's day."""
