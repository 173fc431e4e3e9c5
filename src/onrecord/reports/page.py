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
"""At most this many parties are compared two by two: those with the most statements."""


@dataclass(frozen=True, slots=True)
class Page:
    """All answers about a selection of claims."""

    counts: Counts  # of the claims told
    statements: int  # copies counted once
    articles: tuple[ArticleRow, ...]  # those with claims, newest last
    read: int  # articles of the dossier, those without claims included
    newest: date | None  # the day of the newest article, which all positions are told for
    parties: tuple[tuple[str | None, str], ...]  # those that spoke, in the codebook's order, with their names
    labels: tuple[tuple[str, str], ...]  # of the issues that have a short name
    diffs: tuple[Diff, ...]  # first the pair asked for, or the two with the most statements
    histories: tuple[History, ...]  # of the issues on which somebody spoke
    timeline: Timeline
    window: int


def page(
    all_articles: Sequence[Article],
    entries: Sequence[Entry],
    codebook: Codebook,
    terms: Terms = DEFAULT,
    first: tuple[str, str] | None = None,
    within: tuple[date | None, date | None] = (None, None),
) -> Page:
    """Return all answers about joined and selected claims; rejected ones among them are listed, but not counted.

    `first` is the pair of parties that is compared first; events are those `within` the days asked for.
    """
    told = counted(entries, reviewed=True) if terms.reviewed else tuple(entries)
    stated = statements(told)
    spoken = {entry.claim.issue for entry in stated}
    keys = [*codebook.issues, *sorted(spoken - codebook.issues.keys())]
    rows = articles(all_articles, told)
    newest = last_day(entries, all_articles)
    terms = replace(terms, on=terms.on or newest)
    happened = timelines.between(codebook.events, *timelines.span(stated, *within)) if stated else ()
    return Page(
        counts=count(told),
        statements=len(stated),
        articles=tuple(row for row in rows if row.counts.total),
        read=len(all_articles),
        newest=newest,
        parties=_parties(stated, codebook),
        labels=tuple((key, issue.label) for key, issue in codebook.issues.items() if issue.label),
        diffs=tuple(diffs.diff(pair, told, codebook, terms, spoken) for pair in _pairs(stated, codebook, first)),
        histories=tuple(
            histories.history(key, told, codebook, terms, events=codebook.events) for key in keys if key in spoken
        ),
        timeline=timelines.timeline(told, happened, codebook.issues),
        window=terms.window,
    )


def _parties(stated: Iterable[Entry], codebook: Codebook) -> tuple[tuple[str | None, str], ...]:
    keys = sorted({entry.party for entry in stated}, key=lambda key: histories.party_rank(key, codebook))
    return tuple((key, histories.party_name(key, codebook)) for key in keys)


def _pairs(stated: Iterable[Entry], codebook: Codebook, first: tuple[str, str] | None) -> list[tuple[str, str]]:
    """Return pairs of parties: `first`, then those with the most statements, each in the codebook's order."""
    number = Counter(entry.party for entry in stated if entry.party is not None)
    ranked = sorted(number, key=lambda key: (-number[key], histories.party_rank(key, codebook)))[:COMPARED]
    ordered = [tuple(sorted(pair, key=lambda key: histories.party_rank(key, codebook))) for pair in _two(ranked)]
    others = [(left, right) for left, right in ordered if first is None or {left, right} != {*first}]
    return [first, *others] if first else others


def _two(ranked: Sequence[str]) -> list[tuple[str, str]]:
    """Return all pairs, those of high ranks first."""
    return sorted(combinations(ranked, 2), key=lambda pair: sum(map(ranked.index, pair)))
