"""Who has written an article, as its page says: in its metadata, else on a line near its title."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.intake import addresses
from onrecord.intake.pages import dating, furniture, headline, jsonld, names
from onrecord.intake.pages.source import item_text, near, site
from onrecord.intake.prose import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.pages.source import Source, Stated
    from onrecord.intake.pages.tree import Block

_AUTHORS = (
    "author", "parsely-author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
    "sailthru.author", "byl", "article:author_name", "cxenseparse:author",
)  # fmt: skip


def byline(source: Source, stated: Stated) -> str:
    """Return the first names that a page gives; a role ("Staff Reporter") only where nothing names a person."""
    outlets = {
        stated.outlet,
        *source.sites,
        site(source),
        headline.suffix(source, stated.title),
        addresses.domain(stated.url),
    }
    given = (
        [*jsonld.names(source.article.get("author", "")), *jsonld.names(source.article.get("creator", ""))],
        *([value for _, value in source.meta(key)] for key in _AUTHORS),
        [item_text(each) for each in source.items.get("author", ())],
        list(_shown_names(source, stated)),
    )
    found = [each for listed in given if (each := names.byline(listed, outlets))]
    return next((each for each in found if not names.is_role(each)), next(iter(found), ""))


def _shown_names(source: Source, stated: Stated) -> Iterator[str]:
    for block in near(source, stated):
        if len(block.text) > 200 or block.tag == "figcaption":
            continue
        for part in _LINES.split(block.raw) if len(block.text) < 120 else block.raw.split("\n"):
            text = line(part)
            if _BYLINE.match(text) and len(text) < 150 and not text.endswith((".", "?", "!")):
                yield _undated(text)
                return
        if (said := _bylined(block)) and (led := _LED.search(said) or re.match("", said)):
            yield _undated(said[led.start() :])
            return
        first = line(_LINES.split(block.raw.strip())[0])
        if len(first) < 80 and _CAPITALS.fullmatch(first) and dating.printed(block.raw):
            yield first
            return
        if len(block.text) < 80 and _NAMES.fullmatch(name := _undated(block.text)) and name != block.text:
            yield name
            return


_LINES = re.compile(r"\n|\s[|·•–—-]\s")
"""What parts name and day on a short line."""


def _bylined(block: Block) -> str:
    """Return the first line of what a page calls its byline: a block, or a part of the line with name and day."""
    if furniture.is_called(block.element, "bylined") and len(block.text) < 120:
        return line(block.raw.split("\n", maxsplit=1)[0])
    inside = (each for each in islice(block.element.iterdescendants("span", "a", "em", "b", "strong"), 20))
    called = (line(each.text_content()[:200]) for each in inside if furniture.is_called(each, "bylined"))
    return next((each for each in called if 3 < len(each) < 120), "")


_BYLINE = re.compile(rf"(?:{names.BY.pattern})(?=[A-Z\u00c0-\u00de])", re.IGNORECASE)
_LED = re.compile(r"\bby\s+(?=[A-Z\u00c0-\u00de])")
"""What a line of a byline may begin with: "An interview by Ada Roe"."""
_NAMES = re.compile(r"(?:[A-Z\u00c0-\u00de][\w'’.-]{0,30}(?:,?\s+(?:and\s+)?|\Z)){2,6}")
_CAPITALS = re.compile(r"(?:(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]*|&|/|AND)\s?){2,10}")
"""Names in capitals, as a line of a byline without "By" has them."""
_DATED = re.compile(
    r"[|·•–—,-]?\s?\b(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d\d-\d\d|(?:last\s+)?updated|published|posted)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def _undated(text: str) -> str:
    if by := names.BY.match(text):  # "Posted by", which a day alone may stand behind too
        return by[0] + _DATED.sub("", text[by.end() : 200]).strip()
    return text if dating.PUBLISHED.match(text) else _DATED.sub("", text[:200]).strip()
