"""Tell how positions on an issue moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import by_now, example, formats, parties, terms, with_dossier, with_events
from onrecord.reports import entries as joined
from onrecord.reports import history as histories

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.reports.positions import Terms


@click.command()
@example("onrecord history working-group")
@click.argument("issue", metavar="ISSUE")
@click.option("--party", metavar="PARTY", multiple=True, help="Only this party; may be given again.")
@with_events
@terms()
@formats("history")
@with_dossier
def history(dossier: Dossier, issue: str, party: tuple[str, ...], terms: Terms, form: str, *, events: bool) -> None:
    """Tell how positions on an issue moved, party by party.

    Only one and the same voice can change. If two voices of a party take opposite sides, that is a split if they do so
    within the window, else it is listed as another voice. Claims without a date are listed separately.
    """
    key, sides = dossier.find_issue(issue), parties(dossier, party)
    happened = dossier.codebook.events if events else ()
    entries = joined.of(dossier)
    terms = by_now(terms, dossier, entries)
    answer = histories.history(key, entries, dossier.codebook, terms, sides, happened)
    _output.write("history", form, answer)
