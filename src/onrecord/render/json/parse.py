"""The outcome of a run of the parser for a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.render.json import coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.render.answers import Parsed
    from onrecord.render.json import Form
    from onrecord.store.changes import Change
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan


def parsed(answer: Parsed) -> dict[str, Any]:
    """Return what a run of the parser has found, for programs."""
    return {
        "articles": list(answer.articles),
        "unread": list(answer.unread),
        "vanished": list(answer.vanished),
        "found": answer.found,
        "saved": answer.saved,
        "coverage": coverage.counts(answer.coverage),
        "rejected": [
            {"article": article, "coder": each.coder, "reason": str(each.reason)} for article, each in answer.rejected
        ],
        "unconfirmed": [claim.id for claim in answer.unconfirmed],
        **merged(answer.merged, answer.orphans),
    }


def merged(found: Merge, lost: Iterable[Orphan]) -> Form:
    """Return the outcome of a run of the parser: ids, and the fields that differ, before and after."""
    return {
        "new": [claim.id for claim in found.new],
        "kept": [claim.id for claim in found.kept],
        "updated": [_change(change) for change in found.updated],
        "gone": [claim.id for claim in found.gone],
        "differs": [_change(change) for change in found.differs],
        "orphans": [
            {
                "id": orphan.claim.id,
                "article": orphan.claim.article,
                "article_there": orphan.article_there,
                "found_in": list(orphan.found_in),
                "moved_to": orphan.moved_to,
            }
            for orphan in lost
        ],
    }


def _change(change: Change) -> Form:
    fields = {found.field: {"before": found.before, "after": found.after} for found in change.readings}
    return {"id": change.after.id, "fields": fields}
