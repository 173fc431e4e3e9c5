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

    A change is always that of one voice. Two voices of a party on opposite sides are a split if they speak within the
    window, else they are listed as other voices. Claims without a date are listed separately.
    """
    key, sides = dossier.find_issue(issue), parties(dossier, party)
    happened = dossier.codebook.events if events else ()
    entries = joined.of(dossier)
    terms = by_now(terms, dossier, entries)
    answer = histories.history(key, entries, dossier.codebook, terms, sides, happened)
    _output.write("history", form, answer)
