"""The list of claims for spreadsheets: a row a claim, its words as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import own
from onrecord.render import wording
from onrecord.render.json import claims as objects
from onrecord.render.rows.parts import when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.render.answers import Claims
    from onrecord.render.json import Form
    from onrecord.reports.entries import Entry


def claims(answer: Claims) -> list[Form]:
    """Return a row a claim: the names of JSON, with `quotes` as people read them, labels and days.

    Own variables have a column each, behind all others.
    """
    names = own.names(entry.claim.extra for entry in answer.entries)
    return [_row(entry, answer, names) for entry in answer.entries]


def _row(entry: Entry, answer: Claims, names: Iterable[str]) -> Form:
    claim, days = entry.claim, when(entry.claim.date)
    told = objects.claim(entry)
    extra = told.pop("extra")
    return {
        **told,
        "quotes": wording.quote_text(claim),
        "earliest": days["earliest"],
        "latest": days["latest"],
        "party_name": answer.parties.get(entry.party or "", ""),
        "issue_label": answer.labels.get(claim.issue, ""),
        "own_words": entry.own_words,
        "url": wording.address(entry.article),
        **{f"extra.{name}": extra.get(name) for name in names},
    }
