"""List the speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier
from onrecord.render.answers import Actors
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord actors")
@click.option("--all", "everybody", is_flag=True, help="Also those of the codebook who are not quoted.")
@formats("actors")
@with_dossier
def actors(dossier: Dossier, form: str, *, everybody: bool) -> None:
    """List the speakers and how often they are quoted."""
    known = overview.actors(joined.of(dossier), dossier.codebook)
    rows = [row for row in known if everybody or row.claims]
    _output.write("actors", form, Actors(rows, len(known) - len(rows)))
