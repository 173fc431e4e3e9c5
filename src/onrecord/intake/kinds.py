"""Bytes -> the kind of file that they are, whatever its name ends in."""

from __future__ import annotations

import io
import re
import zipfile

from onrecord.articles import frontmatter
from onrecord.intake import decoding, exports, packed, references
from onrecord.intake.found import UnreadableError
from onrecord.intake.tables import is_csv

HEAD = 65_536
"""Bytes from the start that tell a kind."""
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
)
UNREAD = {
    b"\xd0\xcf\x11\xe0": ("is a document of an old Office", "Save it as .docx, and add that."),
    b"%!PS": ("is PostScript", "Print it to a PDF, and add that."),
    b"\x89PNG": ("is a picture (PNG)", "Run OCR over it, and add the text."),
    b"\xff\xd8\xff": ("is a picture (JPEG)", "Run OCR over it, and add the text."),
    b"GIF8": ("is a picture (GIF)", "Run OCR over it, and add the text."),
    b"Rar!": ("is a RAR archive", "Unpack it, and add the folder."),
    b"7z\xbc\xaf": ("is a 7z archive", "Unpack it, and add the folder."),
}
"""First bytes of files that nobody here reads, what they are, and what to do."""
_OFFICE = {
    "xl/workbook.xml": ("is a workbook of Excel", "Save the sheet as CSV, and add that."),
    "ppt/presentation.xml": ("is a presentation of PowerPoint", "Save its text, and add that."),
    "META-INF/container.xml": ("is an e-book", "Save its text, and add that."),
    "content.xml": ("is a document of LibreOffice", "Save it as .docx, and add that."),
}
# Nothing that repeats can be read in two ways; Python before 3.11.5 reads possessive groups with branches wrongly.
_MARKUP = re.compile(
    r"\s*+(?:(?:<!--[^-]*+(?:-(?!->)[^-]*+)*-->|<\?xml[^>]*+>)\s*+)*<(!doctype\s+html|html|head|body|rss|feed|rdf:rdf)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?(?:p|div|article|section|span|br|h[1-6]|a|table|td)\b[^<>]{0,500}>", re.IGNORECASE)
_MAIL_HEADS = re.compile(
    r"^(from|to|date|subject|mime-version|content-type|message-id|received|return-path|delivered-to|reply-to"
    r"|snapshot-content-location|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)


def of(data: bytes) -> str:
    """Return the kind of a file by its bytes; a key of `readers.READERS`, or "" where nothing is in it.

    UnreadableError for kinds that nobody here reads.
    """
    head = data[:HEAD]
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n\f")
    if not begin:
        return ""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for sign, kind in _SIGNS:
        if begin.startswith(sign):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if b"PK\x05\x06" in data[-HEAD:] and _MARKUP.match(decoding.decode(head[:4096]).lstrip("\ufeff")):
        return _packed_page(data)
    if data.startswith(b"\x1f\x8b"):
        # A web archive is packed record by record: its reader tells where it was cut.
        return "warc" if packed.head(data).startswith(b"WARC/") else "gzip"
    for sign, (what, remedy) in UNREAD.items():
        if begin.startswith(sign):
            raise UnreadableError(what, remedy)
    if begin.startswith(b"---") and _is_article(decoding.decode(begin)):
        return "article"
    if _is_binary(head):
        raise UnreadableError("is not text, and not a kind of file that onrecord reads", "Save its text, and add that.")
    return _written(decoding.decode(head))


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"is a broken ZIP ({error})", "Fetch it again.") from error
    if "word/document.xml" in names:
        return "docx"
    if "pages/pages.jsonl" in names or any(name.startswith("archive/") and ".warc" in name for name in names):
        return "wacz"
    for name, (what, remedy) in _OFFICE.items():
        if name in names:
            raise UnreadableError(what, remedy)
    return "zip"


def _packed_page(data: bytes) -> str:
    """Return the kind of a page that unpacks itself, as SingleFile saves it on wish: markup, and behind it a ZIP."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            has_page = packed.PAGE in file.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        has_page = False
    if not has_page:
        remedy = "Save the page again, as plain HTML (in SingleFile: File format, HTML), and add that."
        raise UnreadableError("is a page that unpacks itself, in a way that is not read here", remedy)
    return "zip"


_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _is_binary(head: bytes) -> bool:
    """True for bytes that are no text: one character in fifty is none that a text has."""
    text = decoding.decode(head)
    return len(_CONTROL.findall(text)) > max(2, len(text) // 50)


def _written(text: str) -> str:
    """Return the kind of a text by its first characters."""
    text = text.lstrip("\ufeff")
    if kind := _mail(text):
        return kind
    markup = _MARKUP.match(text)
    if markup and markup[1].lower() in ("rss", "feed", "rdf:rdf"):
        return "feed"
    begin = text.lstrip()
    if begin.startswith(("{", "[")) and (kind := _json(begin)):
        return kind
    if markup or _is_markup(text):
        return "export" if exports.looks_like_export(text) else "html"
    if references.is_ris(begin):
        return "ris"
    return _plain(text)


def _is_article(text: str) -> bool:
    """True for a text that begins with a front matter."""
    keys = frontmatter.split(text).keys
    return keys is not None and any(each.partition(":")[0].strip() in _KEYS for each in keys.split("\n"))


_KEYS = (*frontmatter.KEYS, *frontmatter.CALLED)


def _plain(text: str) -> str:
    return "csv" if not exports.looks_like_export(text) and is_csv(text) else "text"


def _mail(text: str) -> str:
    head, _, _ = text[:HEAD].partition("\n\n")
    found = {match[1].lower() for match in _MAIL_HEADS.finditer(head)}
    known = found & {"from", "to", "date", "subject", "mime-version", "content-type", "message-id", "received"}
    starts = _MAIL_HEADS.match(text) or text.startswith("From ")
    if not starts or len(known) < 3 or not known & {"mime-version", "content-type", "message-id", "received"}:
        return ""
    related = "snapshot-content-location" in found or re.search(r"multipart/related", head, re.IGNORECASE)
    return (
        "mhtml"
        if related and re.search(r"^(?:snapshot-)?content-location:", text, re.IGNORECASE | re.MULTILINE)
        else "eml"
    )


def _json(text: str) -> str:
    if not re.match(r'(?:\[\s*)?\{\s*["}]|\[\s*\]', text):
        return ""
    return "csl" if references.is_csl(text) else "json"


def _is_markup(text: str) -> bool:
    """True for a piece of a page: more tags than paragraphs could have by chance."""
    tags = len(_TAG.findall(text))
    return tags >= 4 and tags > text.count("\n\n")
