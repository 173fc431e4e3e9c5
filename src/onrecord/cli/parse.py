"""Enter the claims of articles in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _models, _output
from onrecord.cli._models import JOBS, with_models
from onrecord.cli._options import example, formats, with_dossier
from onrecord.render.answers import Parsed
from onrecord.text import printable

if TYPE_CHECKING:
    from onrecord.cli._models import Wanted
    from onrecord.dossier import Dossier
    from onrecord.pipeline import ParseResult

_NAMED = 8
"""More names of files than this nobody reads."""


@click.command()
@example("onrecord parse --dry-run --list")
@click.argument("names", metavar="[ARTICLE]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--list", "every", is_flag=True, help="List every claim concerned, and where you and the parser differ.")
@with_models
@formats("parse")
@with_dossier
@click.pass_context
def parse(
    ctx: click.Context,
    dossier: Dossier,
    names: tuple[str, ...],
    form: str,
    *,
    dry_run: bool,
    every: bool,
    wanted: Wanted | None,
) -> None:
    """Find the claims in articles and enter them in the ledger.

    Without an ARTICLE (an id, or a file) all are read. Drafts are updated; what a person has accepted, edited or
    rejected stays as it is. If the parser now reads such a claim differently, it is counted under "differs"; if its
    words are no longer in the article, under "orphans". The exit status is 1 if an article could not be read; the
    others are parsed all the same.
    """
    from onrecord import pipeline

    if not dry_run:
        dossier.refuse_archive()
    whole = _models.ask(dossier, names, wanted, dry_run=dry_run) if wanted else True
    models = wanted.names if wanted and len(wanted.names) > 1 else ()
    dossier.jobs = ctx.meta.get(JOBS) or dossier.jobs
    result = pipeline.parse(dossier, names, models=models, dry_run=dry_run, progress=_output.Progress())
    told = Parsed(
        articles=result.articles,
        unread=result.unread,
        vanished=result.vanished,
        found=result.found,
        merged=result.merged,
        orphans=result.orphans,
        coverage=result.coverage,
        saved=result.saved,
        path=str(dossier.ledger_path),
        dry_run=dry_run,
        every=every,
        rejected=result.rejected,
        unconfirmed=result.unconfirmed,
    )
    _output.write("parse", form, told)
    if result.unread:  # what is wrong with each was told at the start
        click.echo(_unread(result), err=True)
    for article, failure in result.failed:
        what = f"{article}: onrecord failed on this article ({failure}). Its drafts stay as they are; please report it."
        click.echo(printable(what), err=True)
    if result.unread or result.failed or not whole:
        ctx.exit(1)


def _unread(result: ParseResult) -> str:
    from onrecord.render.wording import counted, plain

    files = counted(len(result.unread), "article file")
    more = len(result.unread) - _NAMED
    names = plain(", ".join(result.unread[:_NAMED])) + (f" and {more:,} more" if more > 0 else "")
    return f"{files} could not be read: {names}. The drafts of such articles stay as they are."
