"""Enter drafts of others in the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli._deciding import with_dry_run
from onrecord.cli._options import example, with_dossier
from onrecord.text import printable

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command("import")
@example(
    "onrecord claims --format jsonl -o theirs.jsonl && onrecord import theirs.jsonl --name desk --dry-run",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="Whose drafts these are; without it, the file's name.")
@click.option(
    "--party",
    metavar="ATTRIBUTE",
    default="",
    help="Of a project of DNA: the attribute of persons or organizations that says on which side they are.",
)
@with_dry_run
@with_dossier
def import_(dossier: Dossier, file: Path, name: str | None, party: str, *, dry_run: bool) -> None:
    """Enter drafts of others in the ledger.

    FILE holds JSON lines or a table (CSV) with quote, article (an id) or text (the article's), issue, stance and actor;
    or the JSON lines of LangExtract. Each is checked as every draft is: its words must stand in the article. They are
    drafts of a coder import:NAME, which nobody has decided on. What is refused is listed with its line.
    All are kept in the dossier, imports/NAME.jsonl, where parse, agree and evaluate read them again.

    Or FILE is a project of Discourse Network Analyzer 3 (.dna): its documents become articles, its statements drafts,
    and a codebook that nobody has written in yet gets its concepts, persons and organizations. docs/dna.md has the way.
    """
    from onrecord import imports
    from onrecord.render import import_lines

    if not dry_run:
        dossier.refuse_archive()
    name = name if name is not None else file.stem
    if imports.is_project(file):
        today = f"{date.today():%Y-%m-%d}"  # noqa: DTZ011 - the day of whoever adds
        taken = imports.load_project(dossier, file, name, added=today, party=party, dry_run=dry_run)
        told, lines = taken.statements, import_lines.of_project(taken, str(dossier.codebook_path))
    elif party:
        raise click.UsageError("--party is for projects of DNA.")
    else:
        told = imports.load(dossier, file, name, dry_run=dry_run)
        lines = import_lines.lines(told)
    for line in lines:
        click.echo(line)
    path = printable(str(dossier.ledger_path))
    click.echo(f"{path} {'saved' if told.saved else 'stays as it is'}.{' Nothing was written.' if dry_run else ''}")
