"""The list of issues: a row a party of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.models import STANCES
from onrecord.render.json import issues as objects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.render.json import Form
    from onrecord.reports.overview import IssueRow


def issues(rows: Iterable[IssueRow]) -> list[Form]:
    """Return a row for each party of each issue, with how often it took each stance; one without where nobody spoke."""
    told: list[Form] = []
    for row in rows:
        form = objects.issue(row)
        del form["parties"]
        for tally in row.parties or (None,):
            stances = {stance: tally.stances[stance] if tally else None for stance in STANCES}
            party = {"party": tally.party if tally else None, "party_name": tally.name if tally else None}
            told.append({**form, **party, **stances})
    return told
