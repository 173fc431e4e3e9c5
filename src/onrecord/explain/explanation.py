"""Why a claim says what it says: the trace of its draft tells which rules fired on which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.reports import passages
from onrecord.reports.entries import join
from onrecord.store.changes import Change

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.explain.dissent import Dissent
    from onrecord.explain.reasons import Readings, Trace
    from onrecord.models import Claim, DateBasis
    from onrecord.parser import Inference, Judgement, Speaker
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Passage
    from onrecord.store.changes import Difference


class DateRule(NamedTuple):
    """How the date of a statement is known, and what tells it."""

    basis: DateBasis | None
    why: str


class Reason(NamedTuple):
    """What the parser read for one field, by which rule, from which words, and what came second."""

    field: str
    value: str
    by: Speaker | Judgement | DateRule | str
    """What tells the rule: `render.rules.told` has the sentence."""
    words: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with the parser's reasons for it; none where the parser reads no statement on these words."""

    entry: Entry
    passage: Passage | None
    reasons: tuple[Reason, ...]
    publication: Inference | None
    """Why the article has its day, where neither it nor a person gives one."""
    differences: tuple[Difference, ...]
    """Where the ledger's word is not the parser's: a person's."""
    dissent: tuple[Dissent, ...] = ()
    """Where the coders of a draft differ from what it says."""
    probability: float | None = None
    """How probable a claim is by the coder that tells, 0 to 1."""


def explain(claim: Claim, dossier: Dossier, readings: Readings) -> Explanation:
    """Return the reasons for a claim of `dossier`."""
    (entry,) = join([claim], dossier.articles, dossier.codebook)
    article = entry.article
    if article is None:
        return Explanation(entry, None, (), None, ())
    trace = readings.trace(article, claim)
    draft = readings.draft(article, claim)
    return Explanation(
        entry,
        passages.in_context(entry),
        tuple(_reasons(claim, trace)) if trace else (),
        readings.publication(article) if article.published_basis == "inferred" else None,
        Change(claim, draft.claim).readings if draft and not claim.is_draft else (),
        readings.dissent(article, claim),
        draft.probability if draft else None,
    )


def _reasons(claim: Claim, trace: Trace) -> list[Reason]:
    statement = trace.statement
    found = statement.attribution
    told = [Reason("statement", found.kind, found.rule, statement.cue)]
    told += [
        Reason("actor", ", ".join((*speaker.via, speaker.actor)), speaker, statement.source)
        for speaker in statement.speakers
    ]
    others = "; ".join(f"also {j.stance} on {j.issue}" for j in statement.judgements if j.issue != claim.issue)
    told += [
        Reason("stance", f"{judged.stance} on {judged.issue}", judged, judged.evidence, others)
        for judged in statement.judgements
        if judged.issue == claim.issue
    ]
    told.append(
        Reason(
            "date",
            statement.date or "",
            DateRule(statement.basis, statement.when.why),
            statement.date_words,
        )
    )
    return told
