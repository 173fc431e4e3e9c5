"""Plain text: an export of a database, else one article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake import documents
from onrecord.intake.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked, Part


def read(data: bytes, asked: Asked, /) -> Iterator[Part]:
    """Yield what a text holds."""
    text = decode(data, asked.charset)
    yield from documents.articles(text.replace("\f", "\n\n"), _BORDER.split(text))


_BORDER = re.compile(r"\n[^\S\n\f]*(?:\f|(?:[-_=*#~]{5,200}|(?:[*#~][ \t]){2,40}[*#~])[^\S\n]*\n)")
"""What people put between the articles of one file: a new page, or a line of signs."""
