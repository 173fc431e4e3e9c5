"""The command that measures: agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.agreement import agreement, other_ledger
from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier
from onrecord.render.answers import Agreed

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord agree --parser")
@click.argument("other", metavar="[OTHER]", type=click.Path(), required=False)
@click.option("--parser", "fresh", is_flag=True, help="Compare with what the parser finds now, in place of OTHER.")
@click.option("--article", metavar="ARTICLE", multiple=True, help="Only this article; may be given again.")
@click.option("--list", "every", is_flag=True, help="List every disagreement.")
@formats("agree")
@with_dossier
def agree(
    dossier: Dossier, other: str | None, article: tuple[str, ...], form: str, *, fresh: bool, every: bool
) -> None:
    """Measure how far two ledgers, or parser and person, agree.

    OTHER is a claims.yaml or the folder of a dossier, on the same articles. The first table counts the claims that
    both have. The second takes those that both have on the same words, and counts for each field how many say the same;
    Krippendorff's alpha is that share without what chance alone would give. Then come the claims that disagree.
    """
    from onrecord import pipeline

    if fresh is (other is not None):
        raise click.UsageError("Name another ledger to compare with, or give --parser, not both.")
    wanted = [dossier.find_article(name) for name in article]
    undecided: list[str] = []
    if other is None:
        undecided = [claim.id for claim in dossier.claims if claim.status == "draft"]
        theirs = tuple(pipeline.drafts(dossier, wanted or dossier.articles, progress=_output.progress))
    else:
        found = other_ledger.load(other)
        _output.problems(problem for problem in found.problems if not problem.note)
        theirs = other_ledger.named_as_in(dossier, found)
    answer = agreement.compare(
        dossier.claims,
        theirs,
        dossier.articles,
        dossier.codebook,
        undecided=undecided,
        wanted=[chosen.id for chosen in wanted],
        all_read=fresh,
    )
    _output.write("agree", form, Agreed(answer, "the parser" if other is None else other, every))
