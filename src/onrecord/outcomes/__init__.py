"""What the coders make of each article, kept from run to run as long as nothing of what went into it has changed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from onrecord import diskfile
from onrecord.coders import Rules
from onrecord.coders.imported import Imported
from onrecord.coders.learned import Learned
from onrecord.explain import coverage
from onrecord.outcomes import workers
from onrecord.outcomes.desk import Desk, Told
from onrecord.outcomes.outcome import Outcome, failed, read
from onrecord.outcomes.shelf import Shelf
from onrecord.store import cache, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.coders import Panel
    from onrecord.dossier import Dossier
    from onrecord.explain.coverage import Coverage
    from onrecord.models import Article

__all__ = ["Outcome", "Progress", "coverage_of", "of", "uncovered"]

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told before each article that is worked out: how many are done, of how many, its id; and at the end, with no id."""


def of(
    dossier: Dossier,
    chosen: Sequence[Article],
    panel: Panel | None = None,
    *,
    progress: Progress | None = None,
    keep: bool = True,
) -> Iterator[Outcome]:
    """Yield what the coders make of articles, in their order: what is kept and still fits, else worked out anew.

    Without a `panel` these are the dossier's own coders. Nothing is kept of coders from outside, whose sources are not
    known, nor without `keep`. What is worked out before an interruption is kept. Whoever takes one after the other, and
    lets go of it, needs memory for some of them alone.
    """
    panel = panel or dossier.panel()
    own = all(type(coder) in (Rules, Learned, Imported) for coder in panel.coders)
    shelf = Shelf(dossier.path, panel.names, _keys(dossier, panel, chosen) if own else {})
    missing = [article for article in chosen if not shelf.has(article)]
    alike = shelf.alike() if missing and own else {}
    desk = Desk(dossier.codebook, panel, alike)
    try:
        with closing(workers.told(desk, missing, dossier.jobs if own else 1)) as found:
            for done, (article, text) in enumerate(shelf.each(chosen)):
                outcome = read(text, article, desk.codebook.issues)
                if outcome is None:
                    if progress:
                        progress(done, len(chosen), article.id)
                    told = desk.told(article, anew=True) if shelf.has(article) else next(found)
                    if told.depends and not told.text:
                        told = _known(shelf.under(alike[told.depends]), told.depends, article, desk)
                    outcome = _outcome(told, article, desk)
                    if own and keep and told.text:
                        shelf.put(article, told.text, told.depends)
                yield outcome
    finally:
        shelf.save()
        if progress:
            progress(len(chosen), len(chosen), "")
    if own and keep and missing and len(chosen) == len(dossier.articles):
        shelf.sweep()


def _keys(dossier: Dossier, panel: Panel, chosen: Sequence[Article]) -> dict[str, tuple[str, str]]:
    """Return for articles, by their ids, the digests of all that an outcome depends on: what is read, and who reads."""
    coders = " ".join(coder.digest if isinstance(coder, Learned) else coder.name for coder in panel.coders)
    scheme = diskfile.digest_now(dossier.codebook_path)
    return {a.id: (cache.key(scheme, values.digest(a)), cache.key(coders, *_kept(panel, a))) for a in chosen}


def _kept(panel: Panel, article: Article) -> Iterator[str]:
    """Yield the digests of what the dossier keeps of models and of others on an article."""
    yield panel.answers.of(article).digest if panel.answers else ""
    yield from (coder.digest(article.id) for coder in panel.coders if isinstance(coder, Imported))


def _known(text: str, depends: str, article: Article, desk: Desk) -> Told:
    """Return an outcome that is kept and depends on the same; where it is spoilt, a new one."""
    fits = read(text, article, desk.codebook.issues, depends) is not None
    return Told(text, depends=depends) if fits else desk.told(article, anew=True)


def _outcome(told: Told, article: Article, desk: Desk) -> Outcome:
    outcome = read(told.text, article, desk.codebook.issues)
    return outcome or failed(article, told.failure or "what it made of the article does not fit the article")


def coverage_of(dossier: Dossier, chosen: Sequence[Article], *, progress: Progress | None = None) -> Coverage:
    """Return how many of the statements of articles are in the ledger's claims."""
    return coverage.compare(_seen(dossier, chosen, progress), dossier.claims)


def uncovered(
    dossier: Dossier, chosen: Sequence[Article], *, progress: Progress | None = None
) -> Iterator[coverage.Uncovered]:
    """Yield the statements of articles of which none of the ledger's claims holds a word."""
    return coverage.uncovered(_seen(dossier, chosen, progress), dossier.claims)


def _seen(
    dossier: Dossier, chosen: Sequence[Article], progress: Progress | None
) -> Iterator[tuple[str, coverage.Seen]]:
    found = of(dossier, chosen, progress=progress)
    yield from ((outcome.article.id, outcome.seen) for outcome in found if not outcome.failure)
