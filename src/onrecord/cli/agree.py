"""The command that measures: agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.agreement import agreement, other_ledger
from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier
from onrecord.errors import OnrecordError
from onrecord.render.answers import Agreed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Article


@click.command()
@example("onrecord agree --parser")
@click.argument("names", metavar="[OTHER | CODER CODER]", type=click.Path(), nargs=-1)
@click.option("--parser", "fresh", is_flag=True, help="Compare with what the parser finds now, in place of OTHER.")
@click.option("--article", metavar="ARTICLE", multiple=True, help="Only this article; may be given again.")
@click.option("--list", "every", is_flag=True, help="List every disagreement.")
@formats("agree")
@with_dossier
def agree(
    dossier: Dossier, names: tuple[str, ...], article: tuple[str, ...], form: str, *, fresh: bool, every: bool
) -> None:
    """Measure how far two ledgers, two coders, or parser and person agree.

    OTHER is a claims.yaml or the folder of a dossier, on the same articles. Two CODERs are compared by what each finds
    alone in the articles that both have read, whatever the ledger says: rules, learned, model:NAME by its kept
    answers, or import:NAME by its drafts, in the articles of which it has some.

    The first table counts the claims that both have. The second takes those that both have on the same words, and
    counts for each field how many say the same; Krippendorff's alpha is that share without what chance alone would
    give. Then come the claims that disagree.
    """
    if fresh is bool(names) or len(names) > _TWO:
        raise click.UsageError("Name another ledger to compare with, or two coders, or give --parser alone.")
    wanted = [dossier.find_article(name) for name in article]
    compared = (
        _coders(dossier, names, wanted) if len(names) == _TWO else _ledger(dossier, next(iter(names), ""), wanted)
    )
    _output.write("agree", form, compared._replace(every=every))


_TWO = 2


def _coders(dossier: Dossier, names: Sequence[str], wanted: Sequence[Article]) -> Agreed:
    """Compare two coders by what each finds alone, in the articles that both have read."""
    from onrecord import pipeline

    chosen = wanted or dossier.articles
    here, there = names
    read, mine = pipeline.coded_by(dossier, here, chosen, progress=_output.Progress())
    also_read, theirs = pipeline.coded_by(dossier, there, chosen, progress=_output.Progress())
    both = read & also_read
    if not both:
        raise OnrecordError(f"No article has been read by both {here} and {there}: onrecord status tells.")
    answer = agreement.compare(mine, theirs, dossier.articles, dossier.codebook, wanted=both)
    return Agreed(answer, there, every=False, here=here)


def _ledger(dossier: Dossier, other: str, wanted: Sequence[Article]) -> Agreed:
    """Compare the ledger with another one, or with what the parser finds now."""
    from onrecord import pipeline

    undecided: list[str] = []
    if not other and all(claim.is_draft for claim in dossier.claims):
        raise OnrecordError(
            f"{dossier.ledger_path}: no claim is reviewed yet, and the parser is compared with reviewed ones."
            " Decide some with onrecord review."
        )
    if not other:
        undecided = [claim.id for claim in dossier.claims if claim.is_draft]
        theirs = tuple(pipeline.drafts(dossier, wanted or dossier.articles, progress=_output.Progress()))
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
        all_read=not other,
    )
    return Agreed(answer, other or "the parser", every=False)
