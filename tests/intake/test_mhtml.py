from __future__ import annotations

import base64
import quopri

import pytest

from onrecord.intake import mhtml
from onrecord.intake.found import Asked, Found, UnreadableError
from webpages import TEXT, TITLE, article

URL = "https://post.example/quay?gclid=1"
PAGE = article("<p>August 11, 2026</p>", '<meta property="og:site_name" content="Lindmoor Post">')
FRAME = f"<html><body><p>{'Win a holiday in Brannock. ' * 200}</p></body></html>"


def part(html: bytes, location: str, encoding: str, charset: str = "utf-8", more: str = "") -> bytes:
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(html)
    head = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {encoding}\nContent-Location: {location}\n{more}\n"
    return b"--bb\n" + head.encode() + packed + b"\n"


def saved(*parts: bytes, head: str = f"Snapshot-Content-Location: {URL}\n", kind: str = "") -> bytes:
    top = f'From: <Saved by Blink>\n{head}Date: Sun, 29 Nov 2026 20:14:09 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; {kind}boundary="bb"\n\n'
    return (top.encode() + b"".join(parts) + b"--bb--\n").replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    "data",
    [
        saved(part(PAGE.encode(), URL, "quoted-printable"), part(FRAME.encode(), "https://ads.example/f", "8bit")),
        saved(part(FRAME.encode(), "https://ads.example/f", "8bit"), part(PAGE.encode(), URL, "base64")),
        saved(
            part(FRAME.encode(), "https://ads.example/f", "8bit"),
            part(PAGE.encode("cp1252"), URL, "base64", "iso-8859-1"),
        ),
        saved(part(PAGE.encode(), URL, "quoted-printable"), head=f"Content-Location: {URL}\n"),
        saved(
            part(FRAME.encode(), "cid:1", "8bit"),
            part(PAGE.encode(), "https://post.example/quay", "8bit", more="Content-ID: <main>\n"),
            head="",
            kind='start="<main>"; ',
        ),
        saved(part(b"<html></html>", URL, "8bit"), part(PAGE.encode(), "https://post.example/quay", "8bit")),
    ],
)
def test_the_page_is_found_among_its_frames(data: bytes) -> None:
    (got,) = mhtml.read(data, Asked())
    assert isinstance(got, Found)
    assert (got.title, got.paragraphs, got.outlet, got.url) == (
        TITLE,
        TEXT,
        "Lindmoor Post",
        "https://post.example/quay",
    )
    assert got.day is not None
    assert (got.day.edtf, got.retrieved) == ("2026-08-11", "2026-11-29")


def test_a_file_without_a_page_is_told() -> None:
    with pytest.raises(UnreadableError, match="has no page in it"):
        list(
            mhtml.read(
                b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=bb\n\n--bb\nContent-Type: image/gif\n\nx\n--bb--\n",
                Asked(),
            )
        )
