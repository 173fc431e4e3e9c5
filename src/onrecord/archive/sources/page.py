"""A web page -> text and what the page says of itself, by JSON-LD first, then by its meta tags."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

from resiliparse.extract.html2text import extract_plain_text  # pyright: ignore[reportMissingModuleSource]
from resiliparse.parse.encoding import (  # pyright: ignore[reportMissingModuleSource]
    bytes_to_str,
    detect_encoding,
    map_encoding_to_html5,
)
from resiliparse.parse.html import HTMLTree

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = {
    "title": ('meta[property="og:title"]',),
    "outlet": ('meta[property="og:site_name"]',),
    "byline": ('meta[name="author"]',),
    "published": ('meta[property="article:published_time"]', 'meta[itemprop="datePublished"]'),
}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_HEAD = 2048
_ARTICLE = "Article"
"""Types of JSON-LD that end so tell of an article: NewsArticle, ReportageNewsArticle."""


def read(data: bytes, charset: str = "") -> dict[str, str]:
    """Return the main text of a page, and its title, outlet, byline and day where it tells them.

    Menus, captions and comments are left out by rules that are right most of the time: check a quote against its page.
    """
    tree = HTMLTree.parse(bytes_to_str(data, _charset(data, charset)))
    told = {name: value for name, selectors in _META.items() if (value := _meta(tree, selectors))}
    told.setdefault("title", tree.title or "")
    for article in _described(tree):
        told |= {name: value for name, value in _of_article(article).items() if value}
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


def _described(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    """Yield the articles that a page describes in JSON-LD, the first one last, so that it wins."""
    found: list[dict[str, Any]] = []
    for script in tree.document.query_selector_all('script[type="application/ld+json"]') if tree.document else ():
        try:
            found += _articles_in(json.loads(script.text or ""))
        except (ValueError, RecursionError):  # a page that cannot describe itself may still be read
            continue
    yield from reversed(found)


def _articles_in(told: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON of any page
    if isinstance(told, list):
        for each in cast("list[Any]", told):
            yield from _articles_in(each)
    elif isinstance(told, dict):
        named = cast("dict[str, Any]", told)
        if any(str(kind).endswith(_ARTICLE) for kind in _listed(named.get("@type"))):
            yield named
        yield from _articles_in(named.get("@graph"))


def _of_article(told: dict[str, Any]) -> dict[str, str]:
    names = (_name(author) for author in _listed(told.get("author")))
    return {
        "title": _name(told.get("headline")),
        "outlet": _name(told.get("publisher")),
        "byline": ", ".join(name for name in names if name),
        "published": _name(told.get("datePublished")),
    }


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - JSON of any page
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _name(value: Any) -> str:  # noqa: ANN401 - JSON of any page
    if isinstance(value, dict):
        value = cast("dict[str, Any]", value).get("name")
    return value.strip() if isinstance(value, str) else ""
