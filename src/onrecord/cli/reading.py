"""Commands that read texts: parse, attributions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import output
from onrecord.cli.options import example, formats, with_dossier
from onrecord.models import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.dossier import Dossier
    from onrecord.pipeline import ParseResult

_NAMED = 8
"""More names of files than this nobody reads."""


@click.command()
@example("onrecord parse --dry-run --list")
@click.argument("names", metavar="[ARTICLE]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--list", "every", is_flag=True, help="List every claim concerned, and where you and the parser differ.")
@formats("table", "json")
@with_dossier
@click.pass_context
def parse(
    ctx: click.Context, dossier: Dossier, names: tuple[str, ...], form: str, *, dry_run: bool, every: bool
) -> None:
    """Find the claims in articles and enter them in the ledger.

    Without an ARTICLE (an id, or a file) all are read. Drafts follow the articles and the codebook; what a person has
    accepted, edited or rejected stays as it is. Where the parser reads it otherwise, the claim differs; where its
    words are no longer in the article, it is an orphan. Exit status 1 where an article could not be read; the others
    are parsed all the same.
    """
    from onrecord import pipeline
    from onrecord.render import coverage, jsonforms, tabular

    result = pipeline.parse(dossier, names, dry_run=dry_run, progress=output.progress)
    if form == "json":
        merged = jsonforms.merged(result.merged, result.orphans)
        known = {"articles": list(result.articles), "unread": list(result.unread), "vanished": list(result.vanished)}
        known |= {"found": result.found, "saved": result.saved, "coverage": coverage.form(result.coverage)}
        click.echo(tabular.json_text({**known, **merged}))
    else:
        click.echo("\n".join(_told(result, str(dossier.ledger_path), dry_run=dry_run, every=every)))
    if result.unread:  # what is wrong with each was told at the start
        click.echo(_unread(result), err=True)
        ctx.exit(1)


def _told(result: ParseResult, ledger: str, *, dry_run: bool, every: bool) -> Iterator[str]:
    from onrecord.render import coverage, parsing
    from onrecord.render.wording import counted

    yield f"{counted(len(result.articles), 'article')} read, {counted(result.found, 'claim')} found."
    yield from coverage.lines(result.coverage)
    yield from parsing.counts(result.merged, result.orphans, result.vanished)
    listed = [*parsing.listing(result.merged, result.orphans, every=every)]
    yield from [*listed, ""] if listed else []
    changed = "saved" if result.saved else "would change" if result.merged.changes else "is as it was"
    yield f"{ledger} {changed}.{' Nothing was written.' if dry_run else ''}"


def _unread(result: ParseResult) -> str:
    from onrecord.render.wording import counted, plain

    files = counted(len(result.unread), "article file")
    more = len(result.unread) - _NAMED
    names = plain(", ".join(result.unread[:_NAMED])) + (f" and {more:,} more" if more > 0 else "")
    return f"{files} could not be read: {names}. The drafts of such articles stay as they are."


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
    output.show(lambda screen: terminal.attributions(read, colour=screen.colour), running=True)


def _article(data: str, name: str) -> Article:
    """Return an article from stdin, from a file, or of the dossier."""
    from onrecord import articles
    from onrecord.dossier import Dossier

    if name == "-":
        return Article(id="-", body=articles.text_of(sys.stdin.buffer.read(), Path("stdin")))
    return articles.read(Path(name)) if Path(name).is_file() else Dossier(data).find_article(name)
