"""A web page -> text and what the page says of itself, by JSON-LD first, then by its meta tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resiliparse.extract.html2text import extract_plain_text  # pyright: ignore[reportMissingModuleSource]
from resiliparse.parse.encoding import (  # pyright: ignore[reportMissingModuleSource]
    bytes_to_str,
    detect_encoding,
    map_encoding_to_html5,
)
from resiliparse.parse.html import HTMLTree

from onrecord.intake.pages import jsonld
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.intake.pages.jsonld import Node

_META = {
    "title": ('meta[property="og:title"]',),
    "outlet": ('meta[property="og:site_name"]',),
    "byline": ('meta[name="author"]',),
    "published": ('meta[property="article:published_time"]', 'meta[itemprop="datePublished"]'),
}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_HEAD = 2048


def read(data: bytes, charset: str = "") -> dict[str, str]:
    """Return the main text of a page, and its title, outlet, byline and day where it tells them.

    Menus, captions and comments are left out by rules that are right most of the time: check a quote against its page.
    """
    tree = HTMLTree.parse(bytes_to_str(data, _charset(data, charset)))
    told = {name: value for name, selectors in _META.items() if (value := _meta(tree, selectors))}
    told.setdefault("title", tree.title or "")
    told |= {name: value for name, value in _of_article(_described(tree)).items() if value}
    told["text"] = extract_plain_text(
        tree, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False
    )
    return told


def _charset(data: bytes, said: str) -> str:
    """Return the encoding of a page: as it was delivered, else as its head says, else UTF-8 where it is that."""
    named = _CHARSET.search(data[:_HEAD])
    for label in (said, named[1].decode("ascii", "replace") if named else ""):
        if label and (known := map_encoding_to_html5(label, fallback_utf8=False)):
            return known
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:  # a detector alone takes short UTF-8 for something else
        return detect_encoding(data) or "utf-8"
    return "utf-8"


def _meta(tree: HTMLTree, selectors: tuple[str, ...]) -> str:
    for selector in selectors:
        found = tree.document.query_selector(selector) if tree.document else None
        if found is not None and (content := found.getattr("content")):
            return content.strip()
    return ""


def _described(tree: HTMLTree) -> Node:
    """Return the article that a page describes in JSON-LD; of several the one with the page's own title."""
    scripts = tree.document.query_selector_all('script[type="application/ld+json"]') if tree.document else ()
    shown = fold(tree.title or "")

    def fits(node: Node) -> int:
        headline = fold(jsonld.text(node.get("headline")))
        return 2 * (bool(headline) and headline in shown) + bool(headline) + ("datePublished" in node)

    return jsonld.article(jsonld.nodes(script.text or "" for script in scripts), fits)


def _of_article(told: Node) -> dict[str, str]:
    return {
        "title": jsonld.text(told.get("headline")),
        "outlet": jsonld.text(told.get("publisher")),
        "byline": ", ".join(jsonld.names(told.get("author"))),
        "published": jsonld.text(told.get("datePublished")),
    }
