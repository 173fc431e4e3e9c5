"""Claims with all that is known of them, each in its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import date_forms, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.marked import legend, marked
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType

    from onrecord.render.answers import Shown
    from onrecord.render.screen import Screen
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Passage


def show(answer: Shown, screen: Screen) -> RenderableType:
    """Return claims with all their fields, each in its paragraph."""
    told = (_claim(entry, passage, answer.origins, colour=screen.colour) for entry, passage in answer.found)
    return Group(*told, legend(colour=screen.colour))


def _claim(entry: Entry, passage: Passage | None, origins: Mapping[str, Entry], *, colour: bool) -> RenderableType:
    claim = entry.claim
    head = Text.assemble(
        (f"{printable(claim.id)}  ", palette.MUTED), palette.held(entry), f" · {wording.plain(claim.issue)}"
    )
    facts = palette.grid(10, None)
    for name, value in _facts(entry, origins):
        if value:
            facts.add_row(Text(name, palette.MUTED), value)
    if passage is None or entry.article is None:
        where: RenderableType = Text("The quote is no longer in its article.\n", palette.WARNING)
    else:
        where = Padding(marked(entry.article.body, passage, colour=colour), (1, 0, 1, 2))
    return Group(head, Text(wording.plain(claim.position), palette.HEADING), facts, where)


def _origin(name: str | None, origins: Mapping[str, Entry]) -> str:
    return _place(origins[name]) if name and name in origins else wording.plain(name or "")


def _place(entry: Entry) -> str:
    """Return a claim elsewhere: its id, who printed it, when, and through whom."""
    claim, article = entry.claim, entry.article
    printed = wording.outlet(entry), wording.published(article) if article else "gone", wording.relay(entry)
    return wording.listed((printable(claim.id), *printed, claim.status if claim.status == "rejected" else ""))


def _facts(entry: Entry, origins: Mapping[str, Entry]) -> Iterable[tuple[str, Text]]:
    claim, article = entry.claim, entry.article
    basis = wording.BASES[claim.date_basis] if claim.date_basis else ""
    yield "speaker", palette.speaker(entry)
    yield "party", Text(printable(entry.party or ""))
    yield "date", Text(date_forms.explained(claim.date, basis))
    yield "quote", Text(f"{wording.quote(claim)} ({claim.kind})")
    yield "status", Text(wording.decided(claim))
    yield "note", Text(wording.plain(claim.note))
    yield "extra", Text("\n").join(map(Text, wording.own(claim.extra)))
    yield "same as", Text(_origin(claim.same_as, origins))
    yield "copies", Text("\n").join(Text(_place(copy)) for copy in entry.copies)
    printed = wording.listed((wording.plain(article.outlet), wording.published(article))) if article else "gone"
    yield "article", Text(printable(claim.article)).append(f" · {printed}", palette.MUTED)
