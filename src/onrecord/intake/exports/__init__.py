"""Exports of databases: many articles in one text or page, each with its own fields; told by content, read by kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake.decoding import decode
from onrecord.intake.exports import europresse, factiva, markup, nexis, proquest
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.intake.found import Asked, Part

_READERS: dict[str, tuple[Callable[[str], bool], Callable[[str], Iterator[Part]]]] = {
    "europresse": (europresse.recognised, europresse.read),
    "factiva": (factiva.recognised, factiva.read),
    "proquest": (proquest.recognised, proquest.read),
    "nexis": (nexis.recognised, nexis.read),
}
"""The databases, in the order in which a text is tried: those first whose signs no other has."""
_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<\?xml|<head|<body|<div|<article|<table|<!--)", re.IGNORECASE)
_PAGES = {
    "factiva": re.compile(r"""class\s*=\s*["']?[^"'>]{0,60}\b(?:[a-z]{2}Article|[a-z]{2}Headline)\b|Factiva"""),
    "proquest": re.compile(r"ProQuest document ID", re.IGNORECASE),
    "nexis": re.compile(r"\b\d{1,6} of \d{1,6} DOCUMENTS?\b|\bLOAD-DATE: ?<|\bLoad-Date: ?<"),
}
"""What a page has in its markup that a database made: only then its lines are looked at."""


def looks_like_export(text: str) -> str:
    """Return the database that a text (or a page's markup) was exported from; empty where it is no export."""
    return _told(text)[0]


def parts(text: str) -> Iterator[Part] | None:
    """Return what an export holds, part by part; None where a text is no export."""
    name, plain = _told(text)
    return _READERS[name][1](plain) if name else None


def read(data: bytes, asked: Asked, /) -> Iterator[Part]:
    """Yield what the bytes of an export in text or HTML hold."""
    found = parts(decode(data, asked.charset))
    if found is None:
        raise UnreadableError("is no export of a database that is known here", "Give its kind with --kind.")
    yield from found


def _told(text: str) -> tuple[str, str]:
    """Return the name of a text's database and the text for its reader, which for a page may be its lines."""
    if _PAGE.match(text.lstrip("\ufeff")):
        if europresse.recognised(text):
            return "europresse", text
        likely = [name for name, sign in _PAGES.items() if sign.search(text)]
        lines = markup.lines(text, suffix="Article") if likely else ""
        return next(((name, lines) for name in likely if _READERS[name][0](lines)), ("", ""))
    return next(
        ((name, text) for name, (known, _) in _READERS.items() if name != "europresse" and known(text)), ("", "")
    )
