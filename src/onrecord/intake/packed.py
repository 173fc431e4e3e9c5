"""Packed files (ZIP, gzip) -> the files in them, each to be read by its own kind.

Names in an archive are told, and never used as paths. What is itself a ZIP by its form (DOCX, WACZ, an e-book) is left
whole; a ZIP inside a ZIP is unpacked, once.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

from onrecord.intake.found import Refused, UnreadableError, Within
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked

LARGEST = 50 << 20
"""Bytes of a file in an archive, as of a file that lies beside it."""
RATIO = 200
"""How much smaller than its content a packed file may be: text that people wrote is never that empty."""
_SMALL = 1 << 20
"""Bytes below which a file may be as empty as it likes."""
_MOST = 100_000
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_OWN_KINDS = {
    "[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF", "datapackage.json",
    "pages/pages.jsonl",
}  # fmt: skip
"""Names by which a ZIP is a document (of Word, of LibreOffice, an e-book, a web archive) and no folder of files."""
PAGE = "index.html"
"""What SingleFile calls a page in the archive that it makes of it."""
_OF_PAGE = re.compile(
    r"^frames/|\.(?:css|js|mjs|json|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|og[gv])$",
    re.IGNORECASE,
)
_FAILURES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
_TOO_LARGE = f"has more than {LARGEST >> 20} MB"
_BOMB = f"would be more than {RATIO} times as large unpacked: no file of articles is"


def read(data: bytes, asked: Asked, /) -> Iterator[Within | Refused]:
    """Yield each file of an archive; UnreadableError where it is broken as a whole, or made to fill a disk."""
    if data.startswith(_GZIP):
        yield _unzipped(data, asked.name)
    else:
        yield from _members(data, "", depth=0)


def is_folder(data: bytes) -> bool:
    """True for a ZIP that is no document of a kind of its own."""
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _OWN_KINDS.isdisjoint(packed.namelist())
    except _FAILURES:
        return False


def head(data: bytes, most: int = 4096) -> bytes:
    """Return the first bytes of what is packed in gzip, by which its kind is told; empty where it is broken."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            return file.read(most)
    except _FAILURES:
        return b""


def _members(data: bytes, within: str, *, depth: int) -> Iterator[Within | Refused]:
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except _FAILURES as error:
        raise UnreadableError("is a ZIP that is cut or broken", "Fetch it again.") from error
    with packed:
        infos = [info for info in packed.infolist() if _is_file(info)]
        if any(info.filename == PAGE for info in infos) and all(map(_is_of_page, infos)):
            infos = [info for info in infos if info.filename == PAGE]
        if len(infos) > _MOST:
            raise UnreadableError(f"has more than {_MOST:,} files in it", "Unpack it, and add a part at a time.")
        # Files that share their packed bytes are small each, and huge together.
        if sum(info.file_size for info in infos) > max(len(data) * RATIO, _SMALL):
            raise UnreadableError(_BOMB)
        for info in infos:
            yield from _member(packed, info, within, depth)


def _is_of_page(info: zipfile.ZipInfo) -> bool:
    """True for the page of an archive that is one saved page, and for what belongs to it: pictures, styles, frames."""
    return info.filename == PAGE or bool(_OF_PAGE.search(info.filename))


def _is_file(info: zipfile.ZipInfo) -> bool:
    """True for what a person has put into an archive: no folder, no hidden file, no link."""
    parts = info.filename.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return not (
        info.is_dir() or is_link or "__MACOSX" in parts or any(part[:1] == "." for part in parts if part != "..")
    )


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, within: str, depth: int) -> Iterator[Within | Refused]:
    name = f"{within}{printable(info.filename)[:200]}"
    if info.flag_bits & 1:
        yield Refused(name, "is encrypted: unpack it with its password, and add what is in it")
        return
    if info.file_size > LARGEST:
        yield Refused(name, _TOO_LARGE)
        return
    if info.file_size > max(info.compress_size * RATIO, _SMALL):
        yield Refused(name, _BOMB)
        return
    try:
        with packed.open(info) as file:
            data = file.read(LARGEST + 1)
    except _FAILURES:
        yield Refused(name, "cannot be unpacked: it is cut or broken")
        return
    if len(data) > LARGEST:
        yield Refused(name, _TOO_LARGE)
    elif data.startswith(_ZIP) and is_folder(data):
        yield from _nested(data, name, depth)
    else:
        yield Within(name, data)


def _nested(data: bytes, name: str, depth: int) -> Iterator[Within | Refused]:
    if depth:
        yield Refused(name, "is a ZIP in a ZIP in a ZIP: unpack it, and add what is in it")
        return
    try:
        yield from _members(data, f"{name}/", depth=depth + 1)
    except UnreadableError as error:
        yield Refused(name, error.what)


def _unzipped(data: bytes, name: str) -> Within:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            inside = file.read(min(LARGEST, max(len(data) * RATIO, _SMALL)) + 1)
    except EOFError as error:
        raise UnreadableError("ends early: it was cut on its way", "Fetch it again.") from error
    except _FAILURES as error:
        raise UnreadableError("is packed, and broken", "Fetch it again.") from error
    if len(inside) > LARGEST:
        raise UnreadableError(_TOO_LARGE, "Unpack it, and add a part at a time.")
    if len(inside) > max(len(data) * RATIO, _SMALL):
        raise UnreadableError(_BOMB)
    return Within(name.removesuffix(".gz"), inside)
