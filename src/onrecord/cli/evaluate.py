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

    Each article that is marked as fully coded is coded anew: by the rules, by what your decisions on the other articles
    teach, by both together, and by what is kept of models and of imported drafts. What they find is held against your
    claims: found, right, and speaker, side and date of those found. Then: what more coded articles would bring, and
    which topics and phrases of the codebook never fired where they were not written. Five coded articles are needed;
    with fifty it takes up to a minute, once as long as nothing changes.
    """
    from onrecord import evaluation

    _output.write("evaluate", form, evaluation.evaluate(dossier))
