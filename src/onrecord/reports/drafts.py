"""How far drafts are to be trusted: how many statements nobody has read, and how often drafts were wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.models import IMPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.reports.entries import Entry
    from onrecord.store.decision_log import Decision

ENOUGH = 20
"""From so many decisions on drafts on, a dossier tells by itself how often they were wrong."""
TELLING = frozenset({"actor", "stance", "issue"})
"""Whoever changes one of these says that the draft was wrong."""

_JUDGING = frozenset({"accept", "edit", "reject"})


@dataclass(frozen=True, slots=True)
class Trust:
    """Of so many statements told, how many are drafts; and of the drafts decided on before, how many were wrong."""

    statements: int
    drafts: int
    decided: int = 0
    wrong: int = 0
    imported: int = 0
    """How many of the drafts are others' work, taken in by `import`, and no program's."""

    @property
    def known(self) -> bool:
        """True where enough was decided in this dossier to say how often drafts were wrong."""
        return self.decided >= ENOUGH


def trust(statements: Sequence[Entry], courses: Iterable[Sequence[Decision]]) -> Trust:
    """Return how far statements are to be trusted; `courses` are the decisions on each claim of the dossier."""
    drafted = [course for course in map(_since_offered, courses) if course]
    drafts = [entry.claim for entry in statements if entry.claim.is_draft]
    imported = sum(all(coder.startswith(IMPORT) for coder in claim.coders) for claim in drafts if claim.coders)
    return Trust(len(statements), len(drafts), len(drafted), sum(map(_was_wrong, drafted)), imported)


def _since_offered(course: Sequence[Decision]) -> Sequence[Decision]:
    """Return the decisions on a claim from the one on its draft on; none where a person entered it."""
    judging = [at for at, each in enumerate(course) if each.offered is not None and each.verb in _JUDGING]
    return course[judging[0] :] if judging else ()


def _was_wrong(course: Sequence[Decision]) -> bool:
    """True where a person has rejected a draft in the end, or made it say something else: at once or later."""
    if course[-1].verb == "reject":
        return True
    offered, now = dict[str, object](), dict[str, object]()
    for field, (before, after) in (change for each in course for change in each.changed.items()):
        offered.setdefault(field, before)
        now[field] = after
    return any(offered[field] != now[field] for field in TELLING & offered.keys())
