"""Corrections of an article: they change who said what, and stay whatever box they stand in."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.intake.pages import furniture
from onrecord.intake.pages.tree import ancestors
from onrecord.intake.prose import line

if TYPE_CHECKING:
    from onrecord.intake.pages.tree import Block

_BEGIN = re.compile(
    r"\W{0,3}(?:corrections?|clarification|erratum|corrigendum)(?:\s*\([^()]{0,40}\)|,?\s+(?:on\s+|appended,?\s+)?"
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?)?\s*(?:[:—–-]|\.\s)"
    r"|An earlier version of this (?:article|story|report|column|post|headline)"
    r"|This (?:article|story|report|post) (?:was|has been) (?:amended|corrected|clarified)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\W{0,3}editor(?:s?['’]s?|s)? note\b", re.IGNORECASE)
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion)|earlier version|previous version|amended|misstated|misspelled|misidentified"
    r"|incorrectly|clarif)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W{0,3}corrections?\b[\s,:.—–-]*+", re.IGNORECASE)
_WHOLE = ("html", "body", "main", "article")


def begins(text: str) -> bool:
    """True for a paragraph that corrects the article.

    >>> [begins(text) for text in ("Correction, March 16: the cost", "Editor’s note: he lied", "Corrections officers")]
    [True, False, False]
    """
    return bool(_BEGIN.match(text) or (_NOTE.match(text) and _CORRECTS.search(text)))


def of(blocks: list[Block], marks: set[int]) -> tuple[list[str], set[int]]:
    """Return the corrections of a page, each as one paragraph "Correction: ...", and the places of their blocks."""
    boxes: dict[object, list[int]] = {}
    for at, block in enumerate(blocks):
        around = islice(ancestors(block.element), 5)
        box = next((each for each in around if furniture.is_called(each, "correction")), None)
        if box is not None and box.tag not in _WHOLE:
            boxes.setdefault(box, []).append(at)
        elif at not in marks and begins(block.text):
            boxes[at] = [at]
    found: list[str] = []
    places: set[int] = set()
    for ats in boxes.values():
        text = line(" ".join(blocks[at].text for at in ats))
        rest = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
        if 3 < len(rest.split()) < 400 and sum(blocks[at].linked for at in ats) < len(text) / 2:
            places.update(ats)
            if (said := f"Correction: {rest[:1].upper()}{rest[1:]}") not in found:
                found.append(said)
    return found, places
