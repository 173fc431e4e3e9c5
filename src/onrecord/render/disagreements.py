"""The agreement of two codings, in words that every layout shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import claim_lines, wording

if TYPE_CHECKING:
    from onrecord.agreement.agreement import Agreement, Disagreement, FieldName
    from onrecord.reports.entries import Entry


MEANING = "1 is full agreement, 0 what chance alone would give; - where it cannot be computed"
PRECISION = "the share of the claims there that are also here"
RECALL = "the share of the claims here that are also there"


def figure(value: float | None) -> str:
    """Return a share or an alpha with two decimals, or a dash."""
    return "-" if value is None else f"{value:.2f}"


def extent(answer: Agreement, other: str) -> str:
    """Return what was compared: ``96 claims here (this ledger), 110 there (the parser), in 5 articles``."""
    first = answer.measures[0]
    articles = wording.counted(len(answer.articles), "article")
    here = f"{wording.counted(first.here, 'claim')} here (this ledger)"
    return f"{here}, {first.there} there ({wording.plain(other)}), in {articles}"


def notes(answer: Agreement) -> list[str]:
    """Return what was not compared, and why."""
    told: list[str] = []
    if answer.undecided:
        told.append(f"{wording.counted(answer.undecided, 'draft')} not counted: onrecord review decides them.")
    if answer.left_out:
        names = ", ".join(answer.left_out)
        told.append(f"Left out, as only one of the two has claims there: {names} (--article counts it).")
    return told


def said(entry: Entry, name: FieldName) -> str:
    """Return the value of a field in one coding."""
    claim = entry.claim
    if name == "stance":
        return claim.stance
    return wording.day(claim.date) if name == "date" else wording.plain(getattr(claim, name))


def about(told: Disagreement) -> str:
    """Return a disagreement in words: the claim that one lacks, or each field as here and as there."""
    if told.kind == "differs" and told.here and told.there:
        pairs = (f"{name} {said(told.here, name)} here, {said(told.there, name)} there" for name in told.fields)
        return f"{claim_lines.about(told.here.claim)}: {'; '.join(pairs)}"
    return claim_lines.summary(told.entry.claim)
