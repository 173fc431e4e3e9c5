"""Characters that a text got on its way: entities of HTML, marks of a wrong encoding, marks that nobody sees.

The parser reads what was meant; offsets lead back to what stands in the file (`markup`).
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from onrecord.text import INVISIBLE, matches

if TYPE_CHECKING:
    from collections.abc import Iterator


class Change(NamedTuple):
    """``body[start:end]`` is read as `text`: one character, or none."""

    start: int
    end: int
    text: str


_MISREAD = "‘’‚“”„†•…‹›€–—™" + "ŞşĞğİıŁłŚśŠšŽžČčĆćŐőŰű"


def _in_two_bytes(sign: str, encoding: str) -> str:
    """Return how a character looks whose UTF-8 was read in another encoding; bytes unknown there stay controls."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in sign.encode())


_MOJIBAKE = {_in_two_bytes(sign, encoding): sign for sign in _MISREAD for encoding in ("cp1252", "latin-1")} | {
    "â€": "”"  # its third byte is none of Windows-1252, and often lost
}
_SPOILT = re.compile(
    r"(?P<entity>&(?:amp;)?(?:#\d{2,7}|#[xX][\dA-Fa-f]{2,6}|[A-Za-z][A-Za-z\d]{1,30});)"
    rf"|(?P<mojibake>{'|'.join(map(re.escape, sorted(_MOJIBAKE, key=len, reverse=True)))})"
    r"|(?P<latin>[ÂÃ][\u00a0-\u00bf])"
    rf"|(?P<invisible>[{INVISIBLE}]+)"
    r"|(?P<accents>[\u0300-\u033f\u0342-\u034e\u0350-\u036f]+)"
    r"|(?P<apostrophe>(?<=\w)\ufffd(?=(?:s|t|re|ve|d|ll|m)\b))"
    r"|(?P<opening>(?<![^\s(\[—–-])\ufffd(?=\w))"
    r"|(?P<closing>(?<=[\w.,!?…])\ufffd(?!\w))"
)
_BEGINS = re.compile(f"[&ÂÃ\ufffd\u0300-\u036f{INVISIBLE}{''.join(sorted({look[0] for look in _MOJIBAKE}))}]")
_LOST = {"apostrophe": "’", "opening": "“", "closing": "”"}
_DECODINGS = 2
"""An entity may itself have been encoded once more: "&amp;quot;"."""


def changes(body: str) -> Iterator[Change]:
    """Yield what of `body` is read as something else, in order, none overlapping another."""
    if body.isascii() and "&" not in body:
        return
    for match in matches(_SPOILT, _BEGINS, body):
        start, end = match.span()
        kind, found = match.lastgroup or "", match[0]
        if kind == "entity":
            meant = _decoded(found)
            if meant is not None:
                yield Change(start, end, meant)
        elif kind == "accents":
            if (composed := _composed(body[start - 1 : start], found)) is not None:
                yield Change(start - bool(composed), end, composed)
        else:
            yield Change(start, end, _meant(kind, found))


def _meant(kind: str, found: str) -> str:
    if kind == "mojibake":
        return _MOJIBAKE[found]
    if kind == "latin":
        return found.encode("latin-1").decode()
    return _LOST.get(kind, "")


def _decoded(entity: str) -> str | None:
    """Return the character of an entity, "" for one that nobody sees; None where it is none, or a control character."""
    meant = entity
    for _ in range(_DECODINGS):
        meant = html.unescape(meant)
    if len(meant) != 1:
        return None
    if meant in INVISIBLE:
        return ""
    return meant if meant.isprintable() or meant == "\u00a0" else None


def _composed(letter: str, accents: str) -> str | None:
    """Return a letter with its combining accents as one character; accents that it cannot have are left out.

    None where no letter stands before them.
    """
    if not letter.isalpha():
        return None
    return unicodedata.normalize("NFC", letter + accents)[0]
