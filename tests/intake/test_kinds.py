"""What a file is, by its bytes."""

import io
import zipfile

import pytest

from onrecord.intake import kinds
from onrecord.intake.found import UnreadableError


def packed(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return data.getvalue()


MAIL = b"From: desk@a.example\nSubject: Bridge\nDate: Mon, 06 Apr 2026 23:30:12 -0400\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", ""),
        (b" \n", ""),
        (b"%PDF-1.7\n", "pdf"),
        (b"junk before\n%PDF-1.4", "pdf"),
        (b"\xef\xbb\xbf{\\rtf1\\ansi A}", "rtf"),
        (packed("word/document.xml"), "docx"),
        (packed("a.docx", "b.docx"), "zip"),
        (packed("pages/pages.jsonl", "archive/data.warc.gz"), "wacz"),
        (b"<!doctype html><html><body>unpack me<!--" + packed("index.html", "images/0.png"), "zip"),
        (b"WARC/1.1\r\n", "warc"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PAR1", "parquet"),
        (b"<!DOCTYPE html>\n<html><p>A</p></html>", "html"),
        (b"\n<!-- saved -->\n<html><p>A</p></html>", "html"),
        ("<!doctype html><p>“A”</p>".encode("utf-16"), "html"),
        (b"<div><p>A</p><p>B</p><p>C</p></div>", "html"),
        (
            b'<html><article><span class="DocPublicationName">Le Jour</span><p class="titreArticle">A</p></article></html>',
            "export",
        ),
        (b'<html><div class="article enArticle"><p>A</p></div></html>', "html"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        (b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        (MAIL + b"\nThe bridge opens.", "eml"),
        (
            MAIL + b"Content-Type: multipart/related;\n boundary=x\n\n--x\nContent-Location: https://a.example\n",
            "mhtml",
        ),
        (b"Subject: a line of a text\n\nThe bridge opens.", "text"),
        (b'[{"type": "article-newspaper", "container-title": "A", "title": "B"}]', "csl"),
        (b'{"title": "A", "maintext": "B"}\n{"title": "C", "maintext": "D"}\n', "json"),
        (b"{The bridge} opens, [said] nobody.", "text"),
        (b"TY  - NEWS\nTI  - A\nER  - \n", "ris"),
        (b"id,title,text\n1,A,B\n2,C,D\n", "csv"),
        (b"The bridge, which is old, opens.\n\nIt was shut, they said, for years.", "text"),
        (b"---\ntitle: A\n---\n\nThe bridge opens.", "article"),
    ],
)
def test_a_kind(data, kind):
    assert kinds.of(data) == kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0rest", "is a document of an old Office"),
        (b"\x89PNG\r\n", "is a picture (PNG)"),
        (packed("xl/workbook.xml"), "is a workbook of Excel"),
        (b"PK\x03\x04broken", "is a broken ZIP"),
        (b"<!doctype html><html><!--" + packed("page.bin"), "is a page that unpacks itself"),
        (b"<!doctype html><html><!--" + packed("index.html")[:-9], "is a page that unpacks itself"),
        (bytes(range(256)) * 4, "is not text"),
    ],
)
def test_kinds_that_nobody_reads(data, what):
    with pytest.raises(UnreadableError, match=r"^is ") as caught:
        kinds.of(data)
    assert caught.value.what.startswith(what)
    assert caught.value.remedy
