"""The commands on the codebook: test, suggest, unused, uncovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._group import NamingGroup
from onrecord.cli._options import example, formats, with_dossier
from onrecord.render.answers import Suggested, Tried

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.group(cls=NamingGroup)
@example("onrecord codebook test")
def codebook() -> None:
    """Test the codebook, extend it, see what it leaves out."""


@codebook.command()
@example("onrecord codebook test --format json")
@formats("codebook test")
@with_dossier
@click.pass_context
def test(ctx: click.Context, dossier: Dossier, form: str) -> None:
    """Run the examples of the codebook through the parser.

    Each example must give the stance under which it is written, on its issue. X is any speaker. The example of a phrase
    is read below a headline that names the topic of its issue; the example of an issue is read by itself. The exit
    status is 1 if an example fails.
    It also names phrases that are not in their own example, and says which way each topic term is read.
    """
    from onrecord.explain import trials
    from onrecord.store import examples

    found = trials.run(examples.load(dossier.codebook_path), dossier.codebook)
    tried = {trial.example.issue for trial in found}
    without = [key for key in dossier.codebook.issues if key not in tried]
    path = str(dossier.codebook_path)
    _output.write("codebook test", form, Tried(found, path, without, trials.directions(dossier.codebook)))
    if not all(trial.passed for trial in found):
        ctx.exit(1)


@codebook.command()
@example("onrecord codebook suggest --limit 10")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="List at most N entries of each kind.",
)
@with_dossier
def suggest(dossier: Dossier, limit: int) -> None:
    """List the speakers and topics that the codebook lacks.

    Printed as YAML to paste: sides, actors and issues, each with its count and an example. You correct the guesses and
    write the propositions.
    """
    from onrecord.suggest import suggestions

    found = suggestions.suggest(dossier.articles, dossier.codebook)
    _output.write("codebook suggest", "yaml", Suggested(found, limit))


@codebook.command()
@example("onrecord codebook unused --format csv")
@formats("unused")
@with_dossier
def unused(dossier: Dossier, form: str) -> None:
    """List the topic terms and phrases that are of no use.

    in no article: no article has the words. in no statement: nobody says them. decides nothing: somebody says the
    phrase, but not on its issue, or where another phrase decides.
    """
    from onrecord.explain import unused as entries

    _output.write("unused", form, entries.of(dossier.articles, dossier.compiled))


@codebook.command()
@example("onrecord codebook uncovered --why no-issue --format csv")
@click.option(
    "--why",
    "reasons",
    type=click.Choice(["no-issue", "no-position", "no-speaker"]),
    multiple=True,
    help="Only statements left out for this reason.",
)
@click.option("--unknown", is_flag=True, help="Only statements of speakers who are not in the codebook.")
@click.option("--article", "names", metavar="ARTICLE", multiple=True, help="An article, by id or file.")
@formats("uncovered")
@with_dossier
def uncovered(dossier: Dossier, reasons: tuple[str, ...], names: tuple[str, ...], form: str, *, unknown: bool) -> None:
    """List the statements that are in no claim, and why.

    Those nearest to an issue come first, and of those about as near, the ones whose speakers have most claims. How near
    a statement is, 0 to 1, is judged by the words that it shares with the issue's topic and claims; where `parse` uses
    what your decisions teach, by that. Brackets hold the issues that the words name, and the nearest one.

    no issue: the words name no topic. no position: they name a topic, but take no side. no speaker: the article does
    not tell who says it. Statements that you rejected are not listed.
    """
    from onrecord import outcomes

    articles = tuple(map(dossier.find_article, names)) if names else dossier.articles
    wanted = {reason.replace("-", " ") for reason in reasons}
    from onrecord.explain import nearness

    left = outcomes.uncovered(dossier, articles, progress=_output.Progress())
    kept = (row for row in left if (not wanted or row.heard.why in wanted) and not (unknown and row.heard.known))
    rows = nearness.nearest_first(kept, dossier.articles, dossier.claims, dossier.codebook)
    _output.write("uncovered", form, rows)
