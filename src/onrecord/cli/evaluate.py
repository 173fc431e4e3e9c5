"""Tell how good the coders are on the dossier's own coded articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats, with_dossier

if TYPE_CHECKING:
    from onrecord.dossier import Dossier


@click.command()
@example("onrecord evaluate --format json")
@formats("evaluate")
@with_dossier
def evaluate(dossier: Dossier, form: str) -> None:
    """Tell how good the coders are on your own coded articles.

    Each article that you marked as fully coded is coded again: by the rules, by what your decisions on the other
    articles teach, by both together, and by what is kept of models and of imported drafts. What they find is compared
    with your claims: how many were found, and how many have your speaker, side and date. Then it tells what more coded
    articles would bring, and which topics and phrases of the codebook match nothing in articles from which they were
    not written. Five coded articles are needed. With fifty it takes up to a minute; the result is kept until something
    changes.
    """
    from onrecord import evaluation

    _output.write("evaluate", form, evaluation.evaluate(dossier, _output.Progress()))
