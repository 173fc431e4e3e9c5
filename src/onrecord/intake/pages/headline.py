"""The title of an article on its page: of its metadata, its window and its headings, and where they disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake.pages import furniture, jsonld
from onrecord.intake.pages.source import item_text, site
from onrecord.intake.pages.tree import Block, letters
from onrecord.intake.prose import line
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.intake.pages.source import Source, Stated

_TITLES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_SEPARATOR = re.compile(r"\s(?:[|\-–—»«·•]|::)\s|\s?\|\s?")


def titled(source: Source, stated: Stated) -> None:
    """Set the title and its block; what calls it otherwise is to be checked."""
    stated.head = _head(source)
    headline = line(jsonld.text(source.article.get("headline")) or jsonld.text(source.article.get("name")))
    shown = stated.head.text if stated.head else ""
    meta = next((value for _, value in source.meta(*_TITLES)), "")
    if headline.endswith(("…", "...")) and letters(shown).startswith(letters(headline)):
        headline = shown
    item = next((item_text(each) for each in source.items.get("headline", ())), "")
    alone = _without_suffix(source.shown, site(source))
    told = {letters(_without_suffix(line(meta), site(source))), letters(alone)}
    if letters(shown) in told and letters(headline) not in {*told, ""}:
        headline = ""  # one that neither the page nor its window shows was written for machines
    chosen = headline or shown or item or _without_suffix(line(meta), site(source)) or alone
    if letters(chosen) != letters(shown) and letters(_without_suffix(chosen, site(source))) == letters(shown):
        chosen = shown
    stated.title = chosen
    stated_one = line(jsonld.text(source.article.get("headline")))
    for called, other in (
        ("headline of its metadata", stated_one),
        ("headline on the page", shown),
        ("og:title", _without_suffix(line(meta), site(source))),
    ):
        if other and letters(other) != letters(chosen) and not letters(chosen).startswith(letters(other)):
            stated.check.append(f"the {called} is “{other[:200]}”")
    if stated.head is None:
        stated.head = next((block for block in source.blocks if block.letters == letters(chosen)), None)


def _head(source: Source) -> Block | None:
    """Return the block that is the title: an h1 that the page's own titles agree with, else the first that may be."""
    stated = [jsonld.text(source.article.get("headline")), source.shown, *(value for _, value in source.meta(*_TITLES))]
    wanted = [letters(each) for each in stated]
    named = [block for block in source.heads if furniture_free(block)] or source.heads
    lesser = [block for block in source.blocks if block.tag in ("h2", "h3")]
    fitting = [
        block
        for block in (*named, *lesser)
        if len(block.letters) > 9
        and (
            any(block.letters in each or each == block.letters for each in wanted if each)
            or any(
                block.letters.startswith(each) for each in map(letters, _tails(source.shown)) if len(each) > _LEAST_HEAD
            )
        )
    ]
    by_class = [block for block in source.blocks if "reader-title" in block.element.get("class", "")]
    if chosen := next(iter(by_class), None) or max(fitting, key=lambda block: len(block.letters), default=None):
        return chosen
    sites = {fold(each) for each in (*source.sites, site(source), jsonld.text(source.article.get("publisher"))) if each}
    possible = [block for block in named if fold(block.text) not in sites and len(block.text.split()) > 2]
    other = [block for block in source.blocks if any(len(each) > 15 and block.letters == each for each in wanted)]
    return next(iter(possible or other or named), None) or _plain_head(source)


def _tails(shown: str) -> list[str]:
    """Return what a window's title has behind the name of a site: "Harven Review: Title", "Harven Review | Title"."""
    return [shown[match.end() :] for match in (*_SEPARATOR.finditer(shown), *_COLON.finditer(shown))]


_COLON = re.compile(r"(?<=\w): (?=\w)")


def _plain_head(source: Source) -> Block | None:
    """Return the line that a part of the window's title repeats ("Quay News - Pier shut"), where nothing is a heading.

    What stands on the lines below it in its block is made a block of its own: there is the day.
    """
    borders = [*_SEPARATOR.finditer(source.shown)]
    parts = {letters(source.shown[match.end() :]) for match in borders} | {
        letters(source.shown[: match.start()]) for match in borders
    }
    for at, block in enumerate(source.blocks):
        first, _, rest = block.raw.strip().partition("\n")
        if len(first) > _LEAST_HEAD and letters(first) in parts:
            head = Block(block.element, first)
            source.blocks[at : at + 1] = [head, *([Block(block.element, rest)] if rest.strip() else [])]
            return head
    return None


_LEAST_HEAD = 20
"""Characters of a headline that is told by the window's title alone: a name of a site is shorter."""


def furniture_free(block: Block) -> bool:
    """True for a heading with text of its own, not the logo of a site."""
    return not any(name in ("logo", "site-title", "brand", "masthead") for name in furniture.called(block.element))


def _without_suffix(title: str, site: str) -> str:
    """Return a title without the name of its outlet behind it."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts or len(title[: parts[-1].start()].split()) < 2:
        return title
    if site:
        # A site that is known tells where its name begins; no other dash is a border.
        ends = [part.start() for part in parts if letters(site) in letters(title[part.end() :])]
        if ends:
            return title[: ends[-1]].strip()
    last = title[parts[-1].end() :]
    return title[: parts[-1].start()].strip() if _is_name(last) else title


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 6 and words[0][:1].isupper() and not text.endswith((".", "?", "!", "”", '"'))


def suffix(source: Source, title: str) -> str:
    """Return the name of an outlet behind the title of a page: "Title - Harven Review"."""
    parts = list(_SEPARATOR.finditer(source.shown))
    if not parts and (colon := _COLON.search(source.shown)):
        begin, own = source.shown[: colon.start()], letters(source.shown[colon.end() :])
        repeats = len(own) > _LEAST_HEAD and letters(title).startswith(own) and len(begin.split()) > 1
        return begin if repeats and _is_name(begin) else ""
    if not parts:
        return ""
    begin, last = source.shown[: parts[-1].start()], source.shown[parts[-1].end() :]
    own = letters(title)
    if own and letters(last) in own and letters(begin) not in own:
        site = _SEPARATOR.split(begin)[0].strip()  # "Harven Review | Title", perhaps with a section between
        return site if _is_name(site) else ""
    return last.strip() if _is_name(last) and letters(last) not in own else ""
