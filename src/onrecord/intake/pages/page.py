"""A web page, saved or fetched -> its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.intake import addresses, decoding
from onrecord.intake.found import PAYWALL, Asked, Found, Refused
from onrecord.intake.pages import body, furniture, metadata, tree
from onrecord.intake.prose import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.pages.body import Body
    from onrecord.intake.pages.source import Stated

_SHORT = 150
"""Words that a page has before a wall, at most: a text of more is whole, whatever the page says of itself."""
_LEAST = 8
"""Words that an article has."""


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield the article of a page, or why it has none."""
    yield of(decoding.decode(data, asked.charset), asked.url)


def of(markup: str, url: str = "") -> Found | Refused:
    """Return the article of a page whose bytes are text already."""
    page = tree.parse(markup)
    blocks = tree.blocks(page.root)
    stated = metadata.read(page, blocks, url)
    text = body.read(page.root, blocks, stated)
    if why := _refusal(stated, text):
        return Refused("", why)
    deep = ["its elements are nested too deep: the text may end early"] if page.cut_deep else []
    return Found(
        title=stated.title,
        outlet=stated.outlet,
        byline=stated.byline,
        day=stated.day,
        url=stated.url,
        language=stated.language,
        retrieved=stated.retrieved,
        paragraphs=tuple(text.paragraphs),
        cut=PAYWALL if _is_walled(stated, text) else "",
        check=(*stated.check, *text.check, *deep),
        left_out=tuple(text.left_out),
    )


def _count(text: Body) -> int:
    return count_words(text.paragraphs)


def _is_walled(stated: Stated, text: Body) -> bool:
    """True where the text ends at a wall. That a page is not free is no proof: subscribers save whole ones."""
    return (_count(text) < _SHORT and (not stated.is_free or text.walled)) or (not stated.is_free and text.walled)


def _refusal(stated: Stated, text: Body) -> str:
    count = _count(text)
    if (
        count < _SHORT
        and not stated.is_article
        and (why := furniture.refusal(stated.title) or furniture.refusal(stated.shown))
    ):
        return why
    if count < _LEAST:
        return "has no text of an article"
    if addresses.is_front(stated.url) and not stated.is_article and not stated.day and not stated.byline:
        return "is a front page, not an article"
    return ""
