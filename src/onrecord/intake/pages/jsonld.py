"""JSON-LD as pages really have it: in a graph, with lists of types, with commas too many."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Node = dict[str, Any]
_ARTICLE = re.compile(r"(?:\w*News)?Article|BlogPosting|LiveBlogPosting|Report|\w*NewsArticle|SocialMediaPosting")
_COMMA = re.compile(r",\s*+([}\]])")
_WRAPPING = re.compile(r"/\*\s*<!\[CDATA\[\s*\*/|/\*\s*\]\]>\s*\*/|<!\[CDATA\[|\]\]>|^\s*<!--|-->\s*$")
_PAIR = re.compile(
    r'"(datePublished|isAccessibleForFree|url)"\s*+:\s*+(?:"((?:[^"\\]|\\.)*+)"|(true|false))', re.IGNORECASE
)
_MOST = 5000
"""Nodes of one page that are looked at."""


def nodes(scripts: Iterable[str]) -> list[Node]:
    """Return all objects of all scripts, outer ones first, with references to others by @id filled in."""
    found: list[Node] = []
    for script in scripts:
        found += _nodes(_loaded(script))
    known = {str(node["@id"]): node for node in found if "@id" in node and len(node) > 1}
    for node in found:
        for key, value in node.items():
            node[key] = _resolved(value, known)
    return found


def _loaded(script: str) -> object:
    text = _WRAPPING.sub("", script).strip().rstrip(";")
    for mend in (str, _without_commas, html.unescape, _first):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return _by_pairs(text)


def _without_commas(text: str) -> str:
    return _COMMA.sub(r"\1", _COMMA.sub(r"\1", text))


def _first(text: str) -> str:
    """Return the first value of a script that has more behind it."""
    _, end = json.JSONDecoder(strict=False).raw_decode(_without_commas(text))
    return _without_commas(text)[:end]


def _by_pairs(text: str) -> Node:
    """Return what can be read of an article in a script that no parser takes."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"[\w:/.]*Article"', text):
        return {}
    pairs: Node = {}
    for pair in _PAIR.finditer(text):
        pairs.setdefault(
            pair[1], html.unescape(pair[2].replace('\\"', '"').replace("\\/", "/")) if pair[2] else pair[3]
        )
    return {"@type": "NewsArticle", **pairs} if pairs else {}


def _nodes(loaded: object) -> list[Node]:
    found: list[Node] = []
    waiting = [loaded]
    while waiting and len(found) < _MOST:
        value = waiting.pop()
        if isinstance(value, dict):
            node = cast("Node", value)
            found.append(node)
            waiting += [each for each in reversed(list(node.values())) if isinstance(each, (dict, list))]
        elif isinstance(value, list):
            waiting += reversed(cast("list[object]", value))
    return found


def _resolved(value: object, known: dict[str, Node]) -> object:
    if isinstance(value, dict):
        node = cast("Node", value)
        return known.get(str(node["@id"]), node) if set(node) <= {"@id", "@type"} and "@id" in node else node
    if isinstance(value, list):
        return (
            [_resolved(each, known) for each in cast("list[object]", value)]
            if len(cast("list[object]", value)) < 200
            else cast("list[object]", value)
        )
    return value


def types(node: Node) -> tuple[str, ...]:
    """Return the types of a node without the address of their vocabulary."""
    given = node.get("@type", ())
    listed = cast("list[object]", given) if isinstance(given, list) else [given]
    return tuple(re.split(r"[/:#]", each)[-1] for each in listed if isinstance(each, str))


def is_article(node: Node) -> bool:
    """True for a node that is an article of any sort."""
    return any(_ARTICLE.fullmatch(each) for each in types(node))


def article(found: Iterable[Node], fits: Callable[[Node], int]) -> Node:
    """Return the article that a page is about: the one that fits it best, the first of equals; empty for none."""
    listed = [node for node in found if is_article(node)]
    return max(listed, key=fits) if listed else {}


def text(value: object) -> str:
    """Return a value as text: the first of a list, the name or value of a node."""
    for _ in range(5):
        if isinstance(value, list):
            value = cast("list[object]", value)[0] if value else ""
        elif isinstance(value, dict):
            node = cast("Node", value)
            value = node.get("name") or node.get("@value") or node.get("@id") or ""
        else:
            break
    return html.unescape(str(value)).strip() if isinstance(value, (str, int, float, bool)) else ""


def names(value: object) -> Iterator[str]:
    """Yield the names in a value that is a name, a node with one, or a list of these."""
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    for each in listed[:50]:
        several = cast("Node", each).get("name") if isinstance(each, dict) else None
        if isinstance(several, list):
            yield from names(cast("object", several))
        elif (name := text(cast("object", each))) and not name.startswith(("http:", "https:", "#", "/")):
            yield name
