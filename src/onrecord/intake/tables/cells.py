"""What stands in a cell of a table -> text, names, paragraphs."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import cast

from onrecord.intake import bylines, prose

_EMPTY = {"", "nan", "none", "null", "n/a", "na", "nat", "[]", "{}", "<na>", r"\n"}
"""What programs write into a cell that has nothing."""


def is_empty(value: object) -> bool:
    """True for a cell that has nothing, whatever a program has written there for it."""
    if isinstance(value, str):
        return len(value) < 8 and value.strip().lower() in _EMPTY
    return value is None or value != value or value in ([], {})  # noqa: PLR0124 - what is not itself is NaN


def kind(value: object) -> str:
    """Return what a value is, for people."""
    match value:
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "a record"
        case _:
            return "a " + type(value).__name__


def line(value: object) -> str:
    """Return a cell as one line: of a record its name, of a list its first item."""
    if isinstance(value, list):
        value = next(iter(cast("list[object]", value)), None)
    if isinstance(value, dict):
        record = cast("dict[str, object]", value)
        value = next(
            (each for key in ("name", "title", "main", "original", "value", "url") if (each := record.get(key))), None
        )
    if value is None or isinstance(value, list | dict) or is_empty(value):
        return ""
    return prose.line(_unescaped(str(value)))


_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}/?", re.IGNORECASE)


def is_domain(outlet: str) -> bool:
    """True for "ledger.example": an address, and nobody's name."""
    return len(outlet) < 100 and _DOMAIN.fullmatch(outlet) is not None


_QUOTED = re.compile(r"""(?<![^\W_])(?:'([^']{0,200})'|"([^"]{0,200})")""")
_LONGEST_BYLINE = 300


def names(value: object, outlet: str) -> str:
    """Return names as a byline has them, of a list, of a list that was printed into a cell, or of names with marks.

    >>> names("['Ann Roe', 'Bo Lee', 'Cy Day']", "")
    'Ann Roe, Bo Lee and Cy Day'
    """
    return bylines.names("; ".join(_each_name(value)), outlet=outlet)


def _each_name(value: object) -> list[str]:
    if isinstance(value, list):
        return [line(each) for each in cast("list[object]", value)]
    text = line(value)
    if text.startswith("[") and text.endswith("]"):
        return [one or other for one, other in _QUOTED.findall(text)]
    return [text] if len(text) <= _LONGEST_BYLINE else []


_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip);", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br\s*/?|/?(?:p|div|h[1-6]|li|ul|ol|blockquote|tr|table)(?:\s[^<>]{0,500})?)>", re.IGNORECASE)
_MUTE = re.compile(
    r"<(script|style|figure|figcaption|noscript|aside)\b[^<>]{0,500}>(?:(?!</?\1\b).){0,20000}</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,1000})?/?>|<!--[^<>]{0,1000}-->", re.IGNORECASE)
_MORE_BEHIND = re.compile(r"\s?(?:…|\.{3})?\s?\[\s?\+\s?[\d,.]{1,9}\s?chars?\s?\]$")
_MARKUP = 2


def paragraphs(text: str) -> tuple[tuple[str, ...], bool]:
    r"""Return the paragraphs of a body, and whether it says itself that it is cut ("[+4523 chars]").

    A line is a paragraph, as tables have it; lines inside blank lines that mostly end in the middle of a sentence were
    wrapped, and are mended. Markup goes, its paragraphs stay. A body that has lost its paragraphs is one.

    >>> paragraphs("One. [+4523 chars]")
    (('One.',), True)
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_BREAK.findall(text)) >= _MARKUP or _BREAK.match(text.lstrip()):
        text = _TAG.sub("", _BREAK.sub("\n\n", _MUTE.sub("", text.replace("\n", " "))))
    text = _unescaped(text).strip()
    whole = _MORE_BEHIND.sub("", text)
    parts = whole.split("\n") if not _is_wrapped(whole) else prose.blocks(whole)
    return tuple(kept for part in parts if (kept := prose.line(part))), whole != text


def _unescaped(text: str) -> str:
    return html.unescape(text) if _ENTITY.search(text) else text


_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]{0,2}$|[\"”’»]$")
_WIDEST = 100


def _is_wrapped(text: str) -> bool:
    """True for a text most of whose line ends stand within sentences, and none of whose lines is long."""
    lines = [each.strip() for each in text.split("\n")]
    ends = [one[-3:] for one, other in pairwise(lines) if one and other]
    within = sum(1 for end in ends if not _ENDS.search(end))
    return within * 2 > len(ends) > 1 and all(len(each) <= _WIDEST for each in lines)
