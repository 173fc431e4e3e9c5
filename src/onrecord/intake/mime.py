"""Messages of many parts (mail, MHTML) -> their parts, without recursion: thousands may be nested in each other."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

from onrecord.intake import decoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

DEEPEST = 30
"""Levels of parts in parts that are read."""
MOST = 2000
"""Parts of one message that are read."""
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n|\Z")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_LARGEST_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message that is no container."""

    head: Message
    data: bytes
    """Its content, decoded from how it was sent."""

    @property
    def kind(self) -> str:
        """Its media type, in small letters."""
        return self.head.get_content_type()

    @property
    def charset(self) -> str:
        """What it says its encoding is."""
        try:
            return str(self.head.get_content_charset() or "")
        except (LookupError, ValueError, TypeError):
            return ""

    @property
    def text(self) -> str:
        """Its content as text."""
        return decoding.decode(self.data, self.charset)

    @property
    def is_attached(self) -> bool:
        """True for a file that was sent along."""
        return header(self.head, "content-disposition").lower().startswith("attachment")

    @property
    def name(self) -> str:
        """The name of a file that was sent along; never a path."""
        try:
            return re.split(r"[/\\]", str(self.head.get_filename() or ""))[-1][:200]
        except (LookupError, ValueError, TypeError):
            return ""


def header(head: Message, name: str) -> str:
    """Return a line of a head, its encoded words decoded and its folds undone."""
    raw = str(head.get(name, ""))[:5000]
    try:
        text = str(make_header(decode_header(raw)))
    except (LookupError, ValueError, UnicodeError):
        text = raw
    return " ".join(text.split())


def parts(data: bytes) -> Iterator[Part]:
    """Yield the parts of a message that are no containers, in their order; the first has the message's own head.

    A message inside is one part: its bytes are a file.
    """
    waiting = [(data, 0)]
    count = 0
    while waiting and count < MOST:
        raw, deep = waiting.pop()
        head, body = split(raw)
        count += 1
        boundary = _boundary(head)
        if head.get_content_maintype() == "multipart" and boundary and deep < DEEPEST:
            waiting += [(each, deep + 1) for each in reversed(_between(body, boundary))]
        elif head.get_content_maintype() != "multipart":
            yield Part(head, _decoded(head, body))


def split(data: bytes) -> tuple[Message, bytes]:
    """Return the head of a message or part, and what follows it."""
    if data[:2] in (b"\r\n", b"\n") or data[:1] == b"\n":
        return BytesHeaderParser().parsebytes(b""), data.lstrip(b"\r\n")
    end = _HEAD_END.search(data[:_LARGEST_HEAD])
    at, behind = (end.start(), end.end()) if end else (len(data), len(data))
    return BytesHeaderParser().parsebytes(data[:at] + b"\r\n\r\n"), data[behind:]


def _boundary(head: Message) -> bytes:
    try:
        return str(head.get_boundary() or "").encode("latin-1", "replace")[:200]
    except (LookupError, ValueError, TypeError):
        return b""


def _between(body: bytes, boundary: bytes) -> list[bytes]:
    """Return what stands between the lines of a boundary; a last one that is missing ends with the file."""
    lines = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    found: list[bytes] = []
    begin = -1
    for at in lines.finditer(body):
        if begin >= 0:
            found.append(body[begin : at.start()])
        begin = -1 if at[1] else _after_newline(body, at.end())
        if at[1]:
            break
    if begin >= 0:
        found.append(body[begin:])
    return found


def _after_newline(body: bytes, at: int) -> int:
    return at + 2 if body[at : at + 2] == b"\r\n" else at + 1 if body[at : at + 1] == b"\n" else at


def _decoded(head: Message, body: bytes) -> bytes:
    match str(head.get("content-transfer-encoding", "")).strip().lower():
        case "base64":
            packed = _NOT_BASE64.sub(b"", body)
            try:
                return base64.b64decode(packed[: len(packed) - (len(packed) % 4 == 1)] + b"==="[: -len(packed) % 4])
            except (binascii.Error, ValueError):
                return b""
        case "quoted-printable":
            return quopri.decodestring(body)
        case _:
            return body
