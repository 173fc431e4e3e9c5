"""What a file holds that is named like a text and is something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from pathlib import Path

_SAMPLE = 65_536
"""So many bytes tell what a file is."""
_TAKEN_IN = "Move it out of the folder, and take it in with: onrecord add FILE"
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "a ZIP file, or a document of Word, LibreOffice or an e-book"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office"),
    (b"\x1f\x8b", "packed (gzip)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
)
_BEFORE_SIGN = b"\xef\xbb\xbf \t\r\n\f"
_WIDE = 0.02
"""With more NUL bytes than this share, a text has two bytes or more for a character."""
_PAGE = re.compile(
    r"[\s\ufeff]*+(?:(?:<!--[^-]*+(?:-(?!->)[^-]*+)*-->|<\?xml[^>]*+>)[\s\ufeff]*+)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"[ \t]*</?(?:p|div|article|section|header|footer|main|h[1-6]|ul|ol|li|table|tr|td|span|figure|meta)\b[^<>]*>",
    re.IGNORECASE,
)


def refuse_other_kinds(data: bytes, path: Path) -> None:
    """Raise FileProblemError, which names the kind, where the bytes of a file are no text in UTF-8 by their look."""
    begin = data[:_SAMPLE].lstrip(_BEFORE_SIGN)
    kind = next((kind for sign, kind in _SIGNS if begin.startswith(sign)), "")
    if kind:
        raise FileProblemError(path, f"is no text, but {kind}", _TAKEN_IN)
    nuls = data.count(b"\0", 0, _SAMPLE)
    if nuls > max(1, _WIDE * len(data[:_SAMPLE])):
        raise FileProblemError(path, "is not UTF-8: it looks like UTF-16 or UTF-32", "Save the file as UTF-8.")


def refuse_conflict(text: str, path: Path) -> None:
    """Raise FileProblemError where git has left both sides of a merge in a text: it would be read as one article."""
    sides = [re.search(rf"^{mark * 7}(?: .*)?$", text, re.MULTILINE) for mark in "<=>"]
    starts = [side.start() for side in sides if side]
    if len(starts) == len(sides) and starts == sorted(starts):
        remedy = "Keep what is right of the two sides, and delete the lines with <<<<<<<, ======= and >>>>>>>."
        raise FileProblemError(path, "holds a conflict that git left", remedy, line=text.count("\n", 0, starts[0]) + 1)


def refuse_html(text: str, path: Path) -> None:
    """Raise FileProblemError where a text is a web page, or most of its lines begin with a tag of one."""
    if is_html(text):
        raise FileProblemError(path, "is HTML, not plain text", _TAKEN_IN)


def is_html(text: str) -> bool:
    """Return whether a text is a web page, or most of its lines begin with a tag of one."""
    lines = [line for line in text.split("\n") if line.strip()]
    tagged = sum(_BLOCK.match(line) is not None for line in lines)
    return _PAGE.match(text) is not None or 2 * tagged > len(lines)
