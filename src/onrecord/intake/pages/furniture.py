"""What stands on a page and is none of its article: by the names of elements, and by how lines begin."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from onrecord.intake.pages.tree import ancestors
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from onrecord.intake.pages.tree import Block

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*+")
_STATE = re.compile(
    r"\A(?:has|no|not|with|without|ohne|sans|sin|senza|zonder|allow|layout|is|show|hide|single|type|category|tag|post)-|-(?:enabled|disabled|open|closed|on|off|count|link)\Z"
)
"""Names that tell a state of what is around them ("has-comments"), not what an element is."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE = frozenset(("html", "body", "main"))
_LARGE = 0.5
"""Elements of one name that hold more of the page's prose than this are no furniture, whatever they are called."""


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """Return furniture.toml."""
    text = files("onrecord.intake.pages").joinpath("furniture.toml").read_text(encoding="utf-8")
    return cast("dict[str, dict[str, list[str]]]", tomllib.loads(text))


@cache
def _listed(part: str, key: str) -> frozenset[str]:
    return frozenset(table()[part][key])


@cache
def _begins(part: str, key: str) -> tuple[str, ...]:
    return tuple(table()[part][key])


def called(element: HtmlElement) -> Iterator[str]:
    """Yield the names of an element, from class, id and role: "article-body", and each of its words."""
    for key in ("class", "id", "role", "itemprop", "data-component", "data-testid"):
        if given := element.get(key):
            for name in _NAME.findall(_CAMEL.sub("-", given[:300]).lower().replace("_", "-")):
                yield name
                if "-" in name and not _STATE.search(name):
                    yield from name.split("-")


def is_called(element: HtmlElement, key: str) -> bool:
    """True for an element one of whose names is in a list of the table."""
    return not _listed("elements", key).isdisjoint(called(element))


def is_within(element: HtmlElement, key: str, deep: int = 4) -> bool:
    """True for an element that is called so, or one of the few around it."""
    return any(is_called(each, key) for each, _ in zip(ancestors(element), range(deep), strict=False))


def hidden(element: HtmlElement) -> bool:
    """True for an element that a browser would not show."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")[:500]))


def _suspect(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _WHOLE or not isinstance(tag, str):
        return False
    if tag in _listed("elements", "tags") or hidden(element):
        return True
    # A heading or paragraph inside the text may be called anything; "related" and the like are boxes.
    names = set(called(element))
    if names.isdisjoint(_listed("elements", "words")):
        return False
    return tag != "article" and not is_called(element, "correction")


def marked(blocks: list[Block], title: Block | None) -> set[int]:
    """Return the places of the blocks that stand in furniture."""
    known: dict[HtmlElement, bool] = {}
    holding: dict[int, list[HtmlElement]] = {}
    weight: dict[str, int] = {}
    for at, block in enumerate(blocks):
        around: list[HtmlElement] = []
        for element in ancestors(block.element):
            if element not in known:
                known[element] = _suspect(element)
            if known[element]:
                around.append(element)
        for sort in {_sort(element) for element in around}:
            weight[sort] = weight.get(sort, 0) + _weight(block)
        if around:
            holding[at] = around
    free = set(ancestors(title.element)) if title else set[object]()
    most = _LARGE * sum(map(_weight, blocks))
    return talk(blocks, title) | {
        at
        for at, around in holding.items()
        if any(each not in free and (each.tag in ("nav", "footer") or weight[_sort(each)] <= most) for each in around)
    }


def talk(blocks: list[Block], title: Block | None) -> set[int]:
    """Return the places of the blocks that stand in comments; none, where that would be all the prose of the page."""
    known: dict[HtmlElement, bool] = dict.fromkeys(ancestors(title.element), False) if title else {}
    found: set[int] = set()
    for at, block in enumerate(blocks):
        for element in ancestors(block.element):
            if element not in known:
                known[element] = element.tag not in _WHOLE and _is_talk(element)
            if known[element]:
                found.add(at)
                break
    beside = sum(_weight(block) for at, block in enumerate(blocks) if at not in found)
    return found if beside else set()


def _sort(element: HtmlElement) -> str:
    """Return what elements that a page repeats have in common: a paragraph in each of twenty boxes is the text."""
    return f"{element.tag} {element.get('class', '')} {element.get('style', '')}"


@cache
def _talk() -> re.Pattern[str]:
    """Return what the boxes of talk are called: they are believed however much they hold, but for the title."""
    words = "|".join(table()["elements"]["talk"])
    return re.compile(
        rf"(?:\w+-)?(?:{words})(?:-?(?:list|area|section|body|content|threads?|wrapper|container|text|box|block))?"
    )


def _is_talk(element: HtmlElement) -> bool:
    """True for comments and their box."""
    return any(_talk().fullmatch(name) and not _STATE.search(name) for name in called(element))


def _weight(block: Block) -> int:
    """Return how much prose a block is: long ones with few links count."""
    return len(block.text) - block.linked if len(block.text) > 60 else 0


_EDGE = " \t:.!|>»→-–—*"


def is_line(text: str) -> bool:
    """True for a line that is furniture by its words."""
    folded = fold(text[:120]).strip(_EDGE)
    if folded in _listed("lines", "whole"):
        return True
    if _APPEARED.match(text) or (
        len(text) < 400 and (_PICTURED.search(text) or _ASKS.match(text) or _ASIDE.match(text))
    ):
        return True
    if (label := next((each for each in _begins("lines", "labels") if folded.startswith(each)), "")) and len(
        text
    ) < 300:
        rest = folded[len(label) :].lstrip()
        if not rest or rest[0] in ":|–—-.!>" or not _STOP.search(text):
            return True
    return folded.startswith(_begins("lines", "begin")) and len(text) < 300 and not _QUOTED.match(text)


_STOP = re.compile(r"[.!?…]['’”\")\]»]{0,3}$")
_QUOTED = re.compile(r"[“\"‘«„]")
_PICTURED = re.compile(
    r"\((?:[A-Z][\w.&]{1,20} ){0,3}(?:Photos?|Photographs?|Pictures?|Images?)(?:/| by |: )[^()]{2,80}\)\s*\Z"
    r"|\b(?:Photograph|Photo|Picture|Image|Illustration): [A-Z][^.?!“”\"]{2,60}\Z"
)
"""The end of a caption: who made the picture."""
_ASKS = re.compile(
    r"(?:[^“”\"]{0,120}[.?!…]\s+|\W{0,3})(?:please )?(?:"
    r"(?:sign(?:ing)? up|subscribe|register)\b[^.?!“”\"]{0,80}\b"
    r"(?:newsletters?|alerts?|e-?mails?|inbox|briefing|bulletin)"
    r"|(?:add|make|choose|set)\b[^.?!“”\"]{0,40}\b(?:your|a) preferred source"
    r"|(?:get|receive)\b[^.?!“”\"]{0,80}\b(?:your inbox|by e-?mail|newsletters?)"
    r"|(?:join|follow)\b(?!-)[^.?!“”\"]{0,60}\b(?:whatsapp|telegram|facebook|social media)\b"
    r"|follow\b(?!-)[^.?!“”\"]{0,60}\bon (?:twitter|x|instagram|linkedin|bluesky|threads)\b[^.?!]{0,40}[.!]?$"
    r"|(?:let us know|tell us|have your say)\b[^.?!“”\"]{0,60}\b(?:comments?|below|here|by e-?mail)\b"
    r"|for (?:more|all the|the latest)\b[^.?!“”\"]{0,80}\b(?:click|tap|visit|sign up|follow)\b"
    r"|to (?:comment|respond|reply)\b[^.?!“”\"]{0,60}\b(?:e-?mail|write|visit|click)\b"
    r"|(?:click|tap) here to (?:join|subscribe|sign|get|donate|support)\b"
    r"|(?:donate|become a (?:member|supporter))\b[^.?!“”\"]{0,40}\b(?:today|now|support|help)"
    r"|(?:e-?mail|write to|call|text|contact|message) (?:us|our newsroom|the newsroom|the newsdesk|newsdesk)\b)",
    re.IGNORECASE,
)
"""What a paper asks of its readers."""
_ASIDE = re.compile(
    r"\W?\((?:more|read|see|watch|listen|photos?|pictures|videos?|related)\b[^():]{0,20}:[^()]{1,200}\)\W?$",
    re.IGNORECASE,
)
"""A line in brackets that only leads elsewhere: "(MORE: How deep is the quay?)"."""
_APPEARED = re.compile(
    r"(?:The post|This (?:article|post|story))\b.{1,300}?\b(?:appeared first|first appeared"
    r"|was originally published)\b",
    re.DOTALL,
)


def is_ending(text: str) -> bool:
    """True for a heading after which no more of the article comes."""
    return len(text) < 60 and fold(text).strip(_EDGE) in _listed("lines", "ending")


def is_wall(texts: Iterable[str]) -> bool:
    """True where one of these texts asks to pay or to log in for the rest."""
    words = _begins("wall", "words")
    return any(any(word in folded for word in words) for text in texts if len(text) < 400 and (folded := fold(text)))


def refusal(title: str) -> str:
    """Return what a page with such a title is, where it is no article; empty for all others.

    >>> refusal("404 - Page not found"), refusal("Minister resigns")
    ('is an error page', '')
    """
    folded = fold(title[:120])
    for key, what in _REFUSED.items():
        if any(folded.startswith(words) or folded.endswith(words) for words in _begins("refused", key)):
            return what
    return ""


_REFUSED = {
    "error": "is an error page",
    "robot": "is a page that asks whether a person reads it",
    "consent": "is a page that asks for consent",
}
