"""Commands that hand the record to other programs: export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import Word, example, filters, to_file, with_dossier
from onrecord.reports import entries as joined
from onrecord.reports import timeline as timelines
from onrecord.reports.entries import chronological
from onrecord.reports.select import select, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.cli._options import Target
    from onrecord.dossier import Dossier
    from onrecord.reports.entries import Entry
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
    type=Word(["jsonld", "timelinejs", "graphml", "dna-csv"]),
    required=True,
    help="schema.org linked data; an interactive timeline; a signed network of speakers and issues; its statements.",
)
@to_file
def export(dossier: Dossier, wanted: Filter, target: Target, form: str) -> None:
    """Write the record in the formats of other programs.

    jsonld: schema.org Claim and Quotation. timelinejs: the JSON of TimelineJS. graphml: for visone, Gephi, networkx.
    dna-csv: the event list of Discourse Network Analyzer (DNA, rDNA). A statement that several articles print is told
    once; what a format cannot hold is told on stderr. docs/exports.md has the details.
    """
    said = chronological(statements(select(joined.of(dossier), wanted)))
    text = _FORMATS[form](dossier, said, wanted)
    if target.path:
        _output.save_as_is(target.path, text, force=target.force)
    else:
        click.echo(text)


def _jsonld(dossier: Dossier, said: Sequence[Entry], wanted: Filter) -> str:
    from onrecord.render.exports import jsonld

    del wanted
    return jsonld.jsonld_text(said, dossier.codebook)


def _timelinejs(dossier: Dossier, said: Sequence[Entry], wanted: Filter) -> str:
    from onrecord.render import tabular
    from onrecord.render.exports.timelinejs import timelinejs

    first, last = timelines.span(said)
    book = dossier.codebook
    happened = timelines.between(book.events, wanted.since or first, wanted.until or last)
    answer = timelines.timeline(said, happened, book.issues, book.parties)
    _left_out(len(answer.standing), "a timeline has no place for what is not dated")
    return tabular.json_text(timelinejs(answer))


def _graphml(dossier: Dossier, said: Sequence[Entry], wanted: Filter) -> str:
    from onrecord.render.exports.graphml import graphml
    from onrecord.reports.network import network

    del wanted
    return graphml(network(said, dossier.codebook))


def _dna(dossier: Dossier, said: Sequence[Entry], wanted: Filter) -> str:
    from onrecord.render.exports import dna

    del wanted
    _left_out(sum(not dna.fits(entry) for entry in said), "DNA knows neither noncommittal nor undated ones")
    return dna.event_list(said, dossier.codebook)


def _left_out(number: int, why: str) -> None:
    from onrecord.render.wording import counted

    if number:
        _output.note(f"{counted(number, 'statement')} left out: {why}.")


_FORMATS: dict[str, Callable[[Dossier, Sequence[Entry], Filter], str]] = {
    "jsonld": _jsonld,
    "timelinejs": _timelinejs,
    "graphml": _graphml,
    "dna-csv": _dna,
}
