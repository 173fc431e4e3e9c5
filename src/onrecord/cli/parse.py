"""Enter the claims of articles in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.dossier import Dossier
    from onrecord.pipeline import ParseResult


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

    version = dossier.ledger.version
    result = pipeline.parse(dossier, names, dry_run=dry_run, progress=_output.progress)
    if form == "json":
        merged = jsonforms.merged(result.merged, result.orphans)
        known = {"articles": list(result.articles), "unread": list(result.unread), "vanished": list(result.vanished)}
        known |= {"found": result.found, "saved": result.saved, "coverage": coverage.form(result.coverage)}
        click.echo(tabular.json_text({**known, **merged}))
    else:
        click.echo("\n".join(_told(result, str(dossier.ledger_path), dry_run=dry_run, every=every)))
        _output.upgraded(dossier, version)
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
    return (
        f"{files} could not be read: {plain(', '.join(result.unread))}. The drafts of such articles stay as they are."
    )
