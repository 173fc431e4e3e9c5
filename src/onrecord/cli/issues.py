"""List the issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord issues")
@formats("issues")
@with_dossier
def issues(dossier: Dossier, form: str) -> None:
    """List the issues and what the parties said about them."""
    rows = overview.issues(joined.of(dossier), dossier.codebook)
    _output.write("issues", form, rows)
