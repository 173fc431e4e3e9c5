"""One question of a review with all that a person needs to answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.models import candidates_of
from onrecord.reports import passages
from onrecord.reports.entries import join, side
from onrecord.store.changes import Change
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.decisions.queue import Step
    from onrecord.dossier import Dossier
    from onrecord.explain.dissent import Dissent
    from onrecord.explain.reasons import Readings, Trace
    from onrecord.models import Claim
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Passage
    from onrecord.store.changes import Difference


@dataclass(frozen=True, slots=True)
class Question:
    """A step with its claim, if there is one, in its paragraph."""

    step: Step
    entry: Entry | None
    passage: Passage | None
    proposition: str
    guidance: str = ""
    """The coding rules of the issue."""
    trace: Trace | None = None
    """What the rules read on the words of the claim: why they say so."""
    dissent: tuple[Dissent, ...] = ()
    """Where the coders of a draft differ from what it says."""
    differences: tuple[Difference, ...] = ()
    """Where the parser reads a decided claim otherwise."""
    against: int = 0
    """For a draft: how many reviewed claims of its party on the issue are on the other side, where most are."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """Those of whom the claim's speaker is one, nothing telling which; empty where he is known."""
        return candidates_of(self.entry.claim.actor) if self.entry else ()


def question(step: Step, claim: Claim | None, dossier: Dossier, readings: Readings) -> Question:
    """Return what is to be shown of a step."""
    body = step.article.body
    if claim is None:
        attribution = step.statement.place if step.statement else None
        passage = passages.of_statement(body, attribution) if attribution else passages.opening(body)
        return Question(step, None, passage, "")
    (entry,) = join([claim], dossier.articles, dossier.codebook)
    issue = dossier.codebook.issues.get(claim.issue)
    passage = passages.in_context(entry)
    if passage and not _named(claim):
        passage = passages.with_paragraph_before(body, passage)
    return Question(
        step,
        entry,
        passage,
        issue.proposition if issue else "",
        issue.guidance if issue else "",
        readings.trace(step.article, claim),
        readings.dissent(step.article, claim),
        Change(claim, step.reading).readings if step.reading else (),
        _against(entry, dossier) if claim.is_draft else 0,
    )


def _against(entry: Entry, dossier: Dossier) -> int:
    """Return how many reviewed claims of the claim's party on its issue are on the other side; 0 where not most are.

    It is told and never acted on: two of three wrong signs were such, and so is every change of position.
    """
    claim = entry.claim
    signs = [
        known.score * claim.score
        for known in dossier.claims
        if known.issue == claim.issue
        and known.status in ("accepted", "edited")
        and side(known, known.actor, dossier.codebook) == entry.party
    ]
    same, other = sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)
    return other if other > same and entry.party else 0


def _named(claim: Claim) -> bool:
    """True where the article's words name the speaker; a pronoun, or a name of several, needs the paragraph before."""
    return not candidates_of(claim.actor) and not set(fold(claim.mention).split()).isdisjoint(fold(claim.actor).split())
