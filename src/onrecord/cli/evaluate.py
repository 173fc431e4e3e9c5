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

    Each article that is marked as fully coded is coded anew by the rules, and by what your decisions on the other
    articles teach; what they find is held against your claims. Five coded articles are needed.
    """
    from onrecord import evaluation

    _output.write("evaluate", form, evaluation.evaluate(dossier))
