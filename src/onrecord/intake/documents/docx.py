"""Word documents (DOCX): their paragraphs and tables as text, without what was deleted, fields and pictures."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, XMLParser

from onrecord.intake import days, documents
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked, Part

_PART = "word/document.xml"
_LIMIT = 50_000_000
"""Bytes of markup: 400,000 paragraphs."""
_RATIO, _SUSPECT = 200, 5_000_000
"""A part above this size that unpacks to more than so many times its packed bytes is a bomb."""
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_TITLES = re.compile(
    r"title|titel|titre|t\w{0,2}tulo|titolo|(?:heading|berschrift|\wberschrift|titre|kop|encabezado|titolo|rubrik) ?1",
    re.IGNORECASE,
)
"""What word processors call the style of a title, and of a heading of the first level."""
_BOLD, _SHORT = "bold", 120
"""The level of a short paragraph that is bold and has no style: a title, as many people set it."""
_UNSEEN = frozenset(("del", "moveFrom", "Fallback"))
"""Elements of which nothing is shown: deleted text, and the second copy of a text box for old programs."""


def read(data: bytes, _asked: Asked, /) -> Iterator[Part]:
    """Yield what a document holds."""
    found = _read(data)
    heads = [at for at, level in enumerate(found.levels) if level and level == found.levels[0]]
    if heads and found.levels[0] == _BOLD:  # which a heading inside an article is too
        ends = [*heads[1:], len(found.found)]
        heads = [at for at, end in zip(heads, ends, strict=True) if _has_day(found.found[at + 1 : min(at + 6, end)])]
    parts = [documents.joined(found.found[a:b]) for a, b in pairwise([*heads, len(found.found)])]
    yield from documents.articles(documents.joined(found.found), parts)


def _has_day(lines: list[str]) -> bool:
    return any(days.edtf(each) for each in lines if len(each) < _SHORT)


def text(data: bytes) -> str:
    """Return a document's text, a blank line between paragraphs, a line end where a line breaks inside one."""
    return documents.joined(_read(data).found)


def _read(data: bytes) -> _Paragraphs:
    target = _Paragraphs()
    parser = XMLParser(target=target)  # noqa: S314  # `doctype` stops at what could bring entities
    try:
        parser.feed(_markup(data))
        parser.close()
    except ParseError as error:
        raise UnreadableError(
            f"is a broken Word document ({error})", "Open it in a word processor and save it anew."
        ) from error
    return target


def _markup(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = archive.getinfo(_PART)
            if part.flag_bits & 1:
                raise UnreadableError("is encrypted", "Open it with its password and save it without.")
            bomb = part.file_size > _SUSPECT and part.file_size > _RATIO * max(part.compress_size, 1)
            if bomb or part.file_size > _LIMIT:
                raise UnreadableError(f"unpacks to {part.file_size / 1e6:.0f} MB of markup, more than is read")
            with archive.open(part) as stream:
                markup = stream.read(_LIMIT + 1)
    except KeyError as error:
        raise UnreadableError("is no Word document: it has no text part") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise UnreadableError(f"is a broken Word document ({error})", "Get the file again.") from error
    if len(markup) > _LIMIT:
        raise UnreadableError("unpacks to more markup than is read")
    return markup


class _Paragraphs:
    """What the parser tells, element by element: no tree is built, nothing is nested in calls."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.levels: list[str] = []
        """The style of each that is a title or a heading of the first level; empty for all others."""
        self._level = ""
        self._is_bold = False
        self._is_plain = False
        self._open: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._unseen = 0
        self._shown = False

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Stop at a document type: it could bring entities, and no word processor writes one."""
        raise UnreadableError("has a document type declaration, which Word documents do not have")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a paragraph, a row, a cell, a text; note a break."""
        name = _name(tag)
        if name in _UNSEEN:
            self._unseen += 1
        elif self._unseen:
            return
        elif name == "p":
            self._open.append([])
            self._level, self._is_plain = "", False
        elif name == "r":
            self._is_bold = False
        elif name == "b":
            self._is_bold = not any(value in ("0", "false", "off") for value in attributes.values())
        elif name == "pStyle":
            style = next((value for key, value in attributes.items() if key.endswith("}val")), "")
            self._level = style if _TITLES.fullmatch(style) else ""
        elif name == "tr":
            self._rows.append([])
        elif name == "tc":
            self._cells.append([])
        elif name == "t":
            self._shown = True
        elif self._open and name == "br":
            kind = next((value for key, value in attributes.items() if key.endswith("}type")), "")
            self._open[-1].append("\n\f\n" if kind == "page" else "\n\n" if kind == "column" else "\n")
        elif self._open and name in _CHARACTERS:
            self._open[-1].append(_CHARACTERS[name])

    def data(self, data: str) -> None:
        """Keep text that is shown, in its innermost paragraph."""
        if self._shown and self._open and not self._unseen:
            self._open[-1].append(data)
            self._is_plain = self._is_plain or (not self._is_bold and bool(data.strip()))

    def end(self, tag: str) -> None:
        """End what began; a row is one line of its cells, in the cell or document around it."""
        name = _name(tag)
        if name in _UNSEEN:
            self._unseen -= 1
        elif self._unseen:
            return
        elif name == "t":
            self._shown = False
        elif name == "p" and self._open:
            self._keep("".join(self._open.pop()))
        elif name == "tc" and self._cells:
            cell = self._cells.pop()
            if self._rows:
                self._rows[-1].append("\n\n".join(part for part in cell if part.strip()))
        elif name == "tr" and self._rows:
            row = self._rows.pop()
            self._keep(" | ".join(row) if any(row) else "")

    def close(self) -> None:
        """Return nothing: `found` has it."""

    def _keep(self, text: str) -> None:
        if self._cells:
            self._cells[-1].append(text)
        elif text.strip() or self.found:  # what stands first is looked at for its style
            self.found.append(text)
            bold = _BOLD if not self._is_plain and len(text) < 2 * _SHORT else ""
            self.levels.append((self._level or bold) if text.strip() else "")


def _name(tag: str) -> str:
    """Return the name of an element of a word processor's own kind, or that of a fallback; empty for all others."""
    for space in _WORD:
        if tag.startswith(space):
            return tag[len(space) :]
    return "Fallback" if tag.endswith("}Fallback") else ""
