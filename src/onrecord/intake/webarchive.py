"""Web archives: WARC, packed or not, and WACZ, a ZIP of them that names the pages that were meant.

Only a page that was delivered (HTML, 200) can be an article. What belongs to a page (pictures, scripts), redirects,
pages that were not found, robots.txt and captures that say "as before" are passed over without a word: nobody took
them for articles.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urldefrag, urljoin

from onrecord.errors import MissingExtraError
from onrecord.intake.found import Announced, Asked, Found, Refused, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastwarc.warc import WarcRecord  # pyright: ignore[reportMissingModuleSource]

    from onrecord.intake.found import Part, Reader

_HTML = ("text/html", "application/xhtml+xml")
_DELIVERED = 200
_LONGEST = 10 << 20
"""Bytes of a page; a longer one is no article."""
_END = b"\r\n\r\n"
"""What a record ends with."""
_PAGES = "pages/pages.jsonl"
_LARGEST = 50 << 20
_NO_ARCHIVE = "is no web archive, or is broken", "Fetch it again."


class _Page(NamedTuple):
    """A page that was delivered."""

    url: str
    day: str
    """Of its capture."""
    charset: str
    data: bytes
    packed: str = ""
    """How its bytes are packed, where nobody here can unpack them."""


class _Moved(NamedTuple):
    """An address that sends to another one."""

    url: str
    to: str


def read(data: bytes, _: Asked, /) -> Iterator[Part]:
    """Yield the articles of an archive; UnreadableError where it ends early."""
    if data.startswith(b"PK"):
        yield from _wacz(data)
        return
    for told in _records(data):
        if isinstance(told, _Page):
            yield from _articles(told)


def _records(data: bytes) -> Iterator[_Page | _Moved]:
    """Yield the pages and redirects of a WARC."""
    try:
        from fastwarc.warc import (  # pyright: ignore[reportMissingModuleSource]  # noqa: PLC0415 - an extra
            ArchiveIterator,
            WarcRecordType,
        )
    except ImportError as error:
        raise MissingExtraError("warc", "fastwarc") from error
    file = _Unpacked(data) if data.startswith(b"\x1f\x8b") else _Plain(data)
    try:
        held: _Page | _Moved | None = None
        # Unpacked here: the library ends in silence behind a page that was sent in chunks of gzip.
        for record in ArchiveIterator(file, auto_decode="none"):
            if held is not None:
                yield held
            held = _told(record) if record.record_type == WarcRecordType.response else None
    except (OSError, zlib.error, ValueError, RuntimeError) as error:
        raise UnreadableError(*_NO_ARCHIVE) from error
    if file.is_cut:  # and so is its last record
        raise UnreadableError("ends early: it was cut on its way", "Fetch it again.")
    if held is not None:
        yield held


class _Plain(io.BytesIO):
    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"WARC/"):
            raise UnreadableError(*_NO_ARCHIVE)
        super().__init__(data)
        self.is_cut = not data.endswith(_END)


class _Unpacked(gzip.GzipFile):
    """What is packed, to where it was cut; fastwarc alone would end there in silence."""

    def __init__(self, data: bytes) -> None:
        super().__init__(fileobj=io.BytesIO(data))
        self.is_cut = False

    def read(self, size: int | None = -1) -> bytes:
        """Return the next bytes, those of one piece: what stands before a cut must not be lost with it."""
        try:
            return self.read1(-1 if size is None else size)
        except EOFError:
            self.is_cut = True
            return b""


def _told(record: WarcRecord) -> _Page | _Moved | None:
    url = record.headers.get("WARC-Target-URI") or ""
    if not record.is_http:
        return None
    headers = record.http_headers
    if to := headers.get("Location"):
        return _Moved(url, urljoin(url, to))
    if headers.status_code != _DELIVERED or (record.http_content_type or "").lower() not in _HTML:
        return None
    day = (record.headers.get("WARC-Date") or "")[:10]
    data = record.reader.read(_LONGEST + 1)
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = _unchunked(data)
    coding = (headers.get("Content-Encoding") or "").lower().strip()
    try:
        return _Page(url, day, record.http_charset or "", _unpacked(data, coding))
    except zlib.error:
        return _Page(url, day, "", b"", packed=coding)


_CHUNK = re.compile(rb"\s{0,4}([0-9a-fA-F]{1,8})[^\S\r\n]*(?:;[^\r\n]{0,200})?\r?\n")


def _unchunked(data: bytes) -> bytes:
    """Return a body without the lengths of its chunks; as it stands where it has none, as some archives keep it."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK.match(data, at):
        at = size.end() + int(size[1], 16)
        parts.append(data[size.end() : at])
        if not parts[-1]:
            return b"".join(parts)
    return b"".join(parts) if parts and at >= len(data) else data


def _unpacked(data: bytes, coding: str) -> bytes:
    """Return a body unpacked, or as it stands where it is markup already; zlib.error where it cannot be."""
    if coding in ("", "identity") or data[:100].lstrip().startswith(b"<"):
        return data
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS) if coding in ("gzip", "x-gzip", "deflate") else ():
        try:
            return zlib.decompressobj(bits).decompress(data, _LONGEST + 1)
        except zlib.error:
            continue
    raise zlib.error(coding)


def _articles(page: _Page) -> Iterator[Part]:
    """Yield what the reader of pages finds in one, as of its address and the day of its capture."""
    # By its name: it brings its libraries, which an archive without pages does not need.
    read_page = cast("Reader", import_module("onrecord.intake.pages.page").read)
    if len(page.data) > _LONGEST:
        yield Refused(page.url, f"has more than {_LONGEST >> 20} MB")
        return
    if page.packed:
        yield Refused(page.url, f"is packed in a way that is not read here ({page.packed}), or broken")
        return
    try:
        for part in read_page(page.data, Asked(url=page.url, charset=page.charset)):
            if isinstance(part, Found):
                yield replace(part, place=page.url, retrieved=page.day, url=part.url or page.url)
            elif isinstance(part, Refused):
                yield replace(part, place=page.url)
            else:
                yield part
    except UnreadableError as error:
        yield Refused(page.url, error.what)


# WACZ


def _wacz(data: bytes) -> Iterator[Part]:
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("is a WACZ that is cut or broken", "Fetch it again.") from error
    with packed:
        names = packed.namelist()
        meant = _pages(_member(packed, _PAGES)) if _PAGES in names else []
        if meant:
            yield Announced(len(meant), f"{len(meant)} addresses in {_PAGES}")
        yield from _meant(_all_records(packed, names), dict.fromkeys(map(_bare, meant)), is_all=not meant)


def _all_records(packed: zipfile.ZipFile, names: list[str]) -> Iterator[_Page | _Moved]:
    for name in names:
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            yield from _records(_member(packed, name))


def _meant(records: Iterator[_Page | _Moved], wanted: dict[str, None], *, is_all: bool) -> Iterator[Part]:
    """Yield the articles of the pages that are `wanted`, each once, and tell of those that are not there.

    A page that sends to another one stands for that.
    """
    stands_for: dict[str, str] = {}
    for told in records:
        name = _bare(told.url)
        name = stands_for.get(name, name)
        if isinstance(told, _Moved):
            if name in wanted:
                stands_for.setdefault(_bare(told.to), name)
        elif is_all:
            yield from _articles(told)
        elif name in wanted:
            del wanted[name]
            yield from _articles(told)
    for name in wanted:
        yield Refused(name, f"is named in {_PAGES}, and no page of it is in the archive")


def _pages(data: bytes) -> list[str]:
    """Return the addresses of the pages that were meant, each once; the first line is of the list itself."""
    told: dict[str, None] = {}
    for line in data.decode("utf-8", "replace").split("\n"):
        try:
            page: object = json.loads(line)
        except (ValueError, RecursionError):
            continue
        url = cast("dict[str, Any]", page).get("url") if isinstance(page, dict) else None
        if isinstance(url, str) and url:
            told[url] = None
    return list({_bare(url): url for url in told}.values())


def _bare(url: str) -> str:
    """Return an address for comparison: without what stands behind #, and a slash at its end."""
    return urldefrag(url).url.rstrip("/")


def _member(packed: zipfile.ZipFile, name: str) -> bytes:
    """Return a file of an archive, which must not be made to fill the memory."""
    try:
        with packed.open(name) as file:
            data = file.read(_LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"is a WACZ whose {name[:80]} is broken", "Fetch it again.") from error
    if len(data) > _LARGEST:
        raise UnreadableError(f"is a WACZ whose {name[:80]} has more than {_LARGEST >> 20} MB")
    return data
