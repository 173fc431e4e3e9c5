"""Why a claim says what it says: the parser is run again on its article, and tells which rules fired on which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.explain.reasons import who
from onrecord.reports import passages
from onrecord.reports.entries import join
from onrecord.store.changes import Change

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.explain.reasons import Readings
    from onrecord.models import Article, Claim
    from onrecord.parser.dates.publication import Inference
    from onrecord.parser.drafts import Statement
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Passage
    from onrecord.store.changes import Difference


class Reason(NamedTuple):
    """What the parser read for one field, by which rule, from which words, and what came second."""

    field: str
    value: str
    rule: str
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


def explain(claim: Claim, dossier: Dossier, readings: Readings) -> Explanation:
    """Return the reasons for a claim of `dossier`."""
    (entry,) = join([claim], dossier.articles, dossier.codebook)
    article = entry.article
    if article is None:
        return Explanation(entry, None, (), None, ())
    statement = readings.statement(article, claim)
    drafted = next((d for d in readings.drafts(article) if d.issue == claim.issue and d.id == claim.id), None)
    return Explanation(
        entry,
        passages.in_context(entry),
        tuple(_reasons(article, claim, statement)) if statement else (),
        readings.publication(article) if article.published_basis == "inferred" else None,
        Change(claim, drafted).readings if drafted and claim.status != "draft" else (),
    )


def _reasons(article: Article, claim: Claim, statement: Statement) -> list[Reason]:
    found = statement.attribution
    body = article.body
    words = [span.of(body) if span else "" for span in (found.source, found.cue)]
    told = [Reason("statement", found.kind, found.rule, words[1])]
    told += [
        Reason("actor", ", ".join((*speaker.via, speaker.actor)), who(speaker), words[0])
        for speaker in statement.speakers
    ]
    others = "; ".join(f"also {j.issue} {j.stance}" for j in statement.judged if j.issue != claim.issue)
    told += [
        Reason("stance", f"{judged.stance} on {judged.issue}", judged.rule, judged.evidence, others)
        for judged in statement.judged
        if judged.issue == claim.issue
    ]
    told.append(
        Reason(
            "date",
            statement.date or "",
            ", ".join(filter(None, (statement.basis, statement.dating))),
            statement.date_words,
        )
    )
    return told
