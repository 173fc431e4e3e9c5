"""Accept, reject, edit, add: each is one save, under the lock of the ledger."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import TYPE_CHECKING

from onrecord.decisions import fields, log
from onrecord.drafting import claims
from onrecord.errors import OnrecordError
from onrecord.models import Claim
from onrecord.store import checks
from onrecord.store.changes import OWN, Change
from onrecord.store.merge import unique_id
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from onrecord.decisions.fields import Wanted
    from onrecord.dossier import Dossier
    from onrecord.errors import Problem
    from onrecord.models import Article
    from onrecord.spans import Span
    from onrecord.store.decision_log import Verb

Changes = tuple[Change, ...]

_WORD = re.compile(r"\w+")
_NO_TEXT = re.compile("[\ud800-\udfff]")
_PLACE = frozenset({"article", "spans"})
_NEEDED = ("article", "quote", "actor", "issue", "stance", "position")
"""Fields that a claim must have."""


def accept(dossier: Dossier, names: Sequence[str], *, dry_run: bool = False) -> Changes:
    """Take drafts, or claims that were rejected, as they stand. What a person has edited is accepted as edited."""
    with _alone(dossier, dry_run):
        found = _find(dossier, names)
        return _save(dossier, [Change(claim, _accepted(claim, dossier.by)) for claim in found], dry_run, "accept")


def reject(dossier: Dossier, names: Sequence[str], *, note: str | None = None, dry_run: bool = False) -> Changes:
    """Reject claims: they stay in the ledger, so that the parser does not bring them back, and count no more."""
    said = {"status": "rejected", "draft": None, "by": dossier.by} | ({} if note is None else {"note": note})
    with _alone(dossier, dry_run):
        found = _find(dossier, names)
        return _save(dossier, [Change(claim, claim.model_copy(update=said)) for claim in found], dry_run, "reject")


def edit(dossier: Dossier, names: Sequence[str], wanted: Wanted, *, dry_run: bool = False) -> Changes:
    """Change fields of claims; what is claimed has been edited by a person then.

    OnrecordError where a name is not known, a quote does not stand in the article, or `check` would find a new problem.
    """
    with _alone(dossier, dry_run):
        changes = [Change(claim, _edited(dossier, claim, wanted)) for claim in _find(dossier, names)]
        _refuse_problems(dossier, changes)
        return _save(dossier, changes, dry_run, "edit")


def add(dossier: Dossier, wanted: Wanted, *, dry_run: bool = False) -> Changes:
    """Enter a claim that the parser did not find, under the id that the parser would give it."""
    with _alone(dossier, dry_run):
        change = Change(None, _new(dossier, wanted))
        _refuse_problems(dossier, [change])
        return _save(dossier, [change], dry_run, "add")


def twins(dossier: Dossier, claim: Claim) -> tuple[Claim, ...]:
    """Return the claims in other articles that have the same words, actor and issue, and are not tied to this one."""
    words, tied = _words(claim), {claim.id, claim.same_as}
    return tuple(
        known
        for known in dossier.claims
        if (known.actor, known.issue) == (claim.actor, claim.issue) and known.article != claim.article
        if not tied & {known.id, known.same_as} - {None} and _words(known) == words
    )


def _words(claim: Claim) -> list[str]:
    return _WORD.findall(fold(" ".join(claim.quote)))


def _alone(dossier: Dossier, dry_run: bool) -> AbstractContextManager[None]:  # noqa: FBT001
    return nullcontext() if dry_run else dossier.locked()


def _find(dossier: Dossier, names: Sequence[str]) -> tuple[Claim, ...]:
    return tuple({claim.id: claim for claim in map(dossier.find_claim, names)}.values())


def _save(dossier: Dossier, changes: Sequence[Change], dry_run: bool, verb: Verb) -> Changes:  # noqa: FBT001
    _refuse_no_text(changes)
    if not dry_run:
        dossier.save(put=[change.after for change in changes])
        log.enter(dossier, changes, verb)
    return tuple(changes)


def _accepted(claim: Claim, by: str) -> Claim:
    if claim.status in ("accepted", "edited"):
        return claim
    return claim.model_copy(update={"status": "accepted", "draft": None, "by": by})


def _edited(dossier: Dossier, claim: Claim, wanted: Wanted) -> Claim:
    """Return a claim as it is wanted, with the status that this gives it."""
    values = fields.said(dossier, wanted, claim) | fields.dated(wanted, claim)
    if wanted.quote is not None or wanted.article is not None or wanted.reanchor:
        values |= fields.anchored(dossier, wanted, claim)
    elif wanted.occurrence is not None:
        raise OnrecordError("An occurrence is that of a quote: give --quote, --article or --reanchor with it.")
    changed = Claim.model_validate(dict(claim) | values)
    touched = {found.field for found in Change(claim, changed).differences}
    if not touched:
        return claim
    decided = touched - {OWN}
    moved = decided <= _PLACE and not claim.is_draft
    noted = decided <= {"note"} and claim.status == "rejected"
    return (
        changed
        if moved or noted or not decided
        else changed.model_copy(update={"status": "edited", "draft": None, "by": dossier.by})
    )


def _new(dossier: Dossier, wanted: Wanted) -> Claim:
    missing = [name for name in _NEEDED if not getattr(wanted, name)]
    if missing:
        raise OnrecordError(f"A claim is missing its {', '.join(missing)}.")
    values = fields.said(dossier, wanted, None) | fields.dated(wanted, None) | fields.anchored(dossier, wanted, None)
    article: Article = dossier.find_article(values["article"])
    spans: tuple[Span, ...] = values["spans"]
    values.setdefault("kind", claims.kind_of(article.body, spans))
    claim = claims.make(article, spans, {**values, "status": "accepted", "coders": (), "by": dossier.by})
    _refuse_twice(dossier, claim)
    taken = {*dossier.ledger.unreadable, *(known.id for known in dossier.claims)}
    return claim.model_copy(update={"id": unique_id(claim.id, taken)})


def _refuse_twice(dossier: Dossier, claim: Claim) -> None:
    for known in dossier.claims:
        same = (known.article, known.issue, known.actor) == (claim.article, claim.issue, claim.actor)
        if same and (known.spans == claim.spans or known.quote == claim.quote):
            remedy = "accept it" if known.status in ("draft", "rejected") else "edit it"
            raise OnrecordError(f'Claim "{known.id}" ({known.status}) has that quote on that issue: {remedy} instead.')


def _refuse_no_text(changes: Sequence[Change]) -> None:
    """Refuse what a terminal handed over in bytes that are no UTF-8: no file could hold it."""
    for found in (found for change in changes for found in change.differences):
        parts = found.after if isinstance(found.after, tuple) else (found.after,)
        if any(isinstance(part, str) and _NO_TEXT.search(part) for part in parts):
            raise OnrecordError(f"The {found.field} is not text in UTF-8. Type it again. Nothing was written.")


def _refuse_problems(dossier: Dossier, changes: Sequence[Change]) -> None:
    """Refuse what `check` would find wrong, and did not find wrong before."""
    after = {change.after.id: change.after for change in changes}
    copies = [claim for claim in dossier.claims if claim.same_as in after and claim.id not in after]
    before = [change.before for change in changes if change.before]
    known = {problem.text for problem in _problems(dossier, [*before, *copies])}
    for problem in _problems(dossier, [*after.values(), *copies]):
        if not problem.note and problem.text not in known:
            raise OnrecordError(f"{problem.text}. Nothing was written.")


def _problems(dossier: Dossier, claims: Sequence[Claim]) -> list[Problem]:
    return checks.look_at(claims, dossier.ledger, dossier.codebook, dossier.articles)
