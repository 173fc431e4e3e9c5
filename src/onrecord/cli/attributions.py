"""Show every attributed statement of a text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats
from onrecord.models import Article


@click.command()
@example("echo 'The minister said the bridge would open in May.' | onrecord attributions -")
@click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--nested", is_flag=True, help="Also show statements inside the content of others.")
@formats("table", "jsonl")
@click.pass_obj
def attributions(data: str, names: tuple[str, ...], form: str, *, nested: bool) -> None:
    """Show every attributed statement of a text.

    This is what the parser sees before any codebook. An ARTICLE is the id of one in the dossier, any .md or .txt file,
    or - for text on stdin. Source, cue and content are marked; under each paragraph stand the rules that found them.
    """
    from onrecord.parser import find_attributions
    from onrecord.render import jsonforms, tabular
    from onrecord.render.terminal import passages as terminal
    from onrecord.reports.passages import read_through

    texts = [_article(data, name) for name in names]
    found = [(article, find_attributions(article.body, nested)) for article in texts]
    if form == "jsonl":
        click.echo(tabular.jsonl_text(jsonforms.attributions(article.id, each) for article, each in found))
        return
    read = [(article.body, read_through(article.body, each)) for article, each in found]
    _output.show(lambda screen: terminal.attributions(read, colour=screen.colour), running=True)


def _article(data: str, name: str) -> Article:
    """Return an article from stdin, from a file, or of the dossier."""
    from onrecord import articles, textfile
    from onrecord.dossier import Dossier

    if name == "-":
        text = textfile.decode(sys.stdin.buffer.read(), Path("stdin"))
        return Article(id="-", body=text.removeprefix(textfile.BOM).replace("\r\n", "\n").replace("\r", "\n"))
    return articles.read(Path(name)) if Path(name).is_file() else Dossier(data).find_article(name)
