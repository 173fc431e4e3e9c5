"""Commands that keep a dossier in order: check, schema."""

from __future__ import annotations

import click

from onrecord.cli import output
from onrecord.cli.options import Word, example, formats


@click.command()
@example("onrecord check")
@formats("table", "json")
@click.pass_context
def check(ctx: click.Context, form: str) -> None:
    """Check files, names, dates and quotes.

    Every claim's quote must stand, character for character, at its place in its article. Exit status 1 where there
    are problems; notes alone are 0.
    """
    from onrecord.dossier import Dossier
    from onrecord.render import jsonforms
    from onrecord.render.terminal import lists

    found = Dossier(ctx.obj).check()
    output.answer(form, lambda: [jsonforms.problem(problem) for problem in found], lambda _: lists.problems(found))
    if any(not problem.note for problem in found):
        ctx.exit(1)


@click.command()
@example("onrecord schema ledger --names")
@click.argument("name", metavar="[ledger|codebook]", type=Word(["ledger", "codebook"]), default="ledger")
@click.option("--names", is_flag=True, help="With the issues, parties and speakers of this dossier's codebook.")
@click.pass_obj
def schema(data: str, name: str, *, names: bool) -> None:
    """Print the JSON Schema of the ledger or the codebook.

    With it an editor completes fields and marks what does not fit; docs/ledger.md says how to tell the editor.
    """
    from onrecord.dossier import Dossier
    from onrecord.render import tabular
    from onrecord.store import schema as schemas

    click.echo(tabular.json_text(schemas.schema(name, Dossier(data).codebook if names else None)))
