"""Change fields of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord import decisions
from onrecord.cli import _output
from onrecord.cli._deciding import told, with_dry_run, with_fields, with_ids
from onrecord.cli._options import example, with_by, with_dossier
from onrecord.text import printable

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.models import Claim


@click.command()
@example('onrecord edit ymz3intn --stance leans-against --note "softer than it sounds"')
@with_ids
@with_fields
@click.option("--reanchor", is_flag=True, help="Find the quote in its article again, where that has changed.")
@with_dry_run
@with_dossier
@with_by
@told
def edit(dossier: Dossier, ids: tuple[str, ...], wanted: decisions.Wanted, *, dry_run: bool) -> decisions.Changes:
    """Change fields of claims.

    An empty text removes a field. Names are looked up in the codebook, quotes in the article; what check would
    find wrong is refused. The claim's status becomes edited, unless only its place in the article changes. --stance
    leaves the words of the position as they are: give --position with it.
    """
    done = decisions.edit(dossier, ids, wanted, dry_run=dry_run)
    for change in done if wanted.position is None else ():
        if any(found.field == "stance" for found in change.differences):
            _output.note(_same_position(change.after, dry_run=dry_run))
    return done


def _same_position(claim: Claim, *, dry_run: bool) -> str:
    """Say that the position still has its words, which were written for another stance."""
    from onrecord import shell

    remedy = "add --position TEXT" if dry_run else shell.command("edit", [claim.id], {"--position": "TEXT"})
    said = printable(claim.position)
    return f'claim "{claim.id}" is now {claim.stance}, and its position still says "{said}". To change that: {remedy}'
