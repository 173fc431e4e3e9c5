"""Show claims in their paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_view
from onrecord.render.answers import Shown
from onrecord.reports import entries as joined
from onrecord.reports import passages
from onrecord.store.index_rows import Wanted

if TYPE_CHECKING:
    from onrecord.view import View


@click.command()
@example("onrecord show ymz3intn")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@formats("show")
@with_view
def show(view: View, ids: tuple[str, ...], form: str) -> None:
    """Show a claim in its paragraph.

    Source, cue and content are marked. Copies of the claim in other articles are named, or the claim of which this one
    is a copy. The beginning of an ID is enough.
    """
    wanted = [view.find_claim(name) for name in ids]
    by_id = {entry.claim.id: entry for entry in joined.with_copies(joined.of(view.about(Wanted(ids=wanted))))}
    found = [(by_id[name], passages.in_context(by_id[name])) for name in wanted]
    _output.write("show", form, Shown(found, by_id))
