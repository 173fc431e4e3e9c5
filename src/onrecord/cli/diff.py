"""Compare two parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import Day, by_now, example, formats, terms, two_parties, with_view
from onrecord.reports import diff as diffs
from onrecord.reports import entries as joined
from onrecord.reports import movement as movements

if TYPE_CHECKING:
    from datetime import date

    from onrecord.reports.positions import Terms
    from onrecord.view import View


@click.command()
@example(
    "onrecord --data examples/harbor-toll diff city state --on 2023-05-31",
    "onrecord --data examples/harbor-toll diff city state --between 2023-04-30 2023-09-30",
)
@with_view
@two_parties
@click.option("--issue", metavar="ISSUE", multiple=True, help="Only this issue; may be given again.")
@click.option(
    "--between", "days", metavar="DATE DATE", type=Day(end=True), nargs=2, help="What changed from one day to another."
)
@terms(on=True)
@formats("diff")
def diff(
    view: View,
    pair: tuple[str, str],
    issue: tuple[str, ...],
    days: tuple[date, date] | None,
    terms: Terms,
    form: str,
) -> None:
    """Compare two parties, issue by issue.

    A party's position is that of the voice that took a side last. The distance between two parties goes from 0 to 4.
    A party is split if two of its voices take opposite sides within the window; the distance is then a range. With
    --between: where each party stood on both days, and what changed after the first day and up to the second, with the
    words before and after.
    """
    issues = [view.find_issue(name) for name in issue]
    if days:
        if terms.on or days[0] >= days[1]:
            raise click.UsageError("--between takes two days, the earlier one first, and not together with --on.")
        moved = movements.movement(
            pair, days, joined.of(view.about_parties(pair, issues)), view.codebook, terms, issues
        )
        _output.write("between", form, moved)
        return
    entries = joined.of(view.about_parties(pair, issues))
    answer = diffs.diff(pair, entries, view.codebook, by_now(terms, view), issues)
    _output.write("diff", form, answer)
