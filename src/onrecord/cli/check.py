"""Check the files of a dossier."""

from __future__ import annotations

import click

from onrecord.cli import _output
from onrecord.cli._options import by_index, example, formats


@click.command()
@example("onrecord check")
@formats("check")
@by_index
@click.pass_context
def check(ctx: click.Context, form: str) -> None:
    """Check files, names, dates and quotes.

    Every claim's quote must stand, character for character, at its place in its article. The exit status is
    1 if there are problems, 0 if there are only notes.
    """
    from onrecord.dossier import Dossier

    found = Dossier(ctx.obj).check()
    _output.write("check", form, found)
    if any(not problem.note for problem in found):
        ctx.exit(1)
