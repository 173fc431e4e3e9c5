"""How good the coders are on a dossier, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluation import MORE
from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.evaluation import Evaluation, Interval, Row

MEANING = (
    "Each article was coded by the rules, by what your decisions on the other articles teach, and by the kept"
    " answers of models. Found: the claim has the same words and issue as yours; right: also the same speaker, on"
    " the same side. F1: 1.00 would be every claim and no other. Speaker, side and date: the share of the found"
    " claims that have yours. In brackets: the range in which 95 of 100 other sets of such articles would lie."
)
_TOLD = 8
"""More words that never fired nobody reads here; --format json has them all."""


def head(found: Evaluation) -> str:
    """Return on how much the figures rest."""
    return f"{wording.counted(found.articles, 'article')} fully coded, with {wording.counted(found.claims, 'claim')}."


def name(row: Row, found: Evaluation) -> str:
    """Return whose figures these are, and of how many articles."""
    coder = wording.plain(row.coder)
    return coder if row.articles == found.articles else f"{coder} ({row.articles} of {found.articles} articles)"


def verdict(found: Evaluation) -> str:
    """Return whether `parse` uses what was learned, and what that costs or brings."""
    if not found.used:
        return (
            "parse does not use what was learned: in its own, shorter trial on these articles (in five parts) no more"
            " claims were right with it."
        )
    rules, both = found.rows[0], found.best
    fewer = both.found.value < rules.found.value
    cost = ", though with it fewer of your claims among its drafts are found" if fewer else ""
    return (
        "parse uses what was learned: in its own, shorter trial on these articles (in five parts) more claims were"
        f" right with it{cost}."
    )


def curve(found: Evaluation) -> str:
    """Return what more coded articles bring, and would bring."""
    gain = f"about {found.gain:.2f}" if found.gain >= 0.005 else "next to nothing"
    points = ", ".join(f"{point.right:.2f} with {point.articles}" for point in found.curve)
    return (
        f"Rules and learned together, by how many coded articles there are to learn from: right {points}."
        f" {MORE} more coded articles would add {gain}, if they add as much as the second half of these did."
    )


def wordings(found: Evaluation, rest: str = "--format json") -> Iterator[str]:
    """Yield how many topics and phrases match nothing where they were not written, and some; `rest` has the others."""
    known = found.wordings
    phrases = [each for each in known.silent if each.stance]
    topics = [each for each in known.silent if not each.stance]
    told = [
        f"{len(some)} of {number} {name}"
        for name, some, number in (("topic terms", topics, known.topics), ("phrases", phrases, known.phrases))
        if number
    ]
    if not told:
        return
    written = found.articles - known.articles
    articles = wording.counted(known.articles, "coded article")
    yield f"{' and '.join(told)} of the codebook match nothing in {articles}.{_quoted(written)}"
    if shown := [*phrases, *topics][:_TOLD]:
        left = len(known.silent) - len(shown)
        more = f", and {left} more ({rest})" if left else ""
        yield f"Among them: {', '.join(f'“{wording.plain(each.words)}” ({each.issue})' for each in shown)}{more}."


def _quoted(written: int) -> str:
    """Return how many articles do not count, as the codebook was written from them."""
    if not written:
        return ""
    are = "is" if written == 1 else "are"
    return f" {wording.counted(written, 'other')} {are} not counted: the codebook has an example from there."


def figure(one: Interval) -> str:
    """Return a figure with its interval: ``0.49 (0.41-0.56)``."""
    return f"{one.value:.2f} ({one.low:.2f}-{one.high:.2f})"
