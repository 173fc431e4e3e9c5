"""A person's word that an article is fully coded: set, taken back, and when it is worth asking for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord import shell
from onrecord.decisions import answered, queue
from onrecord.decisions.session import SEEN
from onrecord.errors import OnrecordError
from onrecord.models import Coded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.dossier import Dossier
    from onrecord.explain.reasons import Readings
    from onrecord.models import Article


def mark(dossier: Dossier, names: Sequence[str]) -> tuple[str, ...]:
    """Mark articles as fully coded, and return their ids; a mark that holds stays as it is.

    OnrecordError where one of them has drafts that nobody has read: then none is marked.
    """
    with dossier.locked():
        found = {article.id: article for article in map(dossier.find_article, names)}
        for article in found.values():
            _refuse_drafts(dossier, article)
        held = {*dossier.coded}
        dossier.mark_coded({name: _mark(dossier, article) for name, article in found.items() if name not in held})
        return tuple(found)


def unmark(dossier: Dossier, names: Sequence[str]) -> tuple[str, ...]:
    """Take marks back, and return the ids of their articles; one that is gone is named as the mark names it."""
    with dossier.locked():
        marks = dossier.ledger.coded
        found = dict.fromkeys(name if name in marks else dossier.find_article(name).id for name in names)
        dossier.mark_coded(found)
        return tuple(found)


def is_ready(dossier: Dossier, article: Article, readings: Readings) -> bool:
    """True where a review has left nothing open: no draft, no statement without a claim that nobody has seen.

    An article that is marked already is not.
    """
    if article.id in dossier.coded or _drafts(dossier, article):
        return False
    seen = answered.load(dossier.path / SEEN)
    return all(step.mark in seen for step in queue.missed([(0, article)], dossier.claims, readings))


def _drafts(dossier: Dossier, article: Article) -> int:
    return sum(claim.is_draft and claim.article == article.id for claim in dossier.claims)


def _refuse_drafts(dossier: Dossier, article: Article) -> None:
    if number := _drafts(dossier, article):
        drafts = "a draft" if number == 1 else f"{number} drafts"
        remedy = f"Decide first: {shell.command('review', [article.id])}"
        raise OnrecordError(f'Article "{article.id}" has {drafts} that nobody has read. {remedy}')


def _mark(dossier: Dossier, article: Article) -> Coded:
    today = date.today()  # noqa: DTZ011 - the analyst's own day
    return Coded(day=today.isoformat(), by=dossier.by, sha256=article.sha256, issues=tuple(dossier.codebook.issues))
