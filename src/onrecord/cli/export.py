"""Commands that hand the record to other programs: export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._leaving import leaving, with_drafts
from onrecord.cli._options import Word, example, filters, selected, to_file, with_dossier
from onrecord.render import writers
from onrecord.render.answers import Record
from onrecord.reports import entries as joined
from onrecord.reports.entries import chronological
from onrecord.reports.select import statements

if TYPE_CHECKING:
    from onrecord.cli._options import Target
    from onrecord.dossier import Dossier
    from onrecord.reports.select import Filter


@click.command()
@example(
    "onrecord export --format jsonld -o claims.jsonld",
    "onrecord export --format dna-csv --issue working-group > events.csv",
)
@with_dossier
@filters
@click.option(
    "--format",
    "form",
    type=Word(writers.formats("export")),
    required=True,
    help="Linked data, an interactive timeline, a network of speakers and issues, or a table of statements.",
)
@with_drafts
@to_file
def export(dossier: Dossier, wanted: Filter, target: Target, form: str, *, drafts: bool) -> None:
    """Write the record in the formats of other programs.

    jsonld: schema.org Claim and Quotation. timelinejs: the JSON of TimelineJS. graphml: for visone, Gephi,
    networkx. dna-csv: the event list of Discourse Network Analyzer (DNA, rDNA). A statement that several articles
    print is written once, drafts only with --drafts; what a format cannot hold is reported on stderr.
    docs/exports.md has the details.
    """
    found, trust = leaving(dossier, selected(joined.of(dossier), wanted), drafts=drafts)
    record = Record(chronological(statements(found)), dossier.codebook, wanted.since, wanted.until, trust)
    if target.path:
        _output.save_as_is(target.path, _output.text("export", form, record), force=target.force)
    else:
        _output.write("export", form, record)
