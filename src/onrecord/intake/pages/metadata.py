"""What a page states of itself: title, outlet, byline, day, address; by the surest source, and what disagrees."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.intake import addresses, days
from onrecord.intake.pages import bylines, dating, furniture, headline, jsonld
from onrecord.intake.pages.dating import Seen
from onrecord.intake.pages.source import Source, Stated, canonical, item_text, near
from onrecord.intake.pages.tree import ancestors
from onrecord.intake.prose import line
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from onrecord.intake.pages.tree import Block, Page

_SITES = (
    "og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title",
    "copyright-holder",
)  # fmt: skip
_DAYS = (
    "article:published_time", "article:published", "parsely-pub-date", "og:article:published_time",
    "og:published_time", "datepublished", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "citation_publication_date", "citation_date", "pubdate", "publishdate", "publish-date",
    "publish_date", "pub_date", "published_date", "publication_date", "og:pubdate", "article_date_original",
    "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_SINGLEFILE = re.compile(r"(?:Page saved with|Archive processed by)\s+SingleFile", re.IGNORECASE)
_SAVED_URL = re.compile(r"^[ \t]{0,20}url:[ \t]{0,20}(\S+)", re.IGNORECASE | re.MULTILINE)
_SAVED_DAY = re.compile(r"^[ \t]{0,20}saved date:([^\n]{1,100})", re.IGNORECASE | re.MULTILINE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)", re.IGNORECASE)


def read(page: Page, blocks: list[Block], base: str) -> Stated:
    """Return what a page states of itself; `base` is the address that it came from, where that is known."""
    source = Source(page, blocks, base)
    stated = Stated(shown=source.shown)
    _addressed(source, stated)
    headline.titled(source, stated)
    _published(source, stated)
    stated.byline = bylines.byline(source, stated)
    stated.marks = furniture.marked(blocks, stated.head)
    stated.day, doubts = dating.decide(_printed(source, stated), _days(source, stated), stated.url)
    stated.check += doubts
    if not stated.day and (
        words := next((each for block in near(source, stated) if (each := dating.two_days(block.text))), "")
    ):
        stated.check.append(f"the day on the page, “{words}”, can be two days")
    stated.language = _language(source)
    stated.description = next((value for _, value in source.meta("description", "og:description")), "")
    stated.is_free = jsonld.text(source.article.get("isAccessibleForFree")).lower() not in (
        "false",
        "0",
        "no",
    ) and not any(value.lower() in ("locked", "metered") for _, value in source.meta("article:content_tier"))
    stated.is_article = bool(source.article) or any(value.lower() == "article" for _, value in source.meta("og:type"))
    return stated


def _addressed(source: Source, stated: Stated) -> None:
    noted = ""
    for comment in source.page.comments:
        if _SINGLEFILE.search(comment):
            noted = match[1] if (match := _SAVED_URL.search(comment)) else noted
            stated.retrieved = days.edtf(match[1]) if (match := _SAVED_DAY.search(comment)) else ""
        elif match := _SAVED_FROM.search(comment):
            noted = match[1]
    domains = (each for each in source.page.root.iter("a") if "reader-domain" in each.get("class", ""))
    reader = next((each.get("href", "") for each in domains), "")
    base = source.base or noted or reader
    given = [
        canonical(source.page.root), *(value for _, value in source.meta("og:url")),
        jsonld.text(source.article.get("mainEntityOfPage")), jsonld.text(source.article.get("url")),
        noted, source.base, reader, _print_address(source.blocks),
    ]  # fmt: skip
    urls = [url for each in given if each and (url := addresses.clean(each, base))]
    stated.url = next((url for url in urls if not addresses.is_front(url)), next(iter(urls), ""))


_PRINTED_AT = re.compile(
    r"(?:url(?: (?:to|of) (?:this )?(?:article|page|post|story))?|source|printed\b.{0,60}?\bfrom|original(?: article)?"
    r"|link|available at|web address|return to|back to|permalink)\s*:?\s*(https?://\S+)|^(https?://\S+)$",
    re.IGNORECASE,
)


def _print_address(blocks: list[Block]) -> str:
    """Return the address that a view for print has as text."""
    for block in (*blocks[:8], *blocks[-8:]):
        if len(block.text) < 400 and (match := _PRINTED_AT.search(block.text)):
            return match[1] or match[2]
    return ""


def _published(source: Source, stated: Stated) -> None:
    """Set the outlet: its publisher, the name of its site, the end of its title; a domain is no name, and is told."""
    publisher = next((line(each) for each in jsonld.names(source.article.get("publisher", ""))), "")
    item = next((item_text(each) for each in source.items.get("publisher", ())), "")
    given = [
        each
        for each in (publisher, item, *(line(value) for _, value in source.meta(*_SITES)), *map(line, source.sites))
        if each and "://" not in each and len(each) < 100
    ]
    stated.outlet = next(iter(given), "") or headline.suffix(source, stated.title)
    lost = next((each for each in given[1:] if fold(each) != fold(stated.outlet)), "")
    if lost:
        stated.check.append(f"its publisher is “{stated.outlet}”, its site “{lost}”")
    if not stated.outlet and stated.url:
        stated.check.append(f"no outlet is named: {addresses.domain(stated.url)} is its domain")


def _days(source: Source, stated: Stated) -> Iterator[Seen]:
    if value := jsonld.text(source.article.get("datePublished")):
        yield Seen("json-ld", value)
    for key, value in source.meta(*_DAYS):
        yield Seen("meta", f"{key} {value}") if key == "date" else Seen(f"meta {key}", value)
    for element in source.items.get("datepublished", ()):
        yield Seen("microdata", item_text(element))
    beside = {block.element for block in near(source, stated)}
    for element in source.page.root.iter("time"):
        stamp = element.get("datetime", "")
        around = next((each for each in (element, *element.iterancestors()) if each in beside), None)
        if stamp and (around is not None or "pubdate" in element.attrib) and not _is_change(element):
            yield Seen("time", stamp)


_CHANGES = frozenset(("updated", "modified", "update", "datemodified", "dateupdated", "lastmod"))
_SAYS_CHANGE = re.compile(r"(?:updated?|modified|edited|printed|saved)\W*$", re.IGNORECASE)


def _is_change(element: HtmlElement) -> bool:
    """True for a time that is called one of change, or has the word before it."""
    if any(not _CHANGES.isdisjoint(furniture.called(each)) for each in islice(ancestors(element), 2)):
        return True
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        text = before.tail or before.text_content()[-40:]
    else:
        text = parent.text if parent is not None else ""
    return bool(_SAYS_CHANGE.search((text or "")[-40:]))


def _printed(source: Source, stated: Stated) -> Seen | None:
    """Return the date line of a page: near its title, else where it says "Published"."""
    for block in near(source, stated):
        is_change = not _CHANGES.isdisjoint(furniture.called(block.element))
        if is_change or len(block.text) > 250 or block.tag in ("figcaption", "li", "h1"):
            continue
        if seen := dating.printed(
            block.raw, labelled=len(block.text) < 80 and furniture.is_called(block.element, "dated")
        ):
            return seen
    for at, block in enumerate(source.blocks):
        if (
            at not in stated.marks
            and len(block.text) < 120
            and dating.PUBLISHED.match(block.text)
            and (seen := dating.printed(block.raw))
        ):
            return seen
    return None


def _language(source: Source) -> str:
    said = (
        source.page.root.get("lang")
        or source.page.root.get("xml:lang")
        or jsonld.text(source.article.get("inLanguage"))
        or ""
    )
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", said.strip())
    return match[0].lower() if match else ""
