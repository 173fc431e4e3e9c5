"""The command that writes everything as one page."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._leaving import leaving, with_drafts
from onrecord.cli._options import REVIEWED, cores, example, filters, pair, selected, split_within, to_file, with_view
from onrecord.errors import MissingExtraError
from onrecord.render.answers import Paper
from onrecord.reports import entries as joined
from onrecord.reports import page as pages
from onrecord.reports.positions import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.cli._options import Target
    from onrecord.reports.select import Filter
    from onrecord.view import View


def _two(_: click.Context, __: click.Parameter, given: tuple[str, str] | None) -> tuple[str, str] | None:
    """Refuse an option that stands where the second party should: click takes it for one."""
    if given and any(each.startswith("-") for each in given):
        raise click.UsageError("--compare takes two parties: onrecord report --compare PARTY PARTY -o report.html")
    return given


@click.command()
@example(
    "onrecord report -o report.html", "onrecord --data examples/harbor-toll report --compare city state -o page.html"
)
@with_view
@filters(REVIEWED)
@split_within
@click.option(
    "--compare",
    metavar="PARTY PARTY",
    nargs=2,
    callback=_two,
    help="The parties that stand side by side first; without it, the two with the most statements.",
)
@click.option("--title", metavar="TEXT", default="", help="The headline; without it, the parties that are compared.")
@with_drafts
@to_file
def report(
    view: View,
    wanted: Filter,
    compare: tuple[str, str] | None,
    title: str,
    target: Target,
    *,
    window: int,
    drafts: bool,
) -> None:
    """Write everything as one web page.

    The page holds the positions side by side, a chart for each issue, and the timeline with its evidence. It loads
    nothing when it is opened, and holds only reviewed claims; --drafts adds the others. Where five articles are fully
    coded, its foot tells how good drafts are here (onrecord evaluate). "-o -" writes it to stdout.
    Needs the extra: pip install 'onrecord[report]'.
    """
    _needs()
    if target.path is None:
        raise click.UsageError("Name a file to write: onrecord report -o report.html")
    first = pair(view, *compare) if compare else None
    found, trust = leaving(view, selected(joined.of(view.about_what(wanted)), wanted), drafts=drafts)
    answer = pages.page(view.articles, found, view.codebook, Terms(window=window), first, wanted.days)
    names = answer.diffs[0].names if answer.diffs else tuple(name for key, name in answer.parties if key is not None)
    headline = title or f"{' and '.join(names) or 'The record'}: who said what"
    text = _output.text("report", "html", Paper(answer, headline, list(_selection(wanted)), trust, _measured(view)))
    if str(target.path) == "-":
        click.echo(text)
        return
    _output.save(target.path, text, force=target.force)


def _measured(view: View) -> str:
    """Return how good drafts are here, where enough articles are fully coded to tell."""
    if not view.marks:
        return ""
    from onrecord import evaluation
    from onrecord.dossier import Dossier
    from onrecord.render import position_words

    dossier = Dossier(view.path)
    dossier.jobs = cores()
    if not evaluation.is_possible(dossier):
        return ""
    return position_words.measured(evaluation.evaluate(dossier, _output.Progress()))


def _needs() -> None:
    """Say at once, not after a minute's work, that a library of the extra is missing."""
    try:
        import_module("onrecord.render.html.report")
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe", "leather"):
            raise
        raise MissingExtraError("report", error.name) from error


def _selection(wanted: Filter) -> Iterator[str]:
    """Yield in words what was asked for, so that a page of few claims does not look like the whole."""
    named = {
        "actor": wanted.actors,
        "party": {party or "none" for party in wanted.parties},
        "issue": wanted.issues,
        "stance": wanted.stances,
        "status": wanted.statuses,
        "article": wanted.articles,
        "coder": wanted.coders,
    }
    yield from (f"{name} {', '.join(sorted(values))}" for name, values in named.items() if values)
    said = {"said since": wanted.since, "said until": wanted.until, "words": wanted.text}
    yield from (f"{name} {value}" for name, value in said.items() if value)
