"""The problems and notes of `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.errors import Problem


def problems(found: Sequence[Problem]) -> RenderableType:
    """Return the problems, then the notes."""
    if not found:
        return Text("No problems.", palette.GREEN)
    lines = Text()
    for problem in sorted(found, key=lambda problem: problem.note):
        place = str(problem).removesuffix(problem.text)
        lines.append(wording.plain(place), palette.MUTED)
        lines.append(" note:" if problem.note else "", palette.MUTED).append(f" {wording.plain(problem.text)}\n")
    notes = sum(problem.note for problem in found)
    total = wording.counted(len(found) - notes, "problem"), wording.counted(notes, "note")
    return lines.append(f"\n{wording.listed(total)}", palette.MUTED)
