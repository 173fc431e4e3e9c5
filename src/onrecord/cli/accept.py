"""Accept drafts as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord import decisions
from onrecord.cli._deciding import told, with_dry_run, with_ids
from onrecord.cli._options import example, with_by, with_dossier

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord accept ymz3intn")
@with_ids
@with_dry_run
@with_dossier
@with_by
@told
def accept(dossier: Dossier, ids: tuple[str, ...], *, dry_run: bool) -> decisions.Changes:
    """Accept drafts as they stand.

    The beginning of an ID is enough. A claim that was rejected is accepted too; one that you have edited stays edited.
    """
    return decisions.accept(dossier, ids, dry_run=dry_run)
