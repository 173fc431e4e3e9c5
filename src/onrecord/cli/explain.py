"""The command explain: why the parser says what it says of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord import shell
from onrecord.cli import _output
from onrecord.cli._group import Misnamed
from onrecord.cli._options import example, formats, with_dossier
from onrecord.explain.explanation import explain as reasons_for
from onrecord.explain.reasons import Readings
from onrecord.text import one_line

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord explain 6gsoc5iq")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--rejected",
    is_flag=True,
    help="Each ID is an article: list what coders found there that did not become a draft, and why.",
)
@formats("explain")
@with_dossier
def explain(dossier: Dossier, ids: tuple[str, ...], form: str, *, rejected: bool) -> None:
    """Tell why the parser reads a claim as it does.

    The parser reads the article again: which rule found the statement, whom the words name, which words decided
    the stance, how it came to the date, and from which events an article without a date got its day. Where the ledger
    says something else because a person wrote it, both are shown, and so is what each of several coders says.
    """
    readings = Readings(dossier.codebook, dossier.panel())
    if rejected:
        drafted = {name: readings.drafted(dossier.find_article(name)) for name in ids}
        _output.write("rejected", form, drafted)
        return
    _refuse_articles(dossier, ids)
    found = [reasons_for(dossier.find_claim(name), dossier, readings) for name in ids]
    _output.write("explain", form, found)


def _refuse_articles(dossier: Dossier, ids: tuple[str, ...]) -> None:
    """Say what to ask instead where an id is an article's."""
    claims, articles = {claim.id for claim in dossier.claims}, {article.id for article in dossier.articles}
    for name in ids:
        if name not in claims and name in articles:
            listed = shell.command("claims", (), {"--article": name})
            left = shell.command("explain", [name], {"--rejected": None})
            told = (
                f"{name} is an article, and explain wants a claim: {listed} lists its claims, {left} what became none."
            )
            raise Misnamed(one_line(told))
