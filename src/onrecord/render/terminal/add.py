"""What `add` would write, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.intake.run import Line
from onrecord.render import intake_lines, wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.intake.run import Short
    from onrecord.render.screen import Screen


def added(answer: Sequence[Line | Short], screen: Screen) -> RenderableType:
    """Return a row an article: what becomes of it, its id, day, outlet, title, words, and what is unsure."""
    lines = [line for line in answer if isinstance(line, Line)]
    table = palette.rows("what", "day", "outlet", "title", "words", "unsure")
    table.columns[4].justify = "right"
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for line in lines:
        unsure = "; ".join(line.unsure) or (f"{line.why}. {line.remedy}".strip() if line.why else "")
        about = (f"of {line.of}" if line.of else "", unsure)
        table.add_row(
            Text(line.status, palette.WARNING if line.status == "refused" else ""),
            Text(line.found.day.edtf if line.found.day else "-"),
            Text(wording.plain(line.found.outlet)),
            Text(wording.plain(line.found.title or f"{line.source} {line.place}")),
            Text(f"{line.words:,}" if line.words else ""),
            Text(wording.plain("; ".join(filter(None, about)))),
        )
    del screen
    ids = [Text(f"{line.id}.md", palette.MUTED) for line in lines if line.id]
    shorts = [Text(intake_lines.short(each)) for each in answer if not isinstance(each, Line)]
    return Group(*([table] if lines else []), *ids, *shorts, Text(intake_lines.sum_up(lines, dry_run=True)))
