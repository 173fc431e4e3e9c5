"""Print a JSON Schema."""

from __future__ import annotations

import click

from onrecord.cli import _output
from onrecord.cli._options import Word, example


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
    from onrecord.store import schema as schemas

    _output.write("schema", "json", schemas.schema(name, Dossier(data).codebook if names else None))
