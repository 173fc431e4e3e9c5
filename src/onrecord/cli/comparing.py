"""Commands that compare and tell: diff, history, timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import output
from onrecord.cli.options import (
    FORMATS,
    Day,
    Word,
    example,
    filters,
    formats,
    parties,
    terms,
    to_file,
    two_parties,
    with_dossier,
    with_events,
)
from onrecord.render import documents, jsonreports, rowforms
from onrecord.reports import diff as diffs
from onrecord.reports import entries as joined
from onrecord.reports import history as histories
from onrecord.reports import movement as movements
from onrecord.reports import timeline as timelines
from onrecord.reports.select import select

if TYPE_CHECKING:
    from datetime import date

    from onrecord.cli.options import Target
    from onrecord.dossier import Dossier
    from onrecord.reports.positions import Terms
    from onrecord.reports.select import Filter


@click.command()
@example(
    "onrecord --data examples/harbor-toll diff city state --on 2023-05-31",
    "onrecord --data examples/harbor-toll diff city state --between 2023-04-30 2023-09-30",
)
@with_dossier
@two_parties
@click.option("--issue", metavar="ISSUE", multiple=True, help="Only this issue; may be given again.")
@click.option(
    "--between", "days", metavar="DATE DATE", type=Day(end=True), nargs=2, help="What changed from one day to another."
)
@terms(on=True)
@formats(*FORMATS)
def diff(
    dossier: Dossier,
    pair: tuple[str, str],
    issue: tuple[str, ...],
    days: tuple[date, date] | None,
    terms: Terms,
    form: str,
) -> None:
    """Compare two parties, issue by issue.

    A party stands where its newest voice stands. How far apart two are goes from 0 to 4; where two voices of a party
    differ within the window, it is split, and the distance a range. With --between: where each stood on either day,
    and the change points after the first day and up to the second, each with the words before and after.
    """
    from onrecord.render.terminal import sides

    issues = [dossier.find_issue(name) for name in issue]
    if days:
        if terms.on or days[0] >= days[1]:
            raise click.UsageError("--between takes two days, the earlier one first, and no --on beside it.")
        moved = movements.movement(pair, days, joined.of(dossier), dossier.codebook, terms, issues)
        output.answer(
            form,
            lambda: jsonreports.between(moved),
            lambda _: sides.between(moved),
            lambda: documents.between(moved),
            lambda: rowforms.between(moved),
            running=True,
        )
        return
    answer = diffs.diff(pair, joined.of(dossier), dossier.codebook, terms, issues)
    output.answer(
        form,
        lambda: jsonreports.diff(answer),
        lambda _: sides.diff(answer),
        lambda: documents.diff(answer),
        lambda: rowforms.diff(answer),
        running=True,
    )


@click.command()
@example("onrecord history working-group")
@click.argument("issue", metavar="ISSUE")
@click.option("--party", metavar="PARTY", multiple=True, help="Only this party; may be given again.")
@with_events
@terms()
@formats(*FORMATS)
@with_dossier
def history(dossier: Dossier, issue: str, party: tuple[str, ...], terms: Terms, form: str, *, events: bool) -> None:
    """Tell how positions on an issue moved, party by party.

    A change is a change of one and the same voice. Where another voice of the party speaks with another sign, it is a
    split if both are heard within the window, and another voice if not. Claims without a date stand apart.
    """
    from onrecord.render.terminal import stories

    key, sides = dossier.find_issue(issue), parties(dossier, party)
    happened = dossier.codebook.events if events else ()
    answer = histories.history(key, joined.of(dossier), dossier.codebook, terms, sides, happened)
    output.answer(
        form,
        lambda: jsonreports.history(answer),
        lambda _: stories.history(answer),
        lambda: documents.history(answer),
        lambda: rowforms.history(answer),
        running=True,
    )


@click.command()
@example("onrecord timeline --issue working-group -o timeline.md")
@with_dossier
@filters
@with_events
@click.option(
    "--format",
    "form",
    type=Word(FORMATS),
    help="Without it: table in a terminal, markdown elsewhere.",
)
@to_file
def timeline(dossier: Dossier, wanted: Filter, target: Target, form: str | None, *, events: bool) -> None:
    """Order statements and events by date.

    A statement that several articles print is told once, with its outlets.
    """
    from onrecord.render.terminal import stories

    entries = select(joined.of(dossier), wanted)
    first, last = timelines.span(entries)
    happened = timelines.between(dossier.codebook.events, wanted.since or first, wanted.until or last) if events else ()
    answer = timelines.timeline(entries, happened, dossier.codebook.issues, dossier.codebook.parties)
    if target.path:
        if form not in (None, "markdown"):
            raise click.UsageError("-o writes markdown; send other formats to a file with > FILE.")
        output.save(target.path, documents.timeline(answer), force=target.force)
        return
    output.answer(
        form or ("table" if output.screen().terminal else "markdown"),
        lambda: jsonreports.timeline(answer),
        lambda _: stories.timeline(answer),
        lambda: documents.timeline(answer),
        lambda: rowforms.timeline(answer),
        running=True,
    )
