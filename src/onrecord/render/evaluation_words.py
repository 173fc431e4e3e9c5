"""How good the coders are on a dossier, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluation import MORE
from onrecord.render import wording

if TYPE_CHECKING:
    from onrecord.evaluation import Evaluation, Interval

MEANING = (
    "Each article was coded by the rules, and by what your decisions on the other articles teach. Found: the claim has"
    " the same words and issue as yours; right: also the same speaker, on the same side. F1: 1.00 would be every claim"
    " and no other. In brackets: where 95 of 100 other sets of such articles would come out."
)


def head(found: Evaluation) -> str:
    """Return on how much the figures rest."""
    return f"{wording.counted(found.articles, 'article')} fully coded, with {wording.counted(found.claims, 'claim')}."


def used(found: Evaluation) -> str:
    """Return whether `parse` uses what was learned, and why."""
    uses = "uses" if found.used else "does not use"
    why = "more claims are right with it" if found.used else "no more claims are right with it"
    return f"parse {uses} what was learned: on these articles {why}."


def gain(found: Evaluation) -> str:
    """Return what more coded articles would bring."""
    more = f"about {found.gain:.2f}" if found.gain >= 0.005 else "next to nothing"
    return f"{MORE} more coded articles would add {more} to what is right, going by what the last half of them added."


def figure(one: Interval) -> str:
    """Return a figure with its interval: ``0.49 (0.41-0.56)``."""
    return f"{one.value:.2f} ({one.low:.2f}-{one.high:.2f})"
