"""Enter drafts of others in the ledger."""

from __future__ import annotations

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
@with_dry_run
@with_dossier
def import_(dossier: Dossier, file: Path, name: str | None, *, dry_run: bool) -> None:
    """Enter drafts of others in the ledger.

    FILE holds JSON lines or a table (CSV) with quote, article (an id) or text (the article's), issue, stance and actor;
    or the JSON lines of LangExtract. Each is proved as all drafts are: its words have to stand in the article. They are
    drafts of a coder import:NAME, and nobody's decision. What is refused is listed with its line. All are kept in the
    dossier, imports/NAME.jsonl, where parse, agree and evaluate read them again.
    """
    from onrecord import imports
    from onrecord.render import import_lines

    if not dry_run:
        dossier.refuse_archive()
    told = imports.load(dossier, file, name if name is not None else file.stem, dry_run=dry_run)
    for line in import_lines.lines(told):
        click.echo(line)
    path = printable(str(dossier.ledger_path))
    click.echo(f"{path} {'saved' if told.saved else 'stays as it is'}.{' Nothing was written.' if dry_run else ''}")
