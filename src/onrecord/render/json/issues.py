"""The list of issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.render.json import Form
    from onrecord.reports.overview import IssueRow


def issues(rows: Iterable[IssueRow]) -> list[Form]:
    """Return the list of issues."""
    return [issue(row) for row in rows]


def issue(row: IssueRow) -> Form:
    """Return a question in dispute, with the stances that each party has taken."""
    return {
        "issue": row.issue,
        "proposition": row.proposition,
        "guidance": row.guidance,
        "claims": row.claims,
        "drafts": row.drafts,
        "first": row.first,
        "last": row.last,
        "parties": [{"party": tally.party, "name": tally.name, "stances": tally.stances} for tally in row.parties],
    }
