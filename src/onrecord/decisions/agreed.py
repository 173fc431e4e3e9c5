"""Drafts that several coders found alike: after one look they can be accepted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.decisions import actions
from onrecord.store.form import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.decisions.actions import Changes
    from onrecord.dossier import Dossier
    from onrecord.explain.reasons import Readings
    from onrecord.models import Claim
    from onrecord.reports.entries import Entry


def alike(entries: Iterable[Entry], readings: Readings) -> list[Claim]:
    """Return the drafts that several coders find now, and none of them otherwise than the ledger has it."""
    return [entry.claim for entry in entries if entry.claim.is_draft and _is_alike(entry, readings)]


def _is_alike(entry: Entry, readings: Readings) -> bool:
    if entry.article is None or len(entry.claim.coders) < 2:
        return False
    draft = readings.draft(entry.article, entry.claim)
    return bool(draft and draft.parts) and not readings.dissent(entry.article, entry.claim)


def accept(dossier: Dossier, shown: Sequence[Claim]) -> Changes:
    """Accept claims as they were shown to a person; those that another hand has changed since are left."""
    with dossier.locked():
        now = {claim.id: fields_of(claim) for claim in dossier.claims}
        return actions.accept(dossier, [claim.id for claim in shown if now.get(claim.id) == fields_of(claim)])
