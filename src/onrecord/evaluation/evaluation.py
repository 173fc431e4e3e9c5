"""The figures of `measured`, with what they are worth and what they say to a person."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coders.learned.lessons import FEWEST
from onrecord.errors import OnrecordError
from onrecord.evaluation.intervals import Interval, Samples
from onrecord.evaluation.measured import TOGETHER, measure
from onrecord.models import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.coders.learned.trial import Score
    from onrecord.dossier import Dossier
    from onrecord.evaluation.measured import Progress, Silent

MORE = 10
"""For so many more coded articles the gain is foretold."""


class Row(NamedTuple):
    """One coder, or several together; all figures 0 to 1."""

    coder: str
    articles: int
    """Coded articles that it has read."""
    found: Interval
    """F1 of claims on the same words and issue."""
    right: Interval
    """F1 of these with the same speaker on the same side."""
    actor: Interval
    """The share of those found that have the same speaker."""
    side: Interval
    """The share of those found that are on the same side."""
    date: Interval
    """The share of those found that have the same day, or rightly none."""
    total: Score


class Point(NamedTuple):
    """A point of the learning curve: the F1 of right claims where so many coded articles have taught."""

    articles: int
    right: float


class Wordings(NamedTuple):
    """The codebook's topic terms and phrases on the coded articles from which they were not written."""

    articles: int
    topics: int
    phrases: int
    silent: tuple[Silent, ...]
    """Those that never fired."""


class Evaluation(NamedTuple):
    """How good the coders are."""

    articles: int
    claims: int
    rows: tuple[Row, ...]
    used: bool
    """True where `parse` uses what was learned."""
    curve: tuple[Point, ...]
    gain: float
    """What MORE coded articles would add to what is right, going by what the last half of them added."""
    wordings: Wordings

    @property
    def best(self) -> Row:
        """The row of what `parse` uses where no model has read."""
        wanted = TOGETHER if self.used else RULES
        return next(row for row in self.rows if row.coder == wanted)


def is_possible(dossier: Dossier) -> bool:
    """True where enough articles are fully coded."""
    return len(dossier.coded) >= FEWEST


def evaluate(dossier: Dossier, progress: Progress | None = None) -> Evaluation:
    """Return how good the coders are; OnrecordError where too few articles are fully coded."""
    coded = len(dossier.coded)
    if coded < FEWEST:
        raise OnrecordError(
            f"{FEWEST} fully coded articles are needed to tell how good the coders are; {coded} have the mark."
            " Review an article to its end, then mark it: onrecord articles --coded ARTICLE"
        )
    found = measure(dossier, progress)
    rows = tuple(_row(coder, scores) for coder, scores in found.scores.items())
    curve = tuple(Point(*each) for each in found.curve)
    gain = max(0.0, curve[-1].right - curve[-2].right) * math.log2((coded + MORE) / coded)
    wordings = Wordings(coded - sum(found.apart), found.topics, found.phrases, found.silent)
    used = bool(dossier.taught and dossier.taught.trial.pays)
    return Evaluation(coded, rows[0].total.wanted, rows, used, curve, gain, wordings)


def _row(coder: str, scores: Sequence[Score]) -> Row:
    samples = Samples(scores)
    return Row(
        coder,
        len(scores),
        samples.interval(lambda score: score.detection),
        samples.interval(lambda score: score.correct),
        samples.interval(lambda score: score.share(score.actor)),
        samples.interval(lambda score: score.share(score.side)),
        samples.interval(lambda score: score.share(score.date)),
        samples.whole,
    )
