"""What a speaker says the other side has not done: a complaint of it, and so half a position of the speaker's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.parser.speakers.names import Names

_HEAD = 80
"""The other side and what it has not done stand in so many characters at a content's beginning."""
_OPENING = re.compile(r"[\"“‘']?(?:that )?(?:the )?", re.IGNORECASE)
_LEFT_UNDONE = re.compile(
    r"\s+(?:(?:has|have|had|is|are|was|were|did|does|do) (?:\w+ )?(?:not|never)\b|"
    r"(?:has|have|had|is|are|was|were|did|does|do)n['’]t\b|(?:has|have|had) (?:yet to|done nothing|taken no|made no)\b|"
    r"(?:has |have |had )?fail(?:s|ed)? to\b)"
)


def left_undone(content: str, side: str | None, names: Names) -> bool:
    """True for "Sudland has not taken any step to X" in the mouth of somebody of another `side`."""
    head = content[:_HEAD]
    opening = _OPENING.match(head)
    first = next(names.find(head), None)
    if side is None or opening is None or first is None or first.start > opening.end():
        return False
    other = names.codebook.party_of(first.name.split("|")[0])
    return other is not None and other != side and bool(_LEFT_UNDONE.match(head, first.end))
