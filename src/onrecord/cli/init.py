"""Start a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli._options import example
from onrecord.text import printable


@click.command()
@example("onrecord init ferry")
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
def init(path: Path) -> None:
    """Start a dossier: a folder for articles and a commented codebook.

    What is there already stays as it is. The ledger, claims.yaml, comes with the first `parse`.
    """
    from onrecord import shell
    from onrecord.store import template

    found = template.make(path)
    if not found:
        click.echo(printable(f"{path} is a dossier already; nothing was changed."))
    for made in found:
        click.echo(printable(f"made   {made}{'/' if made.is_dir() else ''}"))
    data = " ".join(("onrecord", *map(shell.quoted, shell.option("--data", str(path)))))
    click.echo(
        f"Next:\n"
        f"  1. Add articles (pages, PDF, exports, mail, tables):\n"
        f"     {data} add FILE...\n"
        f"     or put .md and .txt files into {printable(str(path / 'articles'))}/ yourself.\n"
        f"  2. See which speakers and topics they name:\n"
        f"     {data} codebook suggest\n"
        f"  3. Fill {printable(str(path / 'codebook.yaml'))}, and test it:\n"
        f"     {data} codebook test\n"
        f"  4. Find the claims:\n"
        f"     {data} parse\n"
        f"Do several people work on it, in git? Each of them runs once, in the repository:\n"
        f"  {template.GIT_DRIVER}"
    )
