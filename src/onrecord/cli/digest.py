"""Tell what is new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._leaving import leaving, with_drafts
from onrecord.cli._options import Word, example, terms, to_file, with_dossier
from onrecord.errors import OnrecordError
from onrecord.render import writers
from onrecord.reports import digest as digests
from onrecord.reports import entries as joined
from onrecord.reports.positions import last_day
from onrecord.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from onrecord.cli._options import Target
    from onrecord.dossier import Dossier
    from onrecord.reports.digest import Days
    from onrecord.reports.positions import Terms


@click.command()
@example("onrecord digest --since 7d", "onrecord digest --since 2019-05 --format atom -o feed.xml")
@with_dossier
@click.option(
    "--since",
    default="7d",
    show_default=True,
    metavar="DAYS",
    help='From when: "7d", "2 weeks", "last week", "this month", "yesterday", or a date.',
)
@terms(on=True)
@click.option(
    "--format",
    "form",
    type=Word(writers.formats("digest")),
    help="Without it: table in a terminal, markdown elsewhere and in a file.",
)
@with_drafts
@to_file
def digest(dossier: Dossier, since: str, terms: Terms, target: Target, form: str | None, *, drafts: bool) -> None:
    """Tell what is new: articles, claims, changes, who takes no side any more.

    Days are counted back from --on; without it, from the newest article's day. A claim without a date counts on its
    article's day; an article counts on the day on which it was added, or else published. A file that -o writes and a
    feed hold only reviewed claims; --drafts adds the others.
    """
    entries, trust = joined.of(dossier), None
    end = terms.on or last_day(entries, dossier.articles)
    if end is None:
        raise OnrecordError("Nothing here has a date, so no day is the newest. Name one: --on 2019-04-04")
    days = _days(since, end)
    form = form or ("table" if _output.screen().terminal and not target.path else "markdown")
    if terms.on and days.first > terms.on:
        raise click.UsageError("--since is a day after --on: name an earlier one.")
    if target.path or form == "atom":
        entries, trust = leaving(dossier, entries, drafts=drafts)
    answer = digests.digest(entries, dossier.articles, dossier.codebook, days, terms)
    answer = replace(answer, trust=trust)
    if not target.path:
        _output.write("digest", form, answer)
    elif form not in ("markdown", "atom"):
        raise click.UsageError("-o writes markdown or atom; send other formats to a file with > FILE.")
    else:
        _output.save(target.path, _output.text("digest", form, answer), force=target.force)


def _days(since: str, end: date) -> Days:
    try:
        return digests.days_of(since, end)
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(
            f'"{one_line(since)}" means no days; write 7d, 2 weeks, "last week", or a date (2019-04-04).',
            param_hint="--since",
        ) from error
