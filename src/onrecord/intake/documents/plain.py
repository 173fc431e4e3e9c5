"""Plain text: an export of a database, else one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.intake import documents
from onrecord.intake.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked, Part


def read(data: bytes, asked: Asked, /) -> Iterator[Part]:
    """Yield what a text holds."""
    yield from documents.articles(decode(data, asked.charset))
