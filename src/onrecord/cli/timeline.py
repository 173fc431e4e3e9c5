"""Order statements and events by date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._leaving import leaving, with_drafts
from onrecord.cli._options import ALL, REVIEWED, Word, example, filters, selected, to_file, with_events, with_view
from onrecord.render import writers
from onrecord.reports import entries as joined
from onrecord.reports import timeline as timelines

if TYPE_CHECKING:
    from onrecord.cli._options import Target
    from onrecord.reports.select import Filter
    from onrecord.view import View


@click.command()
@example("onrecord timeline --issue working-group -o timeline.md")
@with_view
@filters(f"{ALL}; in a file that -o writes, {REVIEWED}")
@with_events
@click.option(
    "--format",
    "form",
    type=Word(writers.formats("timeline")),
    help="Without it: table in a terminal, markdown elsewhere.",
)
@with_drafts
@to_file
def timeline(view: View, wanted: Filter, target: Target, form: str | None, *, events: bool, drafts: bool) -> None:
    """Order statements and events by date.

    A statement that several articles print is listed once, with its outlets. A file that -o writes holds only reviewed
    claims; --drafts adds the others.
    """
    entries, trust = selected(joined.of(view.about_what(wanted)), wanted), None
    if target.path:
        entries, trust = leaving(view, entries, drafts=drafts, may_be_empty=True)
    book = view.codebook
    first, last = timelines.span(entries)
    happened = timelines.between(book.events, wanted.since or first, wanted.until or last) if events else ()
    answer = timelines.timeline(entries, happened, book.issues, book.parties)
    if target.path:
        if form not in (None, "markdown"):
            raise click.UsageError("-o writes markdown; send other formats to a file with > FILE.")
        _output.save(
            target.path, _output.text("timeline", "markdown", replace(answer, trust=trust)), force=target.force
        )
        return
    _output.write("timeline", form or ("table" if _output.screen().terminal else "markdown"), answer)
