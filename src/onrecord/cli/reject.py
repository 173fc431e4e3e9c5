"""Reject claims that are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord import decisions
from onrecord.cli._deciding import told, with_dry_run, with_ids
from onrecord.cli._options import example, with_by, with_dossier

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example('onrecord reject ymz3intn --note "a question, not a position" --dry-run')
@with_ids
@click.option("--note", metavar="TEXT", help="Why; replaces a note that is already there.")
@with_dry_run
@with_dossier
@with_by
@told
def reject(dossier: Dossier, ids: tuple[str, ...], note: str | None, *, dry_run: bool) -> decisions.Changes:
    """Reject claims that are wrong.

    They stay in the ledger, so that the parser does not bring them back; lists and reports leave them out.
    """
    return decisions.reject(dossier, ids, note=note, dry_run=dry_run)
