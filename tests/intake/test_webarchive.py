"""WARC and WACZ; pages are read by a reader that stands in for that of pages."""

import gzip
import io
import json
import sys
import zipfile
import zlib
from types import ModuleType

import pytest

from onrecord.errors import MissingExtraError
from onrecord.intake import webarchive
from onrecord.intake.found import Announced, Asked, Found, Refused, UnreadableError


@pytest.fixture(autouse=True)
def pages(monkeypatch):
    """Read a page as its title alone; "no" is no article, "cannot" is not to be read."""

    def read(data, asked):
        text = data.decode(asked.charset or "utf-8")
        if text == "cannot":
            raise UnreadableError("has no text")
        yield (
            Refused("", "is no article")
            if text == "no"
            else Found(title=text, url="" if text != "moved" else "https://quay.example/own")
        )

    module = ModuleType("onrecord.intake.pages.page")
    module.read = read
    monkeypatch.setitem(sys.modules, "onrecord.intake.pages", ModuleType("onrecord.intake.pages"))
    monkeypatch.setitem(sys.modules, "onrecord.intake.pages.page", module)


def record(path, body=b"", status="200 OK", kind="text/html", *, of="response", heads="", day="2026-03-20"):
    body = body if isinstance(body, bytes) else body.encode()
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{heads}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Date: {day}T23:59:00Z\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(path.encode()):032x}>\r\n"
        f"WARC-Target-URI: https://quay.example{path}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = (
    record("/robots.txt", "User-agent: *", kind="text/plain"),
    record("/a", "“Pier”", kind="text/html; charset=utf-8"),
    record("/packed", gzip.compress(b"Packed"), heads="Content-Encoding: gzip\r\n"),
    record("/moved", status="301 Moved", heads="Location: /a\r\n"),
    record("/gone", "gone", status="404 Not Found"),
    record("/x.jpg", b"\xff\xd8", kind="image/jpeg"),
    record("/a", of="revisit"),
    record("/", "no"),
    record("/broken", "cannot"),
    record("/curly", "“Quay”".encode("cp1252"), kind="text/html; charset=windows-1252", day="2026-03-21"),
)
EXPECTED = [
    Found(title="“Pier”", url="https://quay.example/a", place="https://quay.example/a", retrieved="2026-03-20"),
    Found(
        title="Packed", url="https://quay.example/packed", place="https://quay.example/packed", retrieved="2026-03-20"
    ),
    Refused("https://quay.example/", "is no article"),
    Refused("https://quay.example/broken", "has no text"),
    Found(title="“Quay”", url="https://quay.example/curly", place="https://quay.example/curly", retrieved="2026-03-21"),
]


def read(data):
    return list(webarchive.read(data, Asked()))


@pytest.mark.parametrize(
    "data",
    [b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS)), gzip.compress(b"".join(RECORDS))],
    ids=["plain", "records", "whole"],
)
def test_pages_that_were_delivered(data):
    assert read(data) == EXPECTED


@pytest.mark.parametrize(
    "data",
    [b"".join(map(gzip.compress, RECORDS))[:-20], gzip.compress(b"".join(RECORDS))[:-5], b"".join(RECORDS)[:-30]],
    ids=["records", "whole", "plain"],
)
def test_one_that_was_cut(data):
    parts = webarchive.read(data, Asked())
    assert next(parts) == EXPECTED[0]
    with pytest.raises(UnreadableError, match="ends early"):
        list(parts)


@pytest.mark.parametrize(
    "data", [b"\x1f\x8bnothing", b"nothing", gzip.compress(b"x")[:-8] + b"12345678"], ids=["gzip", "text", "crc"]
)
def test_no_archive(data):
    with pytest.raises(UnreadableError):
        read(data)


def test_a_page_that_is_huge():
    (refused,) = read(record("/bomb", gzip.compress(b"x" * (30 << 20)), heads="Content-Encoding: gzip\r\n"))
    assert refused == Refused("https://quay.example/bomb", "has more than 10 MB")


def test_without_fastwarc(monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(MissingExtraError, match="onrecord\\[warc\\]"):
        read(RECORDS[0])


def wacz(*urls, files=()):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, RECORDS)))
        packed.writestr("datapackage.json", "{}")
        if urls:
            lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url, "title": "t"} for url in urls)]
            packed.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
        for name, inside in files:
            packed.writestr(name, inside)
    return data.getvalue()


def test_pages_that_were_meant():
    site = "https://quay.example"
    assert read(wacz(f"{site}/curly#top", f"{site}/curly", f"{site}/lost")) == [
        Announced(2, "2 addresses in pages/pages.jsonl"),
        EXPECTED[-1],
        Refused(f"{site}/lost", "is named in pages/pages.jsonl, and no page of it is in the archive"),
    ]


def test_a_page_that_sends_to_another_stands_for_it():
    moved = record("/old", status="302 Found", heads="Location: https://quay.example/new\r\n") + record("/new", "New")
    data = wacz("https://quay.example/old", files=[("archive/b.warc", moved)])
    assert [part.title for part in read(data) if isinstance(part, Found)] == ["New"]


def test_without_a_list_all_pages_are_meant():
    assert read(wacz()) == EXPECTED


def test_a_broken_wacz():
    with pytest.raises(UnreadableError, match="cut or broken"):
        read(wacz()[:-40])


def chunked(body):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:9], body[9:], b""))


@pytest.mark.parametrize(
    ("body", "heads"),
    [
        (chunked(b"A page in chunks"), "Transfer-Encoding: chunked\r\n"),
        (
            chunked(gzip.compress(b"A page in chunks")),
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        ),
        (zlib.compress(b"A page in chunks")[2:-4], "Content-Encoding: deflate\r\n"),
        (b"A page in chunks", "Transfer-Encoding: chunked\r\n"),
    ],
    ids=["chunks", "chunks of gzip", "deflate", "chunks in name alone"],
)
def test_how_a_page_was_sent(body, heads):
    parts = read(record("/sent", body, heads=heads) + record("/next", "Next"))
    assert [part.title for part in parts] == ["A page in chunks", "Next"]


def test_what_cannot_be_unpacked_is_told():
    (refused, after) = read(record("/sent", b"\x0b\x02", heads="Content-Encoding: br\r\n") + record("/next", "Next"))
    assert refused == Refused("https://quay.example/sent", "is packed in a way that is not read here (br), or broken")
    assert after.title == "Next"
