"""Pieces of markup, as feeds and mails hold them -> their blocks of text, without furniture."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake import prose
from onrecord.intake.pages import furniture, tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.intake.pages.tree import Block

_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]{0,15}\b|!)", re.IGNORECASE)


class Piece(NamedTuple):
    """A block of text of a mail or a feed."""

    text: str
    raw: str
    """The text with its line breaks."""
    tag: str = "p"
    links: tuple[tuple[str, str], ...] = ()
    """What it links to: text and address."""
    linked: bool = False
    """Whether nearly all of it is a link."""
    shown: bool = True
    """False for what stands in furniture, or is hidden."""


def of(text: str) -> list[Piece]:
    """Return the pieces of a text that is markup, or none."""
    return of_markup(text) if _TAG.search(text) else of_plain(html.unescape(text))


def of_plain(text: str) -> list[Piece]:
    """Return the paragraphs of a plain text, with the addresses in them as links."""
    found: list[Piece] = []
    for part in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text.strip("\n")):
        if underlined := _UNDERLINED.fullmatch(part.strip()):
            found.append(Piece(prose.line(underlined[1]), underlined[1], "h1"))
            continue
        for raw in part.split("\n") if _is_lines(part) else [part]:
            kept = " ".join(prose.blocks(raw))
            links = tuple((kept, match[0].rstrip(".,;)>")) for match in _ADDRESS.finditer(raw))
            if kept:
                found.append(Piece(kept, raw, links=links))
    return found


_UNDERLINED = re.compile(r"([^\n]{3,250})\n[^\S\n]*[=~*_-]{5,250}")
"""A heading, as plain text sets one."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
_WRAPPED = 120


def _is_lines(part: str) -> bool:
    """True for a text whose lines are paragraphs: nobody wraps a text as wide as that."""
    return max(map(len, part.split("\n"))) > _WRAPPED


def of_markup(markup: str) -> list[Piece]:
    """Return the pieces of markup in their order."""
    root = tree.parse(f"<div>{markup}</div>" if "<body" not in markup[:20000].lower() else markup).root
    blocks = tree.blocks(root)
    links = _links(root)
    head = next((block for block in blocks if block.tag == "h1"), None)
    marks = furniture.marked(blocks, head)
    taken: set[object] = set()
    found: list[Piece] = []
    for at, block in enumerate(blocks):
        own = () if block.element in taken else _own(block, links)
        taken.add(block.element)
        linked = block.linked * 10 > len(block.text) * 8
        found.append(Piece(block.text, block.raw, block.tag, own, linked=linked, shown=at not in marks))
    return found


def _links(root: HtmlElement) -> dict[HtmlElement, list[tuple[str, str]]]:
    """Return the links of a tree by the block that they stand in, and a block in a link by the block itself."""
    found: dict[HtmlElement, list[tuple[str, str]]] = {}
    for link in root.iter("a"):
        href = link.get("href", "").strip()
        if not href or href.startswith(("#", "mailto:")):
            continue
        text = prose.line(link.text_content())
        inside = [each for each in link.iterdescendants() if each.tag in tree.BLOCK]
        around = next((each for each in link.iterancestors() if each.tag in tree.BLOCK), None)
        for block in inside[:20] or ([around] if around is not None else []):
            found.setdefault(block, []).append((text, href))
    return found


def _own(block: Block, links: dict[HtmlElement, list[tuple[str, str]]]) -> tuple[tuple[str, str], ...]:
    return tuple(links.get(block.element, ())[:50])
