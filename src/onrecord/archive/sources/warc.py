"""Pages out of web archives: each HTML page that was delivered is an article; all else is passed over.

The day of a capture is no day of publication: an article has one only where its page says so.
"""

from __future__ import annotations

import gzip
import io
from typing import IO, TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType  # pyright: ignore[reportMissingModuleSource]

from onrecord.archive.sources import page
from onrecord.archive.sources.fields import Fields, ShardError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.archive.rows import Row

_HTML = ("text/html", "application/xhtml+xml")
_DELIVERED = 200
_LONGEST = 10 << 20
"""Bytes of a page; a longer one is no article."""
_END = b"\r\n\r\n"
"""What a record ends with."""


def articles(path: Path, _: Fields) -> Iterator[Row]:
    """Yield the pages of a web archive; they have no columns that could be called otherwise."""
    fields = Fields()
    packed = path.suffix.lower() == ".gz"
    if not packed:
        _refuse_cut(path)
    # fastwarc alone would end in silence where a packed file was cut; Python's gzip tells.
    with gzip.open(path) if packed else path.open("rb") as file:
        try:
            records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all")
            for record in records:
                if _is_page(record):
                    yield _article(record, fields)
        except EOFError as error:
            raise ShardError("ends early: it was cut on its way") from error


def _refuse_cut(path: Path) -> None:
    with path.open("rb") as file:
        if file.seek(0, io.SEEK_END) < len(_END) or _last(file) != _END:
            raise ShardError("ends early, or is no web archive: its last record has no end")


def _last(file: IO[bytes]) -> bytes:
    file.seek(-len(_END), io.SEEK_END)
    return file.read()


def _is_page(record: WarcRecord) -> bool:
    kind = record.http_content_type or ""
    return record.is_http and record.http_headers.status_code == _DELIVERED and kind.lower() in _HTML


def _article(record: WarcRecord, fields: Fields) -> Row:
    url = record.headers.get("WARC-Target-URI") or ""
    data = record.reader.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        return {**fields.broken(f"its page has more than {_LONGEST >> 20} MB"), "url": url}
    try:
        told = page.read(data, record.http_charset or "")
    except (ValueError, RuntimeError, RecursionError) as error:
        return {**fields.broken(f"its page cannot be read ({error})"), "url": url}
    return fields.article({"id": url, "url": url, **told})
