"""Lists as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.markdown.escapes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; cells are escaped."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join('' if cell is None else plain(str(cell)) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def rows(forms: Sequence[Mapping[str, object]]) -> str:
    """Return a table of objects as JSON has them: a column for each name, lists joined."""
    if not forms:
        return ""
    return table(list(forms[0]), ([_cell(value) for value in form.values()] for form in forms))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value
