"""Lists as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.markdown.escapes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; cells are escaped."""
    return "\n".join((*_head(head), *map(_line, rows)))


def rows(forms: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield the lines of a table of objects as JSON has them: a column for each name, lists joined."""
    for number, form in enumerate(forms):
        if not number:
            yield from _head([*form])
        yield _line(map(_cell, form.values()))


def _head(head: Sequence[str]) -> tuple[str, str]:
    return f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"


def _line(row: Iterable[object]) -> str:
    return f"| {' | '.join('' if cell is None else plain(str(cell)) for cell in row)} |"


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value
