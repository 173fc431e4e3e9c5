"""Count claims by status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import by_index, example, formats, with_dossier
from onrecord.render.answers import Work
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord status")
@formats("status")
@by_index
@with_dossier
def status(dossier: Dossier, form: str) -> None:
    """Count claims by status, and the drafts left to review.

    It also tells how much of what the articles report is in claims; `codebook uncovered` lists the rest.
    """
    from onrecord import outcomes

    found = overview.state(dossier.articles, joined.of(dossier))
    seen = outcomes.coverage_of(dossier, dossier.articles, progress=_output.Progress())
    readers = dossier.panel().readers(dossier.articles)
    _output.write("status", form, Work(found, seen, readers, len(dossier.coded), dossier.taught))
