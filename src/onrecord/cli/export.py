"""Commands that hand the record to other programs: export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._leaving import leaving, with_drafts
from onrecord.cli._options import REVIEWED, Word, example, filters, selected, to_file, with_dossier
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
    "onrecord export --format dna --undated -o project.dna",
)
@with_dossier
@filters(REVIEWED)
@click.option(
    "--format",
    "form",
    type=Word(writers.formats("export")),
    required=True,
    help="Linked data, a timeline, a network, a table of statements, or a project of DNA (which wants -o FILE).",
)
@click.option(
    "--noncommittal",
    type=Word(["agree", "disagree"]),
    help="For dna: give noncommittal statements as agreement or disagreement; without it they are left out.",
)
@click.option(
    "--undated",
    is_flag=True,
    help="For dna: give statements without a date, too; DNA counts all on their document's day.",
)
@with_drafts
@to_file
def export(
    dossier: Dossier,
    wanted: Filter,
    target: Target,
    form: str,
    *,
    drafts: bool,
    noncommittal: str | None,
    undated: bool,
) -> None:
    """Write the record in the formats of other programs.

    jsonld: schema.org Claim and Quotation. timelinejs: the JSON of TimelineJS. graphml: for visone, Gephi,
    networkx. dna-csv: the event list of Discourse Network Analyzer (DNA, rDNA). dna: a project of DNA 3, articles and
    all (docs/dna.md). A statement that several articles print is written once (in a project, in each of them), drafts
    only with --drafts; what a format cannot hold is reported on stderr. docs/exports.md has the details.
    """
    if (noncommittal or undated) and form != "dna":
        raise click.UsageError("--noncommittal and --undated are for --format dna.")
    found, trust = leaving(dossier, selected(joined.of(dossier), wanted), drafts=drafts, may_be_empty=form == "dna")
    record = Record(chronological(statements(found)), dossier.codebook, wanted.since, wanted.until, trust)
    if form == "dna":
        articles = [each for each in dossier.articles if not wanted.articles or each.id in wanted.articles]
        agree = None if noncommittal is None else noncommittal == "agree"
        record = record._replace(articles=articles, noncommittal=agree, undated=undated)
    if target.path:
        _output.save_form(target.path, "export", form, record, force=target.force)
    else:
        _output.write("export", form, record)
