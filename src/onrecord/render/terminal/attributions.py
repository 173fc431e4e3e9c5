"""Texts with all their attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.marked import legend, marked
from onrecord.reports.passages import read_through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.render.answers import Read
    from onrecord.render.screen import Screen
    from onrecord.reports.passages import Passage
    from onrecord.spans import Attribution


def read(texts: Sequence[Read], screen: Screen) -> RenderableType:
    """Return texts with every attribution marked, and under each paragraph the rules that found them."""
    blocks = [(text.body, read_through(text.body, text.found)) for text in texts]
    return attributions(blocks, colour=screen.colour)


def attributions(texts: Sequence[tuple[str, Sequence[Passage]]], *, colour: bool) -> RenderableType:
    """Return texts with every attribution marked, and under each paragraph the rules that found them."""
    blocks: list[RenderableType] = []
    for text, passages in texts:
        for passage in passages:
            blocks.append(marked(text, passage, colour=colour))
            blocks += [Padding(_found(text, a), (0, 0, 0, 2)) for a in passage.attributions]
            blocks.append(Text())
    total = wording.counted(sum(len(p.attributions) for _, passages in texts for p in passages), "attribution")
    return Group(*blocks, legend(colour=colour).append(f"  {total}", palette.MUTED))


def _found(text: str, attribution: Attribution) -> Text:
    words = [wording.plain(span.of(text)) if span else "–" for span in (attribution.source, attribution.cue)]
    line = Text.assemble(("↳ ", palette.MUTED), (words[0], palette.ROLES["source"]))
    line.append(" · ", palette.MUTED).append(words[1], palette.ROLES["cue"])
    return line.append(f" · {attribution.kind} · {attribution.rule}", palette.MUTED)
