"""Tables with marks between their cells: commas, semicolons, tabs or bars, told by what stands in the first line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from onrecord.intake import decoding
from onrecord.intake.found import Found, Refused, UnreadableError
from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked

_MARKS = ",;\t|"
_HEAD = 20_000
"""Characters in which the first line of a table ends."""
_SURE = 2
"""Columns of known names that make a text a table."""


def is_csv(text: str) -> bool:
    r"""True for the beginning of a text whose first line names columns of articles.

    >>> is_csv("id;headline;text\n"), is_csv("Text, title and date were missing.\n")
    (True, False)
    """
    try:
        _, names = _head(text)
    except UnreadableError:
        return False
    return rows.known(names) >= _SURE and all(len(name) < 60 for name in names)


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield the article of each row."""
    text = decoding.decode(data, asked.charset)
    mark, names = _head(text)
    table = rows.Table(asked.columns, names)
    # Cells are bounded by what an article may have, which is told; a field of a whole file's length never raises.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = csv.reader(io.StringIO(_without_mark(text)), delimiter=mark, escapechar=_escape(text))
    is_open = text.count('"') % 2 == 1 and not text.rstrip().endswith('"')
    held: list[str] | None = None
    for cells in lines:
        if cells and [cell.strip() for cell in cells] != names:
            if held is not None:
                yield _row(table, names, held)
            held = cells
    if held is not None:
        yield _never_closed(table) if is_open and any("\n" in cell for cell in held[-1:]) else _row(table, names, held)


def _head(text: str) -> tuple[str, list[str]]:
    """Return the mark between cells, and what the first line calls the columns."""
    text = _without_mark(text[:_HEAD])
    best: tuple[tuple[int, int], str, list[str]] = ((0, 0), ",", [])
    for mark in _MARKS:
        try:
            names: list[str] = next(csv.reader(io.StringIO(text), delimiter=mark), list[str]())
        except csv.Error:
            continue
        names = [name.strip() for name in names]
        if (score := (rows.known(names), len(names))) > best[0]:
            best = score, mark, names
    if not best[2]:
        raise UnreadableError("has no row")
    return best[1], best[2]


def _without_mark(text: str) -> str:
    """Return a table without the line in which a program says what stands between its cells ("sep=;")."""
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    return rest if first.lower().startswith("sep=") and len(first) < 8 else text.lstrip("\ufeff")


def _escape(text: str) -> str | None:
    r"""Return how quotation marks are written inside a cell: doubled, or with a backslash where none is doubled."""
    return "\\" if text.count('\\"') > text.count('""') else None


def _row(table: rows.Table, names: list[str], cells: list[str]) -> Found | Refused:
    if len(cells) == len(names):
        return table.article({name: cell for name, cell in zip(names, cells, strict=True) if cell})
    return Refused(
        table.place(),
        f"its cells are {len(cells)}, and the columns {len(names)}: a mark between cells or a line break has no quotes",
    )


def _never_closed(table: rows.Table) -> Refused:
    return Refused(table.place(), "begins a quotation mark that is never closed: where it ends cannot be told")
