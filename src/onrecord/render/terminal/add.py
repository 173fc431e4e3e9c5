"""What `add` would write, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.intake.run import Line
from onrecord.render import intake_lines, wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.intake.run import Short


def added(answer: Sequence[Line | Short]) -> RenderableType:
    """Return a row an article: what becomes of it, day, words, title and outlet; below, its id and what is unsure."""
    lines = [line for line in answer if isinstance(line, Line)]
    table = palette.rows("what", "day", "words", "article")
    table.columns[2].justify = "right"
    for column in table.columns[:3]:
        column.no_wrap = True
    for line in lines:
        table.add_row(
            Text(line.status, palette.WARNING if line.status == "refused" else ""),
            Text(line.found.day.edtf if line.found.day else "-"),
            Text(f"{line.words:,}" if line.words else ""),
            Text("\n").join(_article(line)),
        )
    shorts = [Text(intake_lines.short(each)) for each in answer if not isinstance(each, Line)]
    return Group(*([table] if lines else []), *shorts, Text(f"\n{intake_lines.sum_up(lines, dry_run=True)}"))


def _article(line: Line) -> Iterator[Text]:
    """Yield the title with its outlet, what the article is called or repeats, and what is unsure, each on a line."""
    about = wording.listed((wording.plain(line.found.title), wording.plain(line.found.outlet)))
    place = wording.plain(f"{line.source} {line.place}".strip())
    yield Text(about or place, palette.HEADING)
    if line.id:
        yield Text(wording.plain(f"{line.id}.md"), palette.MUTED)
    if line.of:
        how = {"same": "already there as", "copy": f"{line.containment:.0%} of it is in", "new version": "comes after"}
        yield Text(wording.plain(f"{how.get(line.status, '')} {line.of}"))
    if line.why:
        yield Text(wording.plain(f"{line.why}. {line.remedy}".strip()), palette.WARNING)
    yield from (Text(wording.plain(f"? {each}"), palette.WARNING) for each in line.unsure)
