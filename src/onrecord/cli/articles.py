"""List the articles, and mark those that are fully coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_by, with_dossier
from onrecord.render.wording import counted
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from onrecord.dossier import Dossier

_OPTIONS = {"mark": "coded", "unmark": "not-coded"}
_TOLD = {"mark": "marked as fully coded", "unmark": "no longer marked as fully coded"}


@click.command()
@example("onrecord articles --format csv", "onrecord articles --is-coded")
@click.argument("names", metavar="[ARTICLE]...", nargs=-1)
@click.option(
    "--coded", "does", flag_value="mark", help="Mark the articles as fully coded: what is no claim there is none."
)
@click.option("--not-coded", "does", flag_value="unmark", help="Take the mark back.")
@click.option("--is-coded", is_flag=True, help="List only those that are fully coded.")
@formats("articles")
@with_dossier
@with_by
def articles(dossier: Dossier, names: tuple[str, ...], does: str | None, form: str, *, is_coded: bool) -> None:
    """List the articles with their dates and claims; mark coded ones.

    Those without a date come first: they need a person. With an ARTICLE (an id, or a file) only that is listed.
    Before an article can be marked as fully coded, its drafts have to be decided. The mark ends when the text of the
    article changes, or the codebook gets a new issue.
    """
    if does and not names:
        raise click.UsageError(f"Name the articles: onrecord articles --{_OPTIONS[does]} ARTICLE")
    if does:
        from onrecord.decisions import coded

        found = (coded.mark if does == "mark" else coded.unmark)(dossier, names)
        _output.note(f"{counted(len(found), 'article')} {_TOLD[does]}.")
    else:
        found = tuple(dossier.find_article(name).id for name in names)
    rows = overview.articles(dossier.articles, joined.of(dossier), dossier.coded)
    wanted = (row for row in rows if (row.article.id in found or not names) and (row.coded or not is_coded))
    _output.write("articles", form, tuple(wanted))
