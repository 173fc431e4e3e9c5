"""Addresses as sources: their pages are asked for when their turn comes, by one guest for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from onrecord.intake.fetch import Client
from onrecord.intake.found import Asked
from onrecord.intake.run import Got, Source

if TYPE_CHECKING:
    from collections.abc import Callable


def reader(*, archived: bool = False, client: Client | None = None) -> Callable[[str], Source]:
    """Return what makes sources of addresses; with `archived` the Wayback Machine's copies are asked for."""
    guest = client or Client()
    return lambda url: Source(url, partial(_get, guest, url, archived=archived))


def _get(guest: Client, url: str, *, archived: bool) -> Got:
    """Return a page; UnreadableError where it cannot be had."""
    found = guest.archived(url) if archived else guest.get(url)
    name = found.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    asked = replace(Asked(), name=name, charset=found.charset, url=found.url)
    return Got(found.data, asked, found.captured or f"{date.today():%Y-%m-%d}")  # noqa: DTZ011 - the day of who asks
