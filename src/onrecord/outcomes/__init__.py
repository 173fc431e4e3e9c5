"""What the coders make of each article, kept from run to run as long as nothing of what went into it has changed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from onrecord import diskfile
from onrecord.coders import Rules
from onrecord.explain import coverage
from onrecord.outcomes import workers
from onrecord.outcomes.desk import Desk
from onrecord.outcomes.outcome import Outcome, failed, read
from onrecord.store import cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.coders import Panel
    from onrecord.dossier import Dossier
    from onrecord.explain.coverage import Coverage
    from onrecord.models import Article
    from onrecord.outcomes.desk import Told

__all__ = ["Outcome", "Progress", "coverage_of", "of"]

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told before each article that is worked out: how many are done, of how many, its id; and at the end, with no id."""
_AT_ONCE = 50
"""So many articles are worked out before they are kept: what a power cut costs."""


def of(
    dossier: Dossier,
    chosen: Sequence[Article],
    panel: Panel | None = None,
    *,
    progress: Progress | None = None,
    keep: bool = True,
) -> Iterator[Outcome]:
    """Yield what the coders make of articles, in their order: what is kept and still fits, else worked out anew.

    Without a `panel` these are the dossier's own coders. Nothing is kept of other coders than rules and models, whose
    sources are known, nor without `keep`. What is worked out before an interruption is kept.
    """
    panel = panel or dossier.panel()
    own = all(type(coder) is Rules for coder in panel.coders)
    keys = _keys(dossier, panel, chosen) if own else {}
    kept = cache.Cache(dossier.path, "outcome")
    known = kept.load(keys.values())
    desk = Desk(dossier.codebook, panel)
    missing = [article for article in chosen if keys.get(article.id) not in known]
    new: dict[str, str] = {}
    try:
        with closing(workers.told(desk, missing, dossier.jobs if own else 1)) as found:
            for done, article in enumerate(chosen):
                outcome = read(known.get(keys.get(article.id, ""), ""), article, desk.codebook.issues)
                if outcome is None:
                    if progress:
                        progress(done, len(chosen), article.id)
                    told = next(found) if keys.get(article.id) not in known else desk.told(article)
                    outcome = _outcome(told, article, desk)
                    if own and keep and told.text:
                        new[keys[article.id]] = told.text
                yield outcome
                if len(new) >= _AT_ONCE:
                    kept.save(new)
                    new.clear()
    finally:
        kept.save(new)
        if progress:
            progress(len(chosen), len(chosen), "")
    if own and keep and missing and len(chosen) == len(dossier.articles):
        kept.save({}, only=keys.values())


def _keys(dossier: Dossier, panel: Panel, chosen: Sequence[Article]) -> dict[str, str]:
    """Return for articles, by their ids, the digest of all that an outcome depends on."""
    coders = " ".join(coder.name for coder in panel.coders)
    scheme = diskfile.digest_now(dossier.codebook_path)
    answers = {article.id: panel.answers.of(article).digest if panel.answers else "" for article in chosen}
    return {a.id: cache.key(coders, scheme, a.model_dump_json(), answers[a.id]) for a in chosen}


def _outcome(told: Told, article: Article, desk: Desk) -> Outcome:
    outcome = read(told.text, article, desk.codebook.issues)
    return outcome or failed(article, told.failure or "what it made of the article does not fit the article")


def coverage_of(dossier: Dossier, chosen: Sequence[Article], *, progress: Progress | None = None) -> Coverage:
    """Return how many of the statements of articles are in the ledger's claims."""
    found = of(dossier, chosen, progress=progress)
    seen = [(outcome.article, outcome.seen) for outcome in found if not outcome.failure]
    return coverage.compare(seen, dossier.claims)
