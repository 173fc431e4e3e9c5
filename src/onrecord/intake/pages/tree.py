"""Markup -> a tree without scripts, and its blocks of text in the order of the page: the walk that sees everything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.errors import MissingExtraError
from onrecord.intake.found import UnreadableError
from onrecord.intake.prose import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

LARGEST = 2_000_000
"""Characters of markup without scripts, styles and embedded pictures that a page may have."""
_RAW = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_END = {
    "script": re.compile(r"</script\b[^>]{0,200}>?", re.IGNORECASE),
    "style": re.compile(r"</style\b[^>]{0,200}>?", re.IGNORECASE),
    "": re.compile(r"--!?>"),
}
_EMBEDDED = re.compile(r"\bdata:[\w/+.;=-]{0,80},[\w+/=%-]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARED = re.compile(r"<\?xml[^>]{0,200}>")

BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav ol optgroup option p "
    "pre section select summary table tbody td tfoot th thead tr ul video audio picture".split()
)
_SILENT = frozenset(
    "head script style template-x noscript svg math object embed canvas map textarea button input select title".split()
)
"""Elements whose text is none of the page's."""
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Page:
    """Markup taken apart: its tree, and what stood in scripts and comments."""

    root: HtmlElement
    scripts: tuple[str, ...]
    """The contents of `<script type="application/ld+json">`."""
    comments: tuple[str, ...]
    """Comments in the first part of the page: where browsers note an address."""
    cut_deep: bool = False
    """Whether something was nested too deep to be read."""


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item, row or caption: the text between two borders of elements."""

    element: HtmlElement
    """The nearest element around it that makes a block."""
    raw: str
    """Its text with a newline for `<br>`."""
    linked: int = 0
    """How many of its characters are links."""
    text: str = field(init=False)
    letters: str = field(init=False)
    """Only letters and digits, in small letters: what two readers of one page agree on."""

    def __post_init__(self) -> None:
        """Clean the text once."""
        self.text = line(self.raw)
        self.letters = letters(self.text)

    @property
    def tag(self) -> str:
        """The name of its element."""
        return str(self.element.tag)


def letters(text: str) -> str:
    """Return the letters and digits of a text in small letters.

    >>> letters("“No,” she said.")
    'noshesaid'
    """
    return "".join(filter(str.isalnum, text.lower()))


def parse(markup: str) -> Page:
    """Take a page apart; UnreadableError where it is too large, or where there is no element in it."""
    try:
        from lxml import etree, html  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise MissingExtraError("web", "lxml") from error
    bare, scripts, comments = _apart(markup)
    bare = _CONTROL.sub("", _EMBEDDED.sub("", _DECLARED.sub("", bare, count=1)))
    if len(bare) > LARGEST:
        raise UnreadableError(
            f"has more than {LARGEST // 1_000_000} MB of markup", "Save its reader view, or its text, and add that."
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(bare.encode("utf-8", "replace") or b"<p>", parser=parser)
    except (ValueError, AssertionError, etree.LxmlError) as error:
        raise UnreadableError("is a page with nothing in it") from error
    deep = any("depth" in entry.message for entry in parser.error_log)
    return Page(root, tuple(scripts), tuple(comments), cut_deep=deep)


def _apart(markup: str) -> tuple[str, list[str], list[str]]:
    """Return markup without scripts, styles and comments, the scripts that hold data, and the first comments."""
    kept: list[str] = []
    scripts: list[str] = []
    comments: list[str] = []
    at = 0
    while raw := _RAW.search(markup, at):
        kept.append(markup[at : raw.start()])
        kind = (raw[1] or "").lower()
        end = _END[kind].search(markup, raw.end())
        inside = markup[raw.end() : end.start() if end else len(markup)]
        if kind == "script":
            opening, _, content = inside.partition(">")
            if "ld+json" in opening.lower():
                scripts.append(content)
        elif not kind and len(comments) < 20:
            comments.append(inside[:2000])
        if not end:
            at = len(markup)
            break
        at = end.end()
    kept.append(markup[at:])
    return "".join(kept), scripts, comments


def blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks of text in the order of the page; a row of a table of data is one: "cell | cell"."""
    return list(_walk(root))


class _Open:
    """A block that is being read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0

    def add(self, text: str | None, *, link: bool) -> None:
        if text:
            self.parts.append(_NEWLINES.sub(" ", text))
            self.linked += len(text.strip()) if link else 0

    def part(self, tag: str) -> None:
        """Keep a time apart from the name before it: styles do it on the page."""
        if tag == "time" and self.parts and self.parts[-1][-1:].isalnum():
            self.parts.append(" ")

    def close(self, element: HtmlElement | None) -> Iterator[Block]:
        raw = "".join(self.parts)
        self.parts.clear()
        linked, self.linked = self.linked, 0
        if element is None or not raw.strip():
            return
        parts = _paragraphs(raw)
        for part in parts:
            block = Block(element, part, linked if len(parts) == 1 else linked * len(part) // len(raw))
            if block.text:
                yield block


def _paragraphs(raw: str) -> list[str]:
    """Return the paragraphs of a text that `<br>` divides: by two of them, or by one where its lines are long."""
    parts = _TWO_BREAKS.split(raw)
    lines = raw.split("\n")
    return lines if len(parts) == 1 and len(lines) > 2 and min(map(len, filter(str.strip, lines))) > _LONG else parts


_NEWLINES = re.compile(r"[\r\n]+")
_TWO_BREAKS = re.compile(r"\n[^\S\n]*+\n")
_LONG = 80


def _walk(root: HtmlElement) -> Iterator[Block]:
    """Walk without recursion: elements may be nested as deep as the parser lets them."""
    inside: list[HtmlElement] = []
    links = 0
    silent: HtmlElement | None = None
    row: HtmlElement | None = None
    now = _Open()
    for event, element in _events(root):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if silent is not None:
            if event == "end" and element is silent:
                silent = None
                now.add(element.tail, link=links > 0)
            continue
        if event == "start":
            if tag in _SILENT:
                silent = element
                continue
            if tag in BLOCK and row is None:
                yield from now.close(inside[-1] if inside else None)
                inside.append(element)
                row = element if tag == "tr" and _is_row(element) else None
            links += tag == "a"
            if tag == "br":
                now.parts.append("\n")
            now.part(tag)
            now.add(element.text, link=links > 0)
            continue
        links -= tag == "a"
        if row is not None and element is not row:
            if tag in _CELLS and element.getnext() is not None:
                now.parts.append(" | ")
        elif tag in BLOCK:
            yield from now.close(element)
            inside.pop()
            row = None
        now.part(tag)
        if element is not root:
            now.add(element.tail, link=links > 0)


def _events(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    from lxml.etree import iterwalk  # noqa: PLC0415 - as above

    yield from iterwalk(root, events=("start", "end"))


def _is_row(row: HtmlElement) -> bool:
    """True for a row of data: several short cells with no block in them; tables for layout have paragraphs there."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or len(cells) != len(row):
        return False
    return all(
        next((each for each in cell.iterdescendants() if each.tag in BLOCK), None) is None for cell in cells
    ) and all(len("".join(cell.itertext())) < 120 for cell in cells)


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and all around it, inmost first."""
    yield element
    yield from element.iterancestors()
