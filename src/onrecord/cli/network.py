"""Tie speakers to speakers by what they said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import _output
from onrecord.cli._leaving import leaving, with_drafts
from onrecord.cli._options import REVIEWED, Word, example, filters, formats, selected, to_file, with_dossier
from onrecord.reports import actor_network as networks
from onrecord.reports import entries as joined

if TYPE_CHECKING:
    from onrecord.cli._options import Target
    from onrecord.dossier import Dossier
    from onrecord.reports.select import Filter


@click.command()
@example(
    "onrecord network --measure subtract --format csv", "onrecord network --days 30 --format graphml -o ties.graphml"
)
@with_dossier
@filters(REVIEWED)
@click.option(
    "--measure",
    type=Word(networks.MEASURES),
    default="congruence",
    show_default=True,
    help="Agreement on issues, disagreement, or the first less the second.",
)
@click.option(
    "--duplicates",
    type=Word(networks.DUPLICATES),
    default="document",
    show_default=True,
    help="Count what a speaker says for, or against, an issue only once in each of these; include: each time.",
)
@click.option(
    "--nodes",
    type=Word(networks.NODES),
    default="actor",
    show_default=True,
    help="Who is tied to whom: speakers, bodies or parties.",
)
@click.option(
    "--days",
    metavar="N",
    type=click.IntRange(min=1, max=1_000_000),
    help="A network for every N days, from the first statement on; without it, one for all.",
)
@click.option(
    "--normalize",
    "normalization",
    type=Word(networks.NORMALIZATIONS),
    default="no",
    show_default=True,
    help="Divide each weight by a measure of how much the two have said.",
)
@click.option("--noncommittal", is_flag=True, help="Count noncommittal statements, half way between for and against.")
@click.option("--undated", is_flag=True, help="Count undated statements, too, on the day of their article.")
@formats("network")
@with_drafts
@to_file
def network(
    dossier: Dossier,
    wanted: Filter,
    form: str,
    target: Target,
    *,
    drafts: bool,
    undated: bool,
    **options: Any,  # noqa: ANN401 - click's values
) -> None:
    """Tie speakers to speakers by what they said.

    Speakers are tied to speakers (one-mode networks), as Discourse Network Analyzer defines it. Only dated statements
    for or against an issue count, unless you ask for others. A statement that several articles print counts once;
    drafts count only with --drafts. What is left out is told on stderr. docs/exports.md has the definitions.
    """
    entries = joined.of(dossier)
    entries = networks.dated_by_article(entries) if undated else entries
    found, trust = leaving(dossier, selected(entries, wanted), drafts=drafts)
    try:
        answer = networks.actor_network(found, networks.Terms(**options))
    except ValueError as error:
        raise click.BadParameter(f"that would be {error}; give more days.", param_hint="--days") from error
    answer = replace(answer, trust=trust)
    if target.path:
        _output.save_as_is(target.path, _output.text("network", form, answer), force=target.force)
    else:
        _output.write("network", form, answer)
