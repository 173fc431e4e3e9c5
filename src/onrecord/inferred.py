"""Articles without a date: each gets the one that its words and the codebook's events allow, kept from run to run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord import diskfile, edtf
from onrecord.store import cache, inputs, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from onrecord.models import Article
    from onrecord.parser import Events


def dated(found: Sequence[Article], dossier: Path, events: Callable[[], Events]) -> tuple[Article, ...]:
    """Return articles in the order of publication, undated ones first, then by id; dates that none states are inferred.

    `events` are those of the codebook of the folder `dossier`, asked for where a date is not kept there.
    """
    undated = [article for article in found if not article.published]
    inferred = _inferred(undated, dossier, events) if undated else {}
    every = (inferred.get(article.id, article) for article in found)
    return tuple(sorted(every, key=lambda article: (_published(article), article.id)))


def _inferred(undated: Sequence[Article], dossier: Path, events: Callable[[], Events]) -> dict[str, Article]:
    """Return articles with the day that their words and the events allow, by their ids."""
    scheme, kept = diskfile.digest_now(dossier / inputs.CODEBOOK), cache.Cache(dossier, "published")
    keys = {article.id: cache.key(scheme, values.digest(article)) for article in undated}
    known = kept.load(keys.values())
    unknown = [article for article in undated if not _is_date(known.get(keys[article.id]))]
    new = {keys[article.id]: _publication(article, events) or "" for article in unknown}
    kept.save(new, only=keys.values() if new else None)
    days = {**known, **new}
    return {article.id: article.inferred(days[keys[article.id]] or None) for article in undated}


def _publication(article: Article, events: Callable[[], Events]) -> str | None:
    from onrecord import parser  # noqa: PLC0415 - not needed where all dates are stated or kept

    return parser.publication(article, events()).published


def _is_date(kept: str | None) -> bool:
    """True for a kept date, which may be empty; what somebody else has put there is none."""
    try:
        return kept is not None and (not kept or bool(edtf.parse(kept)))
    except ValueError:
        return False


def _published(article: Article) -> date:
    return edtf.parse(article.published).latest if article.published else date.min
