"""Merge two versions of a ledger, for git."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli import _output
from onrecord.cli._options import example
from onrecord.render.wording import counted


@click.command()
@example("cp data/claims.yaml new.yaml; onrecord merge-ledger new.yaml data/claims.yaml new.yaml && onrecord check")
@click.argument("base", metavar="BASE", type=click.Path(path_type=Path))
@click.argument("ours", metavar="OURS", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="THEIRS", type=click.Path(path_type=Path))
def merge_ledger(base: Path, ours: Path, theirs: Path) -> None:
    """Merge two versions of a ledger, claim by claim, for git.

    BASE is the version from which both come; the result is written to OURS. Two people who decided different claims do
    not get in each other's way. A claim that both decided in different ways is left as a conflict, and the exit status
    is 1. Set it up once in each clone, with claims.yaml merge=onrecord in .gitattributes:

    git config merge.onrecord.driver "onrecord merge-ledger %O %A %B"
    """
    from onrecord.store import merge_files

    told = merge_files.merge(base, ours, theirs)
    for conflict in told.conflicts:
        _output.note(f"{conflict}.")
    if told.conflicts:
        _output.note(f"{counted(len(told.conflicts), 'conflict')} left; onrecord check tells the lines.")
        raise click.exceptions.Exit(1)
