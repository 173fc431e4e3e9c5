"""Letters of a PDF, with their places -> pieces of lines. All that knows of the library stands here."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtraError
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 200
_MOST_LETTERS = 100_000
"""Letters of a page: a broadsheet has 30,000."""
_HYPHENS = "\x02\xad\u2010\ufffe"
"""What the library gives for a hyphen at a line's end, among others."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LONGEST_NAME, _BOLD = 128, 600
_COLUMN_GAP, _BACK, _RISE = 1.2, 1.0, 0.5
"""In heights of letters: a blank that may part columns, a step back, and a step up or down to another line."""


@dataclass(slots=True)
class Piece:
    """Words that stand beside each other: a line, or a part of one. Places are in points, from the bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    is_bold: bool = False

    @property
    def height(self) -> float:
        """Of its letters, whatever they are: the same for all of a font and size."""
        return self.top - self.bottom


@dataclass(slots=True)
class Page:
    """A page: its size, and what stands on it, in the order of the file."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list[Piece])


@dataclass(slots=True)
class Document:
    """A document: what it calls itself, and its pages."""

    title: str
    pages: list[Page]


def document(data: bytes) -> Document:
    """Return what stands in a PDF; UnreadableError where it is encrypted, broken, or too long."""
    try:
        import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("pdf", "pypdfium2") from error
    library: Any = pdfium
    try:
        file = library.PdfDocument(data)
    except library.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            remedy = "Open it with its password, print it to a PDF without one, and add that."
            raise UnreadableError("is encrypted: it opens with a password alone", remedy) from error
        raise UnreadableError("is a PDF that is cut or broken", "Fetch or print it again.") from error
    try:
        if len(file) > MOST_PAGES:
            raise UnreadableError(
                f"has {len(file):,} pages, and no more than {MOST_PAGES} are read", "Print the pages that matter."
            )
        return Document(str(file.get_metadata_dict().get("Title") or ""), [_page(library, page) for page in file])
    except library.PdfiumError as error:
        raise UnreadableError("is a PDF with a page that is broken", "Fetch or print it again.") from error
    finally:
        file.close()


def _page(library: Any, page: Any) -> Page:  # noqa: ANN401 - a library without types
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        return Page(width, height, [*_pieces(_letters(library.raw, text))])
    finally:
        text.close()
        page.close()


def _letters(raw: Any, text: Any) -> Iterator[Piece | None]:  # noqa: ANN401 - as above
    """Yield each letter with its place, None where a line ends."""
    box = raw.FS_RECTF()
    is_bold, is_first = False, True
    for index in range(min(text.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            is_first = True
            yield None
            continue
        if not code or abs(raw.FPDFText_GetCharAngle(text, index)) > 0.1:  # a mark beside the text, turned
            continue
        if raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            letter = _LIGATURES.get(code) or ("-" if chr(code) in _HYPHENS else chr(code))
            if is_first:  # asked once a line: it takes long
                is_bold, is_first = _is_bold(raw, text, index), False
            yield Piece(letter, box.left, box.right, box.bottom, box.top, is_bold)


def _is_bold(raw: Any, text: Any, index: int) -> bool:  # noqa: ANN401 - as above
    """True for a letter of a font that says so, by its name or its weight."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    length = raw.FPDFText_GetFontInfo(text, index, name, _LONGEST_NAME, None)
    called = name.raw[:length].lower()
    return b"bold" in called or b"black" in called or raw.FPDFText_GetFontWeight(text, index) >= _BOLD


def _pieces(letters: Iterator[Piece | None]) -> Iterator[Piece]:
    piece: Piece | None = None
    texts: list[str] = []
    for letter in letters:
        if piece is not None and (letter is None or _is_apart(piece, letter)):
            yield from _done(piece, texts)
            piece, texts = None, []
        if letter is None:
            continue
        texts.append(letter.text)
        if letter.text.isspace():  # some are put in by the library, and stand nowhere
            continue
        if piece is None:
            texts = [letter.text]
            piece = Piece("", letter.left, letter.right, letter.bottom, letter.top, letter.is_bold)
        piece.right = max(piece.right, letter.right)
        if letter.height > piece.height * 1.05:
            piece.bottom, piece.top = letter.bottom, letter.top
    if piece is not None:
        yield from _done(piece, texts)


def _is_apart(piece: Piece, letter: Piece) -> bool:
    if letter.text.isspace():
        return False
    height = max(piece.height, letter.height, 1.0)
    return (
        abs(letter.bottom - piece.bottom) > _RISE * height
        or letter.left - piece.right > _COLUMN_GAP * height
        or letter.left < piece.right - _BACK * height
    )


def _done(piece: Piece, texts: list[str]) -> Iterator[Piece]:
    # Letters beyond the first plane come as two halves.
    text = "".join(texts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    piece.text = " ".join(text.split())
    if piece.text:
        yield piece
