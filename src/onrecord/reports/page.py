"""All answers of a dossier at once, for a document that holds everything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.reports import diff as diffs
from onrecord.reports import history as histories
from onrecord.reports import timeline as timelines
from onrecord.reports.overview import ArticleRow, Counts, articles, count
from onrecord.reports.positions import DEFAULT, Terms, last_day
from onrecord.reports.select import counted, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from onrecord.models import Article, Codebook
    from onrecord.reports.diff import Diff
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History
    from onrecord.reports.timeline import Timeline

COMPARED = 6
"""So many parties, those that are heard most, are compared two by two."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is told of a selection of claims."""

    counts: Counts  # of the claims told
    statements: int  # copies counted once
    articles: tuple[ArticleRow, ...]  # those with claims, newest last
    read: int  # articles of the dossier, those without claims included
    newest: date | None  # the day of the newest article, which all positions are told for
    parties: tuple[tuple[str | None, str], ...]  # those heard, in the codebook's order, with their names
    labels: tuple[tuple[str, str], ...]  # of the issues that have a short name
    diffs: tuple[Diff, ...]  # the pair asked for, or heard most, comes first
    histories: tuple[History, ...]  # of the issues on which somebody spoke
    timeline: Timeline
    window: int


def page(
    all_articles: Sequence[Article],
    entries: Sequence[Entry],
    codebook: Codebook,
    terms: Terms = DEFAULT,
    first: tuple[str, str] | None = None,
) -> Page:
    """Answer everything for `entries`, claims that are joined and selected; rejected ones are told, but not counted.

    `first` is the pair of parties that is compared first.
    """
    told = counted(entries, reviewed=True) if terms.reviewed else tuple(entries)
    heard = statements(told)
    spoken = {entry.claim.issue for entry in heard}
    keys = [*codebook.issues, *sorted(spoken - codebook.issues.keys())]
    rows = articles(all_articles, told)
    newest = last_day(entries, all_articles)
    terms = replace(terms, on=terms.on or newest)
    happened = timelines.between(codebook.events, *timelines.span(heard)) if heard else ()
    return Page(
        counts=count(told),
        statements=len(heard),
        articles=tuple(row for row in rows if row.counts.total),
        read=len(all_articles),
        newest=newest,
        parties=_parties(heard, codebook),
        labels=tuple((key, issue.label) for key, issue in codebook.issues.items() if issue.label),
        diffs=tuple(diffs.diff(pair, told, codebook, terms, spoken) for pair in _pairs(heard, codebook, first)),
        histories=tuple(
            histories.history(key, told, codebook, terms, events=codebook.events) for key in keys if key in spoken
        ),
        timeline=timelines.timeline(told, happened, codebook.issues),
        window=terms.window,
    )


def _parties(heard: Iterable[Entry], codebook: Codebook) -> tuple[tuple[str | None, str], ...]:
    keys = sorted({entry.party for entry in heard}, key=lambda key: histories.party_rank(key, codebook))
    return tuple((key, histories.party_name(key, codebook)) for key in keys)


def _pairs(heard: Iterable[Entry], codebook: Codebook, first: tuple[str, str] | None) -> list[tuple[str, str]]:
    """Return pairs of parties: `first`, then those that are heard most, each in the codebook's order."""
    loud = Counter(entry.party for entry in heard if entry.party is not None)
    ranked = sorted(loud, key=lambda key: (-loud[key], histories.party_rank(key, codebook)))[:COMPARED]
    ordered = [tuple(sorted(pair, key=lambda key: histories.party_rank(key, codebook))) for pair in _two(ranked)]
    others = [(left, right) for left, right in ordered if first is None or {left, right} != {*first}]
    return [first, *others] if first else others


def _two(ranked: Sequence[str]) -> list[tuple[str, str]]:
    """Return all pairs, those of high ranks first."""
    return sorted(combinations(ranked, 2), key=lambda pair: sum(map(ranked.index, pair)))
