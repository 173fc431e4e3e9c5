"""List the issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import FORMATS, example, formats, with_dossier
from onrecord.render import jsonforms, markdown, rowforms
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord issues")
@formats(*FORMATS)
@with_dossier
def issues(dossier: Dossier, form: str) -> None:
    """List the issues and what the parties said of them."""
    from onrecord.render.terminal import lists

    rows = overview.issues(joined.of(dossier), dossier.codebook)
    _output.answer(
        form,
        lambda: [jsonforms.issue(row) for row in rows],
        lambda _: lists.issues(rows),
        lambda: markdown.rows(rowforms.issues(rows)),
        lambda: rowforms.issues(rows) if form == "csv" else [jsonforms.issue(row) for row in rows],
        running=True,
    )
