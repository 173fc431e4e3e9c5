"""What a page states of itself: title, outlet, byline, day, address; by the surest source, and what disagrees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.intake import addresses, days
from onrecord.intake.pages import dating, furniture, jsonld, names
from onrecord.intake.pages.dating import Seen
from onrecord.intake.pages.tree import Block, ancestors, letters
from onrecord.intake.prose import line
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from onrecord.intake.found import Day
    from onrecord.intake.pages.tree import Page

_TITLES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_SITES = (
    "og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title",
    "copyright-holder",
)  # fmt: skip
_AUTHORS = (
    "author", "parsely-author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
    "sailthru.author", "byl", "article:author_name", "cxenseparse:author",
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
_SEPARATOR = re.compile(r"\s(?:[|\-–—»«·•]|::)\s|\s?\|\s?")
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


class _Source:
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
        own = address in {addresses.clean(self.base), addresses.clean(_canonical(self.page.root))} - {""}
        return 4 * titled + 3 * own + ("datePublished" in node) + bool(headline)

    def meta(self, *keys: str) -> Iterator[tuple[str, str]]:
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


def _item_text(element: HtmlElement) -> str:
    """Return what an element of microdata states: its content, else the name inside it, else its text."""
    if stated := element.get("content") or element.get("datetime"):
        return stated
    name = next((each for each in element.iterfind(".//*[@itemprop='name']")), element)
    return line((name.get("content") or name.text_content())[:300])


def _canonical(root: HtmlElement) -> str:
    links = (link for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split())
    return next((link.get("href", "") for link in links), "")


def read(page: Page, blocks: list[Block], base: str) -> Stated:
    """Return what a page states of itself; `base` is the address that it came from, where that is known."""
    source = _Source(page, blocks, base)
    stated = Stated(shown=source.shown)
    _addressed(source, stated)
    _titled(source, stated)
    _published(source, stated)
    stated.byline = _byline(source, stated)
    stated.marks = furniture.marked(blocks, stated.head)
    stated.day, doubts = dating.decide(_printed(source, stated), _days(source, stated), stated.url)
    stated.check += doubts
    if not stated.day and (
        words := next((each for block in _near(source, stated) if (each := dating.two_days(block.text))), "")
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


def _addressed(source: _Source, stated: Stated) -> None:
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
        _canonical(source.page.root), *(value for _, value in source.meta("og:url")),
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


def _titled(source: _Source, stated: Stated) -> None:
    stated.head = _head(source)
    headline = line(jsonld.text(source.article.get("headline")) or jsonld.text(source.article.get("name")))
    shown = stated.head.text if stated.head else ""
    meta = next((value for _, value in source.meta(*_TITLES)), "")
    if headline.endswith(("…", "...")) and letters(shown).startswith(letters(headline)):
        headline = shown
    item = next((_item_text(each) for each in source.items.get("headline", ())), "")
    alone = _without_suffix(source.shown, _site(source))
    told = {letters(_without_suffix(line(meta), _site(source))), letters(alone)}
    if letters(shown) in told and letters(headline) not in {*told, ""}:
        headline = ""  # one that neither the page nor its window shows was written for machines
    chosen = headline or shown or item or _without_suffix(line(meta), _site(source)) or alone
    if letters(chosen) != letters(shown) and letters(_without_suffix(chosen, _site(source))) == letters(shown):
        chosen = shown
    stated.title = chosen
    stated_one = line(jsonld.text(source.article.get("headline")))
    for called, other in (
        ("headline of its metadata", stated_one),
        ("headline on the page", shown),
        ("og:title", _without_suffix(line(meta), _site(source))),
    ):
        if other and letters(other) != letters(chosen) and not letters(chosen).startswith(letters(other)):
            stated.check.append(f"the {called} is “{other[:200]}”")
    if stated.head is None:
        stated.head = next((block for block in source.blocks if block.letters == letters(chosen)), None)


def _site(source: _Source) -> str:
    return next((value for _, value in source.meta("og:site_name")), "")


def _head(source: _Source) -> Block | None:
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
    sites = {
        fold(each) for each in (*source.sites, _site(source), jsonld.text(source.article.get("publisher"))) if each
    }
    possible = [block for block in named if fold(block.text) not in sites and len(block.text.split()) > 2]
    other = [block for block in source.blocks if any(len(each) > 15 and block.letters == each for each in wanted)]
    return next(iter(possible or other or named), None) or _plain_head(source)


def _tails(shown: str) -> list[str]:
    """Return what a window's title has behind the name of a site: "Harven Review: Title", "Harven Review | Title"."""
    return [shown[match.end() :] for match in (*_SEPARATOR.finditer(shown), *_COLON.finditer(shown))]


_COLON = re.compile(r"(?<=\w): (?=\w)")


def _plain_head(source: _Source) -> Block | None:
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


def _suffix(source: _Source, title: str) -> str:
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


def _published(source: _Source, stated: Stated) -> None:
    """Set the outlet: its publisher, the name of its site, the end of its title; a domain is no name, and is told."""
    publisher = next((line(each) for each in jsonld.names(source.article.get("publisher", ""))), "")
    item = next((_item_text(each) for each in source.items.get("publisher", ())), "")
    given = [
        each
        for each in (publisher, item, *(line(value) for _, value in source.meta(*_SITES)), *map(line, source.sites))
        if each and "://" not in each and len(each) < 100
    ]
    stated.outlet = next(iter(given), "") or _suffix(source, stated.title)
    lost = next((each for each in given[1:] if fold(each) != fold(stated.outlet)), "")
    if lost:
        stated.check.append(f"its publisher is “{stated.outlet}”, its site “{lost}”")
    if not stated.outlet and stated.url:
        stated.check.append(f"no outlet is named: {addresses.domain(stated.url)} is its domain")


def _byline(source: _Source, stated: Stated) -> str:
    """Return the first names that a page gives; a role ("Staff Reporter") only where nothing names a person."""
    outlets = {stated.outlet, *source.sites, _site(source), _suffix(source, stated.title), addresses.domain(stated.url)}
    given = (
        [*jsonld.names(source.article.get("author", "")), *jsonld.names(source.article.get("creator", ""))],
        *([value for _, value in source.meta(key)] for key in _AUTHORS),
        [_item_text(each) for each in source.items.get("author", ())],
        list(_shown_names(source, stated)),
    )
    found = [each for listed in given if (each := names.byline(listed, outlets))]
    return next((each for each in found if not names.is_role(each)), next(iter(found), ""))


def _near(source: _Source, stated: Stated) -> Iterable[Block]:
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


def _shown_names(source: _Source, stated: Stated) -> Iterator[str]:
    for block in _near(source, stated):
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


def _days(source: _Source, stated: Stated) -> Iterator[Seen]:
    if value := jsonld.text(source.article.get("datePublished")):
        yield Seen("json-ld", value)
    for key, value in source.meta(*_DAYS):
        yield Seen("meta", f"{key} {value}") if key == "date" else Seen(f"meta {key}", value)
    for element in source.items.get("datepublished", ()):
        yield Seen("microdata", _item_text(element))
    near = {block.element for block in _near(source, stated)}
    for element in source.page.root.iter("time"):
        stamp = element.get("datetime", "")
        around = next((each for each in (element, *element.iterancestors()) if each in near), None)
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


def _printed(source: _Source, stated: Stated) -> Seen | None:
    """Return the date line of a page: near its title, else where it says "Published"."""
    for block in _near(source, stated):
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


def _language(source: _Source) -> str:
    said = (
        source.page.root.get("lang")
        or source.page.root.get("xml:lang")
        or jsonld.text(source.article.get("inLanguage"))
        or ""
    )
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", said.strip())
    return match[0].lower() if match else ""
