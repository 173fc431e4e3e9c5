"""Show claims in their paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier
from onrecord.render.answers import Shown
from onrecord.reports import entries as joined
from onrecord.reports import passages

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord show ymz3intn")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@formats("show")
@with_dossier
def show(dossier: Dossier, ids: tuple[str, ...], form: str) -> None:
    """Show a claim in its paragraph.

    Source, cue and content are marked. Copies of the claim in other articles are named, or the claim of which this one
    is a copy. The beginning of an ID is enough.
    """
    wanted = [dossier.find_claim(name).id for name in ids]
    by_id = {entry.claim.id: entry for entry in joined.with_copies(joined.of(dossier))}
    found = [(by_id[name], passages.in_context(by_id[name])) for name in wanted]
    _output.write("show", form, Shown(found, by_id))
