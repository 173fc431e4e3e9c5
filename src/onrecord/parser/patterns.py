"""Phrases of codebook and lexicon as matchers: words, ``*`` for any ending, a lone ``*`` for up to four words."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text import fold

_GAP = r"(?:\W+[\w'.-]+){0,4}?"


@lru_cache(maxsize=16384)
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return a matcher over folded text; the last word may stand in the plural. ``*`` as in a codebook's phrase."""
    parts: list[str] = []
    for word in fold(phrase).split():
        if word == "*":
            parts.append(_GAP)
            continue
        stem = re.escape(word.rstrip("*"))
        parts.append((r"\W+" if parts else "") + stem + (r"[\w'-]*" if word.endswith("*") else ""))
    ending = "" if phrase.endswith("*") else r"(?:'s|s|es)?"
    return re.compile(r"(?<![\w'])" + "".join(parts) + ending + r"(?!\w)")


def first_match(phrase: str, folded: str) -> re.Match[str] | None:
    """Return where `phrase` first stands in text that is folded already."""
    return compile_phrase(phrase).search(folded)
