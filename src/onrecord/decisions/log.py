"""Each decision is also kept as it was offered: a line in decisions.jsonl, after the ledger has been saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.store import decision_log
from onrecord.store.changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Claim
    from onrecord.store.decision_log import Verb
    from onrecord.store.merge import Merge


def enter(dossier: Dossier, changes: Iterable[Change], verb: Verb) -> None:
    """Append decisions that the ledger holds by now; one that changed nothing, or own variables alone, is none."""
    _append(dossier, [(change, verb) for change in changes if change.decides])


def enter_by_hand(dossier: Dossier, merged: Merge) -> int:
    """Append the decisions that a person wrote into the ledger, as a run of the coders shows; return their number.

    What was offered is what the coders say now: the file no longer has it.
    """
    known = decision_log.load(dossier.decisions_path)
    unmatched = {claim.id for claim in merged.unmatched}
    drafted = {change.before.id: change.after for change in merged.differs if change.before}
    by_hand = decision_log.unlogged(merged.kept, known)
    pairs: list[tuple[Change, Verb]] = [
        (Change(_offered(claim, drafted, unmatched), claim), decision_log.verb_of(claim)) for claim in by_hand
    ]
    _append(dossier, pairs)
    return len(pairs)


def _offered(claim: Claim, drafted: dict[str, Claim], unmatched: set[str]) -> Claim | None:
    """Return the draft that the coders now make of a claim, None where they find none."""
    if claim.id in unmatched:
        return None
    return drafted.get(claim.id, claim).model_copy(update={"status": "draft", "draft": None, "note": "", "by": ""})


def _append(dossier: Dossier, decided: Sequence[tuple[Change, Verb]]) -> None:
    digests = {article.id: article.sha256 for article in dossier.articles} if decided else {}
    today = date.today()  # noqa: DTZ011 - the analyst's own day
    lines = [
        decision_log.of(change, verb, day=today, by=change.after.by, sha256=digests.get(change.after.article, ""))
        for change, verb in decided
    ]
    decision_log.append(dossier.decisions_path, lines, like=dossier.ledger_path)
