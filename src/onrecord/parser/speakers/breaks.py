"""Where a text begins anew: headings and time stamps, behind which no pronoun means somebody named before."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]+")
_TIME = re.compile(r"\s{0,9}[\[(*]{0,2}\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?|\s?[A-Z]{2,4}\b)?\W")
_MARKED = re.compile(r"\s{0,3}#{1,6}\s")
_CLOSED = re.compile(r"[.!?:,;…\"”’»)\]][*_]{0,3}\s*$")
_QUOTED = re.compile(r"[\"“”«»]")
_WORDS = 10
"""A line of more words is no heading."""


def find(text: str) -> list[int]:
    """Return where headings and lines with a time stamp begin, in order. Linear in the text's length."""
    found: list[int] = []
    apart = "\n\n" in text
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match.group()
        alone = not apart or (text[max(0, start - 2) : start] in ("\n\n", "\n", "") and text[end : end + 2] == "\n\n")
        if _TIME.match(line) or _MARKED.match(line) or (alone and end < len(text) and _is_heading(line)):
            found.append(start)
    return found


def _is_heading(line: str) -> bool:
    """True for a few words that begin as a sentence does and do not end as one."""
    said = line.strip().strip("*_")
    if not said[:1].isupper() or _CLOSED.search(line) or _QUOTED.search(line):
        return False
    return len(said.split()) <= _WORDS
