"""The way of a text through the rooms: articles -> coders -> drafting -> merge, with links between copies -> ledger."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import outcomes
from onrecord.coders import Panel
from onrecord.copies import origins
from onrecord.decisions import log
from onrecord.errors import OnrecordError
from onrecord.explain import coverage
from onrecord.store import orphans
from onrecord.store.merge import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.coders import Coder
    from onrecord.dossier import Dossier
    from onrecord.drafting.anchor import Rejected
    from onrecord.explain.coverage import Coverage
    from onrecord.models import Article, Claim
    from onrecord.outcomes import Outcome, Progress
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What a run of the parser found, and what it means for the ledger."""

    articles: tuple[str, ...]
    """The articles that were parsed."""
    unread: tuple[str, ...]
    """Files that should have been, and cannot be read; the drafts of these articles stay as they are."""
    vanished: tuple[str, ...]
    """Articles of which the ledger had claims, and the dossier has no file any more."""
    found: int
    merged: Merge
    orphans: tuple[Orphan, ...]
    coverage: Coverage  # of the articles read, by the ledger as it is now, or would be
    saved: bool
    rejected: tuple[tuple[str, Rejected], ...] = ()
    """Findings that could not be proved or resolved, each with its article."""
    failed: tuple[tuple[str, str], ...] = ()
    """Articles on which the program failed, and how; their drafts stay as they are."""

    @property
    def unconfirmed(self) -> tuple[Claim, ...]:
        """What the rules alone found where a model has read the article, and no person has decided; no drafts."""
        return self.merged.unconfirmed


def parse(
    dossier: Dossier,
    article_ids: Sequence[str] | None = None,
    *,
    coders: Sequence[Coder] | None = None,
    models: Sequence[str] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ParseResult:
    """Have the articles, or those named, coded, and enter what is found in the ledger.

    Without `coders` these are the dossier's own (`Dossier.panel`).
    Models code by their kept answers, those named in `models` first.
    Drafts of other articles, those that cannot be read among them, are left alone; so is all that a person decided.
    Where all articles are parsed, drafts of articles that are no longer there go; what a person decided on them is
    an orphan.
    """
    chosen = tuple(map(dossier.find_article, article_ids)) if article_ids else dossier.articles
    if not chosen:
        raise OnrecordError(f"{dossier.articles_path}: no article that can be read. Put .md or .txt files there.")
    panel = dossier.panel(coders, models)
    read = _Read()
    for each in outcomes.of(dossier, chosen, panel, progress=progress, keep=not dry_run):
        read.add(each, panel)
    # Only now the ledger: another may have written it while the articles were read.
    with nullcontext() if dry_run else dossier.locked():
        vanished = () if article_ids else _vanished(dossier)
        merged = _merged(dossier, read, vanished)
        saved = merged.changes and not dry_run
        if saved:
            dossier.save(put=merged.put, drop=merged.drop)
        if not dry_run:
            log.enter_by_hand(dossier, merged)
    there = {article.id: article for article in dossier.articles}
    return ParseResult(
        articles=tuple(article for article, _ in read.seen),
        unread=() if article_ids else dossier.unread_files,
        vanished=vanished,
        found=len(read.claims),
        merged=merged,
        orphans=orphans.find(merged.kept, there, dossier.unreadable_articles),
        coverage=coverage.compare(read.seen, (*merged.put, *merged.kept)),
        saved=saved,
        rejected=tuple(read.rejected),
        failed=tuple(read.failed),
    )


class _Read:
    """What is held of the articles until the end of a run: their claims, and of all else as little as is told then."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.unconfirmed: list[Claim] = []
        self.rejected: list[tuple[str, Rejected]] = []
        self.failed: list[tuple[str, str]] = []
        self.seen: list[tuple[str, coverage.Brief]] = []
        self.asked: dict[str, frozenset[str]] = {}
        """The names of the coders that were asked, by article."""
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        """Each set of names once."""

    def add(self, outcome: Outcome, panel: Panel) -> None:
        """Take over what the coders of a panel have made of an article."""
        name = outcome.article.id
        if outcome.failure:
            self.failed.append((name, outcome.failure))
            return
        asked = panel.asked(outcome.article)
        self.claims += outcome.claims
        self.unconfirmed += outcome.unconfirmed
        self.rejected += ((name, refused) for refused in outcome.rejected)
        self.seen.append((name, coverage.Brief.of(outcome.seen)))
        self.asked[name] = self._sets.setdefault(asked, asked)


def _merged(dossier: Dossier, read: _Read, vanished: Sequence[str]) -> Merge:
    """Return what becomes of the ledger by what the coders make of articles; those `vanished` have no file any more."""
    return merge(
        dossier.claims,
        read.claims,
        articles={*read.asked, *vanished},
        unconfirmed=read.unconfirmed,
        unreadable=dossier.ledger.unreadable,
        asked=read.asked,
        link=lambda drafts: origins.link(drafts, dossier.articles, dossier.codebook),
    )


def drafts(
    dossier: Dossier, chosen: Sequence[Article], panel: Panel | None = None, *, progress: Progress | None = None
) -> list[Claim]:
    """Return what coders find in articles, whatever the ledger has; the rules alone where nobody else is named."""
    read = outcomes.of(dossier, chosen, panel or Panel(), progress=progress)
    return [claim for each in read for claim in each.claims]


def coded_by(
    dossier: Dossier, name: str, chosen: Sequence[Article], *, progress: Progress | None = None
) -> tuple[frozenset[str], list[Claim]]:
    """Return the ids of the articles that one coder has read, and what it alone finds in them."""
    panel = dossier.panel().alone(name)
    read = [article for article in chosen if panel.of(article)]
    return frozenset(article.id for article in read), drafts(dossier, read, panel, progress=progress)


def _vanished(dossier: Dossier) -> tuple[str, ...]:
    """Return the articles of which the ledger has claims, and the dossier no file."""
    there = {article.id for article in dossier.articles} | dossier.unreadable_articles
    return tuple(sorted({claim.article for claim in dossier.claims} - there))
