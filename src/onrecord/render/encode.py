"""Rows for other programs: JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


# JSON need not escape these, but terminals obey or encoders refuse them: C1 controls, turning marks, lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# A spreadsheet runs a cell that begins with one of these; the wide forms are folded to the narrow ones by some. Where
# it takes another sign for the separator, each part of a cell may become one.
_FORMULA = re.compile(r'(^|[;,\t\r\n]"*)(?=[=+\-@＝＋－＠])|^(?=[\t\r])')


def json_text(value: object) -> str:
    """Return `value` as JSON over several lines, exact, yet harmless when it is printed."""
    return _harmless(json.dumps(value, ensure_ascii=False, indent=2))


def json_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield rows as the lines that `json_text` has of their list."""
    before = "["
    for row in rows:
        yield before if before == "[" else f"{before},"
        before = f"  {json_text(row)}".replace("\n", "\n  ")
    yield "[]" if before == "[" else f"{before}\n]"


def jsonl_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield one line of JSON a row."""
    return (_harmless(json.dumps(row, ensure_ascii=False)) for row in rows)


def jsonl_text(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return one line of JSON a row."""
    return "\n".join(jsonl_rows(rows))


def _harmless(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def csv_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield rows under a header line; lists are joined, and no cell is a formula to a spreadsheet."""
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
        yield out.getvalue().removesuffix("\n")
        out.seek(0)
        out.truncate()


def csv_text(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the lines of `csv_rows` as one text."""
    return "\n".join(csv_rows(rows))


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    return neutral(printable(value if isinstance(value, str) else joined(value)))


def joined(value: object) -> str:
    """Return a list of texts joined by bars; anything deeper as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):  # pyright: ignore[reportUnknownVariableType]
        return " | ".join(value)  # pyright: ignore[reportUnknownArgumentType]
    return json.dumps(value, ensure_ascii=False)


def neutral(cell: str) -> str:
    """Return a cell of which no spreadsheet takes a part for a formula: an apostrophe goes before its first sign.

    >>> neutral("=1+1"), neutral("-2 °C"), neutral("2 > 1; well, -1"), neutral("a;=1+1")
    ("'=1+1", "'-2 °C", '2 > 1; well, -1', "a;'=1+1")
    """
    return _FORMULA.sub(r"\1'", cell)
