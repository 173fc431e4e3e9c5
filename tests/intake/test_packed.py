"""ZIP and gzip, as people and as enemies make them."""

import gzip
import io
import stat
import struct
import zipfile

import pytest

from onrecord.intake import packed
from onrecord.intake.found import Asked, Refused, UnreadableError, Within

DOCX = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as file:
        for name, inside in files.items():
            file.writestr(name, inside)
    return data.getvalue()


def read(data, name="a.zip"):
    return list(packed.read(data, Asked(name=name)))


def test_files_without_what_nobody_put_there():
    files = {
        "a.txt": b"A",
        "folder/": b"",
        "folder/b.html": b"B",
        "__MACOSX/._a.txt": b"x",
        ".DS_Store": b"x",
        "folder/.git/c": b"x",
        "../up.txt": b"U",
        "C:\\d.txt": b"D",
    }
    found = read(zipped(files))
    assert [(part.name, part.data) for part in found] == [
        ("a.txt", b"A"),
        ("folder/b.html", b"B"),
        ("../up.txt", b"U"),
        ("C:\\d.txt", b"D"),
    ]


def test_a_name_is_one_line():
    (found,) = read(zipped({"a\x1b[2J\u202etxt.exe" + "x" * 500: b"A"}))
    assert found.name == ("a\ufffd[2J\ufffdtxt.exe" + "x" * 500)[:200]


def test_documents_that_are_zips_are_left_whole():
    docx = zipped(DOCX)
    assert read(zipped({"a.docx": docx})) == [Within("a.docx", docx)]
    assert not packed.is_folder(docx)
    assert packed.is_folder(zipped({"a.txt": b""}))


def test_a_zip_in_a_zip_once():
    inner = zipped({"a.txt": b"A", "third.zip": zipped({"b.txt": b"B"})})
    assert read(zipped({"in.zip": inner, "broken.zip": b"PK\x03\x04nothing"})) == [
        Within("in.zip/a.txt", b"A"),
        Refused("in.zip/third.zip", "is a ZIP in a ZIP in a ZIP: unpack it, and add what is in it"),
        Within("broken.zip", b"PK\x03\x04nothing"),
    ]


def test_a_link_is_no_file():
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert read(zipped({info: b"/etc/passwd"})) == []


def test_an_encrypted_file_is_told():
    data = bytearray(zipped({"a.txt": b"A", "b.txt": b"B"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    refused, found = read(bytes(data))
    assert (refused.place, refused.why) == ("a.txt", "is encrypted: unpack it with its password, and add what is in it")
    assert found == Within("b.txt", b"B")


def test_a_bomb_is_told_before_it_is_unpacked():
    with pytest.raises(UnreadableError, match="200 times"):
        read(zipped({"a.txt": b"\0" * (40 << 20)}))
    # Beside a file that packs badly, the whole is no bomb, and the one is.
    noise = bytes(struct.pack("<I", n * 2654435761 % 2**32)[n % 4] for n in range(400_000))
    one, other = read(zipped({"a.txt": b"\0" * (40 << 20), "b.bin": noise}))
    assert one == Refused("a.txt", "would be more than 200 times as large unpacked: no file of articles is")
    assert other == Within("b.bin", noise)


def test_a_size_that_lies():
    data = zipped({"a.txt": b"\0" * (3 << 20)})
    at = data.index(b"PK\x01\x02") + 24
    lying = data[:at] + struct.pack("<I", 10) + data[at + 4 :]
    assert read(lying) == [Refused("a.txt", "cannot be unpacked: it is cut or broken")]


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr(packed, "LARGEST", 100)
    assert [part.place for part in read(zipped({"a.txt": b"x" * 101}, zipfile.ZIP_STORED))] == ["a.txt"]


@pytest.mark.parametrize("data", [b"PK\x03\x04nothing", zipped({"a.txt": b"A" * 999})[:-30]], ids=["text", "cut"])
def test_a_broken_one(data):
    with pytest.raises(UnreadableError, match="is a ZIP that is cut or broken"):
        read(data)


def test_gzip():
    data = gzip.compress(b"WARC/1.0")
    assert read(data, "a.warc.gz") == [Within("a.warc", b"WARC/1.0")]
    assert packed.head(data) == b"WARC/1.0"
    assert packed.head(b"\x1f\x8bnothing") == b""
    for broken, what in (
        (data[:-6], "ends early"),
        (data[:-8] + b"12345678", "broken"),
        (gzip.compress(b"\0" * (60 << 20)), "200 times"),
    ):
        with pytest.raises(UnreadableError, match=what):
            read(broken)


def test_of_a_packed_page_the_page_alone():
    page = {"index.html": b"<p>", "images/0.png": b"x", "stylesheet_0.css": b"x", "frames/0/index.html": b"<p>"}
    assert read(zipped(page)) == [Within("index.html", b"<p>")]
    assert read(b"<!doctype html><!--" + zipped(page)) == [Within("index.html", b"<p>")]
    assert len(read(zipped(page | {"article.docx": b"x"}))) == 5
