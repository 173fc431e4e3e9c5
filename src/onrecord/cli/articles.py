"""List the articles."""

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
@example("onrecord articles --format csv")
@formats("articles")
@with_dossier
def articles(dossier: Dossier, form: str) -> None:
    """List the articles with their dates and claims.

    Those without a date come first: they need a person.
    """
    rows = overview.articles(dossier.articles, joined.of(dossier))
    _output.write("articles", form, rows)
