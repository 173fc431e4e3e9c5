"""Print what a model would be asked about an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, with_dossier

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord prompt kalin-says-talks-next-week")
@click.argument("name", metavar="ARTICLE")
@with_dossier
def prompt(dossier: Dossier, name: str) -> None:
    """Print what a model would be asked about an article.

    The instruction, the sides and issues of the codebook, and the article in numbered paragraphs. A long article is
    asked about in pieces, printed one after the other.
    """
    from onrecord.coders.model import prompt as prompts

    pieces = prompts.of(dossier.find_article(name), dossier.codebook)
    if not pieces:
        _output.note("the article is empty: nothing is asked about it.")
    if len(pieces) > 1:
        _output.note(f"the article is long, and asked about in {len(pieces)} pieces.")
    for piece in pieces:
        click.echo(piece.text, nl=False)
