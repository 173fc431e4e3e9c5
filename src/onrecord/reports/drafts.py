"""How far drafts are to be trusted: how many statements nobody has read, and how often drafts were wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.reports.entries import Entry
    from onrecord.store.decision_log import Decision

ENOUGH = 20
"""From so many decisions on drafts on, a dossier tells by itself how often they were wrong."""
TELLING = frozenset({"actor", "stance", "issue"})
"""Whoever changes one of these says that the draft was wrong."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Of so many statements told, how many are drafts; and of the drafts decided on before, how many were wrong."""

    statements: int
    drafts: int
    decided: int = 0
    wrong: int = 0

    @property
    def known(self) -> bool:
        """True where enough was decided in this dossier to say how often drafts were wrong."""
        return self.decided >= ENOUGH


def trust(statements: Sequence[Entry], decisions: Iterable[Decision]) -> Trust:
    """Return how far statements are to be trusted; `decisions` is the last on each claim of the dossier."""
    offered = [each for each in decisions if each.offered is not None and each.verb in ("accept", "edit", "reject")]
    wrong = sum(each.verb == "reject" or not TELLING.isdisjoint(each.changed) for each in offered)
    return Trust(len(statements), sum(entry.claim.is_draft for entry in statements), len(offered), wrong)
