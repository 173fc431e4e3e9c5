"""What the library lost of a text: paragraphs among those that it kept, as the walk over the page has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake.pages import furniture
from onrecord.intake.pages.tree import letters
from onrecord.intake.prose import count_words, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.intake.pages.tree import Block

QUOTES = re.compile(r"“[^“”]{3,}|\"[^\"]{3,}\"|«[^«»]{3,}|„[^„“”]{3,}|(?<!\w)‘[^‘’]{3,}’(?!\w)")
STOP = re.compile(r"[.!?…:;。！？؟]['’”\")\]»」』]{0,3}$")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = ("p", "div", "section", "article", "td", "body", "main", "blockquote", "pre")
_LEAST = 5
"""Words of a paragraph that is taken from the second reader; eight before the first that was kept."""


class Line:
    """A paragraph that is taken, and the place of its block, where it has one."""

    __slots__ = ("at", "letters", "text")

    def __init__(self, text: str, at: int = -1) -> None:
        """Clean the text once."""
        self.text, self.at, self.letters = line(text), at, letters(text)


def completed(first: list[Line], blocks: list[Block], marks: set[int], head: int) -> tuple[list[Line], list[str]]:
    """Return a text with the paragraphs that it lost, and a sentence on those with quotation marks."""
    kept = {each.at for each in first if each.at > head}
    if not kept:
        return first, []
    low, high = min(kept), max(kept)
    have = "\n".join(each.letters for each in first)
    beside = {element for at in kept for element in _around(blocks[at])}
    lost = [
        at
        for at, block in enumerate(blocks)
        if at > head
        and at not in kept
        and at not in marks
        and _is_lost(block, beside, low - at, high - at)
        and block.letters not in have
    ]
    lost = _joined(lost, kept, blocks)
    found = sorted((*_placed(first), *((at, 1, Line(blocks[at].text, at)) for at in lost)), key=lambda each: each[:2])
    return [each for *_, each in found], _told([blocks[at].text for at in lost if QUOTES.search(blocks[at].text)])


def _told(quoted: list[str]) -> list[str]:
    if not quoted:
        return []
    several = len(quoted) > 1
    return [
        (
            f"{len(quoted)} paragraph{'s' * several} with quotation marks that one reader lost "
            f"{'were' if several else 'was'} taken from the other: {quoted[0][:80]}…"
        )
    ]


def _placed(lines: list[Line]) -> list[tuple[int, int, Line]]:
    """Return lines with the places that they are sorted by: one without a block stays behind the one before it."""
    last = -1
    placed: list[tuple[int, int, Line]] = []
    for each in lines:
        last = max(last, each.at)
        placed.append((last, 0, each))
    return placed


def _is_lost(block: Block, beside: set[HtmlElement], to_first: int, to_last: int) -> bool:
    """True for a paragraph that should have been kept: a quotation among kept ones, or a sentence beside one."""
    count = count_words([block.text])
    if count < _LEAST or block.tag in HEADINGS or block.linked * 2 > len(block.text) or furniture.is_line(block.text):
        return False
    among = to_first < 0 < to_last
    if among and QUOTES.search(block.text) and not furniture.is_within(block.element, "set_again"):
        return True
    if not STOP.search(block.text):
        return False
    if to_first > 0 and count >= 8 and furniture.is_within(block.element, "lead", 2):
        return True
    return block.tag in _TEXT and block.linked * 4 <= len(block.text) and not beside.isdisjoint(_around(block))


def _around(block: Block) -> tuple[HtmlElement, ...]:
    """Return what a paragraph stands in: a `<p>` in a `<div>`, and the text of that `<div>` itself, are beside."""
    parent = block.element.getparent()
    return (parent,) if block.tag == "p" and parent is not None else (block.element,)


def _joined(lost: list[int], kept: set[int], blocks: list[Block]) -> list[int]:
    """Return the lost ones that stand among the kept, or join them with hardly a gap."""
    low, high = min(kept), max(kept)
    found = [at for at in lost if low < at < high]
    for at in (each for each in lost if each > high):
        if at - high <= 2:
            found.append(at)
            high = at
    for at in (each for each in reversed(lost) if each < low):
        if low - at <= 4 and count_words([blocks[at].text]) >= 8:
            found.append(at)
            low = at
    return sorted(found)
