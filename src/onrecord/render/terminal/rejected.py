"""What coders found in articles that is no draft: each finding with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import claim_lines, wording
from onrecord.render.rejections import UNCONFIRMED, WHY
from onrecord.render.terminal import palette
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from onrecord.drafting import Drafted


def rejected(found: Mapping[str, Drafted]) -> RenderableType:
    """Return what coders found in articles, by their ids, that is no draft."""
    return Group(*(block for name, drafted in found.items() for block in _article(name, drafted)))


def _article(name: str, drafted: Drafted) -> Iterator[RenderableType]:
    number = len(drafted.rejected) + len(drafted.unconfirmed)
    told = (
        f"{wording.counted(number, 'finding')} that did not become a draft"
        if number
        else "all that was found is a draft"
    )
    yield Text(f"{printable(name)}: {told}", palette.HEADING)
    for each in drafted.rejected:
        said = each.finding
        told = wording.listed((wording.plain(said.issue), wording.plain(said.stance), wording.plain(said.actor)))
        quote = wording.shorten(wording.plain(" ... ".join(said.quote)), claim_lines.WIDTH)
        why = f"{wording.plain(each.coder)}: {WHY[each.reason]}"
        yield Padding(Text.assemble((why, palette.WARNING), f" | {told} | {quote}"), (0, 0, 0, 2))
    for each in drafted.unconfirmed:
        told = claim_lines.summary(each.claim)
        yield Padding(Text.assemble((UNCONFIRMED, palette.WARNING), f" | {told}"), (0, 0, 0, 2))
