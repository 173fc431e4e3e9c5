"""Tell how positions on an issue moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import by_now, example, formats, parties, terms, with_events, with_view
from onrecord.reports import entries as joined
from onrecord.reports import history as histories
from onrecord.store.index_rows import Wanted

if TYPE_CHECKING:
    from onrecord.reports.positions import Terms
    from onrecord.view import View


@click.command()
@example("onrecord history working-group")
@click.argument("issue", metavar="ISSUE")
@click.option("--party", metavar="PARTY", multiple=True, help="Only this party; may be given again.")
@with_events
@terms()
@formats("history")
@with_view
def history(view: View, issue: str, party: tuple[str, ...], terms: Terms, form: str, *, events: bool) -> None:
    """Tell how positions on an issue moved, party by party.

    A change is always that of one voice. Two voices of a party on opposite sides are a split if they speak within the
    window, else they are listed as other voices. Claims without a date are listed separately.
    """
    key, sides = view.find_issue(issue), parties(view, party)
    happened = view.codebook.events if events else ()
    entries = joined.of(view.about(Wanted(issues=[key])))
    answer = histories.history(key, entries, view.codebook, by_now(terms, view), sides, happened)
    _output.write("history", form, answer)
