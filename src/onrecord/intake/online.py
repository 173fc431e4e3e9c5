"""Addresses as sources: their pages are asked for when their turn comes."""

from __future__ import annotations

from functools import partial

from onrecord.intake.found import Asked
from onrecord.intake.run import Source


def source(url: str, *, archived: bool = False) -> Source:
    """Return an address as a source; UnreadableError when it is read and cannot be had."""
    return Source(url, partial(_bytes, url, archived=archived), Asked(url=url))


def _bytes(url: str, *, archived: bool) -> bytes:
    from onrecord.intake import fetch  # noqa: PLC0415 - its library is wanted for an address alone

    return fetch.get(url, archived=archived)
