"""A page by kinds of statement: its metadata, microdata and headings; and what is found out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.intake import addresses
from onrecord.intake.pages import furniture, jsonld
from onrecord.intake.pages.tree import letters
from onrecord.intake.prose import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from onrecord.intake.found import Day
    from onrecord.intake.pages.tree import Block, Page

_NEAR = 25
"""Blocks after the title in which a page prints name and day."""


@dataclass(slots=True)
class Stated:
    """What was found out of a page beside its text."""

    title: str = ""
    shown: str = ""
    """The title that a browser shows for it."""
    outlet: str = ""
    byline: str = ""
    day: Day | None = None
    url: str = ""
    language: str = ""
    retrieved: str = ""
    description: str = ""
    is_free: bool = True
    """False where it says that it is not accessible for free."""
    is_article: bool = False
    """Whether it calls itself an article."""
    head: Block | None = None
    """The block of its title."""
    marks: set[int] = field(default_factory=set[int])
    """The places of the blocks that stand in furniture."""
    check: list[str] = field(default_factory=list[str])


_PRINT = re.compile(
    r"\A(?:print(?:er[- ]friendly)?(?: (?:version|view|page))?(?: of)?|druckversion"
    r"|druckansicht)\s*[:|–—-]\s*"
    r"|\s[|–—»-]\s(?:print(?:er[- ]friendly)?(?: (?:version|view|page))?|druckversion|druckansicht)\Z",
    re.IGNORECASE,
)


class Source:
    """A page, looked at by kind of statement."""

    def __init__(self, page: Page, blocks: list[Block], base: str) -> None:
        self.page, self.blocks, self.base = page, blocks, base
        self.metas = _metas(page.root)
        self.shown = _PRINT.sub("", line(next((each.text_content() for each in page.root.iter("title")), "")[:500]))
        nodes = jsonld.nodes(page.scripts)
        self.heads = [block for block in blocks if block.tag == "h1"]
        self.article = jsonld.article(nodes, self._fits)
        self.sites = [jsonld.text(node) for node in nodes if "WebSite" in jsonld.types(node)]
        self.items = _items(page.root)

    def _fits(self, node: jsonld.Node) -> int:
        headline = letters(jsonld.text(node.get("headline") or node.get("name")))
        shown = letters(self.shown)
        titled = bool(headline) and (headline in shown or any(headline == head.letters for head in self.heads))
        address = addresses.clean(jsonld.text(node.get("url")) or jsonld.text(node.get("mainEntityOfPage")))
        own = address in {addresses.clean(self.base), addresses.clean(canonical(self.page.root))} - {""}
        return 4 * titled + 3 * own + ("datePublished" in node) + bool(headline)

    def meta(self, *keys: str) -> Iterator[tuple[str, str]]:
        """Yield the metadata of some names, in their order, each with its name."""
        for key in keys:
            for value in self.metas.get(key, ()):
                yield key, value


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        for key in ("property", "name"):
            content = meta.get("content", "").strip()
            if (name := meta.get(key, "").strip().lower()) and content:
                found.setdefault(name, []).append(content[:1000])
    return found


def _items(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    found: dict[str, list[HtmlElement]] = {}
    for element in root.iterfind(".//*[@itemprop]"):
        for name in element.get("itemprop", "").lower().split():
            found.setdefault(name, []).append(element)
    return found


def item_text(element: HtmlElement) -> str:
    """Return what an element of microdata states: its content, else the name inside it, else its text."""
    if stated := element.get("content") or element.get("datetime"):
        return stated
    name = next((each for each in element.iterfind(".//*[@itemprop='name']")), element)
    return line((name.get("content") or name.text_content())[:300])


def canonical(root: HtmlElement) -> str:
    """Return the address that a page calls its own; empty where it names none."""
    links = (link for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split())
    return next((link.get("href", "") for link in links), "")


def site(source: Source) -> str:
    """Return the name that a page gives its site."""
    return next((value for _, value in source.meta("og:site_name")), "")


def near(source: Source, stated: Stated) -> Iterable[Block]:
    """Return the blocks around a title in which a page prints name and day: to the first long one that is text."""
    if not stated.head:
        yield from source.blocks[:_NEAR]
        return
    at = next(index for index, block in enumerate(source.blocks) if block is stated.head)
    before = source.blocks[max(0, at - 3) : at]
    yield from (block for block in before if furniture.is_called(block.element, "dated"))
    seen = 0
    for block in source.blocks[at + 1 : at + 1 + _NEAR]:
        seen += len(block.text) > 150 and block.linked < len(block.text) / 2
        yield block
        if seen > 1:
            return
