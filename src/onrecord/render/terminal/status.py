"""The state of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.coders.learned.lessons import FEWEST
from onrecord.drafting.proofs import WHY
from onrecord.render import wording
from onrecord.render.terminal import coverage, palette
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.coders.model.kept import Stale
    from onrecord.coders.panel import Reader
    from onrecord.render.answers import Work
    from onrecord.reports.overview import Counts, State


_FEW = 8
"""More names of articles than this nobody reads; check names them all."""


def work(answer: Work) -> RenderableType:
    """Return the state of the work, and how many of the reported statements are in claims."""
    if not answer.state.articles:
        return Group(state(answer.state), "", "No articles yet: onrecord add takes them in.")
    return Group(
        state(answer.state), "", *coverage.lines(answer.coverage), *_readers(answer.readers), *_learned(answer)
    )


def _readers(readers: Sequence[Reader]) -> Iterator[RenderableType]:
    """Yield how many articles each coder has read, where there are others than the rules, and its stale answers."""
    if len(readers) < 2:
        return
    listed = ", ".join(f"{wording.plain(each.coder)} {each.articles}" for each in readers)
    yield Text(f"Articles read by each coder: {listed}.")
    for each in readers:
        for why, names in _by_reason(each.stale).items():
            more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
            number = wording.counted(len(names), "answer")
            head = f"\n{number} of {wording.plain(each.coder)} not used, as {WHY[why]}: "
            yield Text.assemble((head, palette.WARNING), wording.plain(", ".join(names[:_FEW])) + more)


def _learned(answer: Work) -> Iterator[RenderableType]:
    """Yield whether what the analyst's decisions teach is used, and why."""
    coded = f"{wording.counted(answer.coded, 'article')} {'is' if answer.coded == 1 else 'are'} fully coded"
    if answer.taught is None:
        if answer.coded:
            yield Text(f"{coded}; from {FEWEST} on your decisions teach a coder.")
        return
    used = (
        "more claims right, so parse uses it"
        if answer.taught.trial.pays
        else "no more claims right, so parse does not use it"
    )
    yield Text(
        f"{coded}. A coder that learned from them, tried beside the rules, gets {used}. Figures: onrecord evaluate"
    )


def _by_reason(stale: Sequence[tuple[str, Stale]]) -> dict[Stale, list[str]]:
    """Return the articles of stale answers by the reason."""
    found: dict[Stale, list[str]] = {}
    for article, why in stale:
        found.setdefault(why, []).append(article)
    return found


def _copies(number: int) -> str:
    """Return how many of the claims repeat another one; nothing where none does."""
    return f", {number} of them {'a copy of another' if number == 1 else 'copies of others'}" if number else ""


def state(found: State) -> RenderableType:
    """Return the state of the work."""
    total = wording.listed(
        (
            wording.counted(len(found.articles), "article"),
            wording.counted(found.claims.counted, "claim") + _copies(found.copies),
            f"{found.claims.rejected} more rejected" if found.claims.rejected else "",
            wording.counted(found.claims.draft, "draft left to review", "drafts left to review"),
        )
    )
    blocks: list[RenderableType] = [Text(total, palette.HEADING), _bars(found.claims)]
    if found.drafts:
        table = palette.rows("drafts", "article")
        table.columns[0].justify = "right"
        for row in found.drafts:
            table.add_row(str(row.counts.draft), printable(row.article.id))
        blocks.append(Padding(table, (1, 0, 0, 0)))
    undated = (
        "Articles without a date, whose claims are listed separately"
        if found.undated_with_claims
        else "Articles without a date"
    )
    for title, missing in ((undated, found.undated), ("Articles without claims", found.without_claims)):
        if missing:
            names = ", ".join(printable(article.id) for article in missing)
            blocks.append(Text.assemble((f"\n{title}: ", palette.WARNING), names))
    return Group(*blocks)


_BAR = 30


def _bars(counts: Counts) -> RenderableType:
    table = palette.grid(10, max(5, len(str(counts.total))), None)
    table.columns[1].justify = "right"
    for status, style in (
        ("accepted", palette.GREEN),
        ("edited", palette.GREEN),
        ("draft", palette.VIOLET),
        ("rejected", palette.GREY),
    ):
        number: int = getattr(counts, status)
        length = -(-number * _BAR // max(counts.total, 1))
        table.add_row(status, str(number), Text("█" * length, style))
    return table
