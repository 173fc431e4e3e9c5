"""Commands that list what a dossier holds: status, articles, claims, show, actors, issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import output
from onrecord.cli.options import FORMATS, example, filters, formats, with_dossier
from onrecord.render import jsonforms, markdown, rowforms
from onrecord.reports import entries as joined
from onrecord.reports import overview, passages
from onrecord.reports.entries import chronological
from onrecord.reports.select import relayed, select

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.reports.select import Filter


@click.command()
@example("onrecord status")
@formats("table", "json")
@with_dossier
def status(dossier: Dossier, form: str) -> None:
    """Count claims by status, and the drafts left to review.

    Told too is how much of what the articles report is in claims; `codebook uncovered` lists the rest.
    """
    from rich.console import Group

    from onrecord.explain import coverage
    from onrecord.render import coverage as covering
    from onrecord.render.terminal import lists

    found = overview.state(dossier.articles, joined.of(dossier))
    seen = coverage.of(dossier.articles, dossier.scheme, dossier.claims)
    output.answer(
        form,
        lambda: {**jsonforms.state(found), "coverage": covering.form(seen)},
        lambda _: Group(lists.state(found), "", *covering.lines(seen)),
        running=True,
    )


@click.command()
@example("onrecord articles --format csv")
@formats(*FORMATS)
@with_dossier
def articles(dossier: Dossier, form: str) -> None:
    """List the articles with their dates and claims.

    Those without a date come first: they need a person.
    """
    from onrecord.render.terminal import lists

    rows = overview.articles(dossier.articles, joined.of(dossier))
    output.answer(
        form, lambda: [jsonforms.article(row) for row in rows], lambda screen: lists.articles(rows, screen.width)
    )


@click.command()
@example("onrecord --data examples/harbor-toll claims --party city --since 2023-04 --format csv")
@with_dossier
@filters
@formats(*FORMATS)
def claims(dossier: Dossier, wanted: Filter, form: str) -> None:
    """List claims: who, when, which stance, in which words.

    Each filter may be given more than once; a claim then passes if it fits one of the values. Names are found without
    accents or case.
    """
    from onrecord.render.terminal import lists

    entries = joined.with_copies(joined.of(dossier))
    ordered = chronological(select(entries, wanted))
    relays = relayed(entries, wanted)
    output.answer(
        form,
        lambda: [jsonforms.claim(entry) for entry in ordered],
        lambda screen: lists.claims(ordered, screen.width, relays),
        lambda: markdown.claims(ordered),
    )


@click.command()
@example("onrecord show ymz3intn")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@formats("table", "json")
@with_dossier
def show(dossier: Dossier, ids: tuple[str, ...], form: str) -> None:
    """Show a claim in its paragraph.

    Source, cue and content are marked, and its copies in other articles named, or the claim of which it is one. The
    beginning of an ID will do.
    """
    from onrecord.render.terminal import passages as terminal

    wanted = [dossier.find_claim(name).id for name in ids]
    by_id = {entry.claim.id: entry for entry in joined.with_copies(joined.of(dossier))}
    found = [(by_id[name], passages.in_context(by_id[name])) for name in wanted]
    output.answer(
        form,
        lambda: [jsonforms.statement(entry) for entry, _ in found],
        lambda screen: terminal.show(found, by_id, colour=screen.colour),
        running=True,
    )


@click.command()
@example("onrecord actors")
@click.option("--all", "everybody", is_flag=True, help="Also those of the codebook who are not quoted.")
@formats(*FORMATS)
@with_dossier
def actors(dossier: Dossier, form: str, *, everybody: bool) -> None:
    """List the speakers and how often they are quoted."""
    from onrecord.render.terminal import lists

    known = overview.actors(joined.of(dossier), dossier.codebook)
    rows = [row for row in known if everybody or row.claims]
    silent = len(known) - len(rows)
    output.answer(form, lambda: [jsonforms.actor(row) for row in rows], lambda _: lists.actors(rows, silent))


@click.command()
@example("onrecord issues")
@formats(*FORMATS)
@with_dossier
def issues(dossier: Dossier, form: str) -> None:
    """List the issues and what the parties said of them."""
    from onrecord.render.terminal import lists

    rows = overview.issues(joined.of(dossier), dossier.codebook)
    output.answer(
        form,
        lambda: [jsonforms.issue(row) for row in rows],
        lambda _: lists.issues(rows),
        lambda: markdown.rows(rowforms.issues(rows)),
        lambda: rowforms.issues(rows) if form == "csv" else [jsonforms.issue(row) for row in rows],
        running=True,
    )
