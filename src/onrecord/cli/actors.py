"""List the speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import FORMATS, example, formats, with_dossier
from onrecord.render import jsonforms
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord actors")
@click.option("--all", "everybody", is_flag=True, help="Also those of the codebook who are not quoted.")
@formats(*FORMATS)
@with_dossier
def actors(dossier: Dossier, form: str, *, everybody: bool) -> None:
    """List the speakers and how often they are quoted."""
    from onrecord.render.terminal import lists

    known = overview.actors(joined.of(dossier), dossier.codebook)
    rows = [row for row in known if everybody or row.claims]
    silent = len(known) - len(rows)
    _output.answer(form, lambda: [jsonforms.actor(row) for row in rows], lambda _: lists.actors(rows, silent))
