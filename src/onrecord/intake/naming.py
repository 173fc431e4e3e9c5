"""A day, an outlet and a title -> the name of an article's file, which is its id, and is never changed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.intake.found import Found

LONGEST = 80
"""Characters of a name without its ending."""
_LEADING = re.compile(r"^(?:the|le|la|les|der|die|das|el|il)\b[\s-]+(?=\w)", re.IGNORECASE)
_NO_NAME = 8
"""Characters of the digest that stands for words of which no letter is left."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "œ": "oe"}
)
"""Letters that are no others with a mark."""


def name(found: Found) -> str:
    """Return the name of an article's file, without ending: day, outlet, title, in letters that every system has.

    >>> from onrecord.intake.found import Day, Found
    >>> name(Found(title="Harven council defers vote", outlet="The Ledger", day=Day("2026-03-14", "")))
    '2026-03-14-ledger-harven-council-defers-vote'
    """
    title = slug(found.title) or slug(" ".join(found.paragraphs[:1])[:LONGEST])
    if not title:
        said = "\n".join((found.title, *found.paragraphs)).encode("utf-8", "surrogatepass")
        title = f"article-{hashlib.sha256(said).hexdigest()[:_NO_NAME]}"
    outlet = _cut(slug(_LEADING.sub("", found.outlet)), LONGEST // 3)
    parts = (found.day.edtf if found.day else "undated", outlet, title)
    return _cut("-".join(filter(None, parts)), LONGEST)


def slug(text: str) -> str:
    """Return a text in small ASCII letters, digits and hyphens.

    >>> slug("Wer’s glaubt: Größe ÜBER alles!")
    'wers-glaubt-grosse-uber-alles'
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _cut(text: str, longest: int) -> str:
    """Return a name without the words that make it too long."""
    if len(text) <= longest:
        return text
    short = text[: longest + 1].rpartition("-")[0]
    return short or text[:longest]
