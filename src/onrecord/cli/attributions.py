"""Show every attributed statement of a text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats
from onrecord.models import Article
from onrecord.render.answers import Read


@click.command()
@example("echo 'The minister said the bridge would open in May.' | onrecord attributions -")
@click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--nested", is_flag=True, help="Also show statements inside the content of others.")
@formats("attributions")
@click.pass_obj
def attributions(data: str, names: tuple[str, ...], form: str, *, nested: bool) -> None:
    """Show every attributed statement of a text.

    This is what the parser sees before any codebook. An ARTICLE is the id of one in the dossier, any .md or .txt file,
    or - for text on stdin. Source, cue and content are marked; under each paragraph stand the rules that found them.
    """
    from onrecord.parser import find_attributions

    texts = [_article(data, name) for name in names]
    found = [Read(text.id, text.body, find_attributions(text.body, nested)) for text in texts]
    _output.write("attributions", form, found)


def _article(data: str, name: str) -> Article:
    """Return an article from stdin, from a file, or of the dossier."""
    from onrecord import articles
    from onrecord.dossier import Dossier

    if name == "-":
        return Article(id="-", body=articles.text_of(sys.stdin.buffer.read(), Path("stdin")))
    return articles.read(Path(name)) if Path(name).is_file() else Dossier(data).find_article(name)
