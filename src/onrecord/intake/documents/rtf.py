"""Rich text (RTF): its text by striprtf, from which pictures, objects and addresses of links are cut before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import MissingExtraError
from onrecord.intake import documents
from onrecord.intake.decoding import decode
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked, Part

_CUT = frozenset(
    (
        b"pict", b"object", b"objdata", b"fldinst", b"themedata", b"colorschememapping", b"datastore", b"info",
        b"latentstyles", b"header", b"footer", b"headerl", b"headerr", b"headerf", b"footerl", b"footerr", b"footerf",
        b"stylesheet", b"listtable", b"listoverridetable", b"bkmkstart", b"bkmkend", b"xe", b"tc", b"generator",
    )
)  # fmt: skip
"""Groups without a text that is read. striprtf would read pictures sign by sign, and print a link's address."""
_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\[^a-zA-Z]|[{}]")
_BREAK, _CELL = "\u2005", "\u2003"
_INSTEAD = {
    b"line": rb"\qmspace ", b"softline": rb"\qmspace ", b"lbr": rb"\qmspace ", b"cell": rb"\emspace ",
    b"nestcell": rb"\emspace ", b"row": rb"\par ", b"nestrow": rb"\par ", b"emspace": rb"\~", b"qmspace": rb"\~",
}  # fmt: skip
"""Words of the format for which another stands, whose sign is known afterwards: a line's end is no paragraph's, and a
cell's end no "|" of the text. Real wide blanks become plain ones."""
_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_LIMIT = 20_000_000
"""Bytes of rich text without its pictures."""
_FONTS = 200_000


def read(data: bytes, _asked: Asked, /) -> Iterator[Part]:
    """Yield what a document holds."""
    yield from documents.articles(text(data))


def text(data: bytes) -> str:
    """Return a document's text, a blank line between paragraphs, a line end where a line breaks inside one."""
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("rtf", "striprtf") from error
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("is no rich text")
    kept = without_data(data)
    if len(kept) > _LIMIT:
        raise UnreadableError(f"is {len(kept) / 1e6:.0f} MB of rich text without its pictures, more than is read")
    page = _PAGE.search(kept[:1000])
    source = decode(kept, f"cp{page[1].decode()}" if page else "cp1252")
    try:
        found = rtf_to_text(source, errors="replace")
    except (ValueError, LookupError, OverflowError, IndexError, TypeError) as error:
        raise UnreadableError(
            f"is broken rich text ({error})", "Open it in a word processor and save it anew."
        ) from error
    return _lines(found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def without_data(data: bytes) -> bytes:
    r"""Return rich text without the groups that have no text, in one pass; `\bin` data is skipped by its length."""
    kept: list[bytes] = []
    at, depth, cut, group = 0, 0, 0, 0
    while match := _TOKEN.search(data, at):
        word = match[1]
        if not cut:
            kept.append(data[at : match.start()])
        at = match.end()
        token = match[0]
        if word == b"bin":
            at = min(at + max(int(match[2] or 0), 0), len(data))
            continue
        if token == b"{":
            depth, group = depth + 1, len(kept)
        elif token == b"}":
            depth -= 1
            if cut and depth < cut:
                cut = 0
                continue
        elif not cut and (word in _CUT or _is_fonts(word, data, at)) and depth and _is_first(kept[group:]):
            del kept[group:]
            cut = depth
        if not cut:
            kept.append(_INSTEAD.get(word, token) if word else token)
    if not cut:
        kept.append(data[at:])
    return b"".join(kept)


def _is_first(group: list[bytes]) -> bool:
    r"""Return whether nothing but "{" and "\*" stands in a group so far: its first word says what it is."""
    return b"".join(group).replace(b"\\*", b"").strip(b"{ \r\n") == b""


def _is_fonts(word: bytes | None, data: bytes, at: int) -> bool:
    """Return whether a table of fonts begins that is too long to be one: striprtf searches it again and again."""
    return word == b"fonttbl" and b"}}" not in data[at : at + _FONTS]


def _lines(found: str) -> str:
    """Return striprtf's text with paragraphs parted by blank lines, and cells by " | "."""
    lines: list[str] = []
    for line in found.replace("\r", "").split("\n"):
        if _CELL in line:
            cells = [cell.strip().replace(_BREAK, " ") for cell in line.strip().removesuffix(_CELL).split(_CELL)]
            lines.append(" | ".join(cells).strip(" ") if any(cells) else "")
        else:
            lines.append(line.replace(_BREAK, "\n"))
    return documents.joined(lines)
