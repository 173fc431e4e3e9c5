"""A page saved by a browser as one file (MHTML): the part that is the page, not the frames of its advertisements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.intake import days, mime
from onrecord.intake.found import Asked, Found, Refused, UnreadableError
from onrecord.intake.pages import page

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML = ("text/html", "application/xhtml+xml")
_MARKUP = re.compile(r"<[^<>]*+>")
_TRIED = 4
"""Parts that are tried for an article, the likeliest first."""


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield the article of a saved page; its Date is the day of saving."""
    head, _ = mime.split(data)
    address = mime.header(head, "snapshot-content-location") or mime.header(head, "content-location") or asked.url
    parts = [part for part in mime.parts(data) if part.kind in _HTML]
    if not parts:
        raise UnreadableError("has no page in it", "Save the page again, as one file.")
    saved = days.edtf(mime.header(head, "date"))
    found: Found | Refused = Refused("", "has no text of an article")
    for part in _likeliest(parts, address, str(head.get_param("start", "") or ""))[:_TRIED]:
        here = mime.header(part.head, "content-location") or address
        found = page.of(part.text, here if here.startswith("http") else address)
        if isinstance(found, Found):
            yield replace(found, retrieved=saved or found.retrieved)
            return
    yield found


def _likeliest(parts: list[mime.Part], address: str, start: str) -> list[mime.Part]:
    """Return parts, first the one that has the address of the whole or is named as its start, then by their text."""

    def rank(part: mime.Part) -> tuple[bool, bool, int]:
        here = mime.header(part.head, "content-location")
        named = bool(start) and mime.header(part.head, "content-id") == start
        return bool(address) and here == address, named, len(_MARKUP.sub("", part.text))

    return sorted(parts, key=rank, reverse=True)
