"""The list of claims as a workbook of one sheet: the columns of its CSV."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.errors import MissingExtraError
from onrecord.render.encode import joined
from onrecord.render.rows import claims as rows
from onrecord.text import printable

if TYPE_CHECKING:
    from onrecord.render.answers import Claims

MAX_CELL = 32_767
"""Characters that a cell can hold."""
_WIDTHS = {"quotes": 60, "position": 30, "title": 40, "actor": 24, "mention": 24, "note": 30}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same claims give the same file, and a workbook has no time zone


def claims(answer: Claims) -> bytes:
    """Return the claims as a workbook; MissingExtraError where the library that writes one is not installed."""
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("xlsx", "xlsxwriter") from error
    out = io.BytesIO()
    no_formulas = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **no_formulas}) as book:
        book.set_properties({"created": _CREATED, "comments": "Written by onrecord."})
        sheet = book.add_worksheet("claims")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        told = rows.claims(answer)
        names = list(told[0]) if told else ["id"]
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, bold)
            sheet.set_column(column, column, _WIDTHS.get(name, 14))
        for line, row in enumerate(told, 1):
            for column, name in enumerate(names):
                value = row[name]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    sheet.write_number(line, column, value, wrapped)
                elif value not in (None, ""):
                    sheet.write_string(line, column, _text(value), wrapped)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(told), len(names) - 1)
    return out.getvalue()


def _text(value: object) -> str:
    """Return a value as the text of a cell; what is cut says so."""
    text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", printable(value if isinstance(value, str) else joined(value)))
    return text if len(text) <= MAX_CELL else f"{text[: MAX_CELL - 1]}…"
