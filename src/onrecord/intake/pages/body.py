"""The text of a page's article, by two readers: a library that finds the article, and a walk that misses nothing.

The library's text is the base. The walk knows where each paragraph stands: what is furniture, what is said twice, and
what the library lost between paragraphs that it kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.errors import MissingExtraError
from onrecord.intake.pages import corrections, dating, furniture, lost, names
from onrecord.intake.pages.lost import HEADINGS, QUOTES, STOP, Line
from onrecord.intake.pages.tree import ancestors, letters
from onrecord.intake.prose import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from onrecord.intake.pages.source import Stated
    from onrecord.intake.pages.tree import Block


@dataclass(slots=True)
class Body:
    """A text, what was not taken, and what a person should look at."""

    paragraphs: list[str] = field(default_factory=list[str])
    left_out: list[str] = field(default_factory=list[str])
    check: list[str] = field(default_factory=list[str])
    walled: bool = False
    """Whether the page asks to pay or log in for the rest."""


def read(root: HtmlElement, blocks: list[Block], stated: Stated) -> Body:
    """Return the text of the article on a page."""
    marks = stated.marks
    head = next((at for at, block in enumerate(blocks) if block is stated.head), -1)
    first = _aligned(_library(root), blocks, head)
    second = _container(blocks, marks, head)
    body = Body()
    longer = _size(second) / (_size(first) or 1)
    if longer > _FAR_LONGER or (longer > _LONGER and _in_such_boxes(first, second, blocks)):
        if first:
            body.check.append(
                f"one reader found {_words(first)} words, the other {_words(second)}: the longer text was taken"
            )
        taken = second
    else:
        taken, told = lost.completed(first, blocks, marks, head)
        body.check += told
        if _size(second) > 1.25 * _size(taken):
            body.check.append(
                f"a second reader found {_words(second)} words, this text has {_words(taken)}: see what was left out"
            )
    said, theirs = corrections.of(blocks, marks)
    taken = [each for each in taken if each.at not in theirs and not corrections.begins(each.text)]
    talk = furniture.talk(blocks, stated.head)
    taken = _trimmed(_before_talk(_unmarked(taken, marks, talk), blocks, talk), blocks, head, stated)
    taken = _once([each for each in taken if not _is_furniture(each, blocks)], blocks)
    body.paragraphs = [each.text for each in taken] + said
    body.left_out = _left(blocks, body.paragraphs)
    last = max((each.at for each in taken), default=0)
    body.walled = furniture.is_wall(block.text for block in blocks[max(head, last - 2, 0) : last + 12])
    return body


def _in_such_boxes(first: list[Line], second: list[Line], blocks: list[Block]) -> bool:
    """True where most of what only the walk has stands in boxes like those of the library's text: an advertisement
    parts an article into two."""  # noqa: D205, D209
    kept = {each.at for each in first if each.at >= 0}
    boxes = {_box(blocks[at]) for at in kept} - {""}
    more = [each for each in second if each.at not in kept]
    return _size(each for each in more if _box(blocks[each.at]) in boxes) * 2 > _size(more)


def _box(block: Block) -> str:
    """Return what the box of a paragraph is called."""
    box = block.element.getparent() if block.tag == "p" else block.element
    return "" if box is None else box.get("class", "")


def _unmarked(lines: list[Line], marks: set[int], talk: set[int]) -> list[Line]:
    """Return lines without furniture; all, where it would be most of the text: then its names mislead.

    Those of comments never do: talk may be much longer than what it is about.
    """
    kept = [each for each in lines if each.at not in marks]
    if _size(kept) * 2 > _size(lines) or _words(lines) < _FEW:
        return kept
    return [each for each in lines if each.at not in talk] or lines


def _before_talk(lines: list[Line], blocks: list[Block], talk: set[int]) -> list[Line]:
    """Return lines without what stands behind the comments, where most of the text stands before them."""
    first = next((each.at for each in lines if each.at >= 0), len(blocks))
    begins = min((at for at in talk if at >= first and _is_prose(blocks[at])), default=-1)
    before = [each for each in lines if each.at < begins]
    return before if _size(before) * 2 > _size(lines) else lines


_FEW = 60
_LONGER, _FAR_LONGER = 2, 4
"""Where the walk has four times the text, the library has missed the article. On the real pages where it had two to
four times as much, that was what stands around a short article."""


def _is_furniture(each: Line, blocks: list[Block]) -> bool:
    """True for a line that is none of the article by its words, or that only leads to another page."""
    if furniture.is_line(each.text) or furniture.is_ending(each.text):
        return True
    if each.at < 0 or blocks[each.at].tag in HEADINGS or STOP.search(each.text) or QUOTES.search(each.text):
        return False
    label = _LABEL.match(each.text)
    return blocks[each.at].linked > _ALL_LINK * (len(each.text) - (label.end() if label else 0))


_ALL_LINK = 0.9
_LABEL = re.compile(r"(?:[A-Z\d'’-]+ ){0,3}[A-Z\d'’-]+:\s")
"""Set in capitals: "IN SANDHOLM: ..."; "Solheim: ..." is a speaker."""


def _library(root: HtmlElement) -> list[str]:
    """Return the lines of the library that is measured best: never in its precise mode, which loses quotations."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise MissingExtraError("web", "trafilatura") from error
    try:
        found = bare_extraction(deepcopy(root), fast=True, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError):  # a page that breaks it has a second reader
        return []
    text = getattr(found, "text", "") or ""
    lines = (_MARK.sub("", each.strip()).strip() for each in text.split("\n"))
    return [each for each in lines if any(map(str.isalnum, each))]


_MARK = re.compile(r"^(?:- |\|)|\|$")


def _aligned(lines: list[str], blocks: list[Block], head: int) -> list[Line]:
    """Return lines with the places of their blocks: the next equal one, or the several that a line is made of."""
    places: dict[str, list[int]] = {}
    begins: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        places.setdefault(block.letters, []).append(at)
        begins.setdefault(block.letters[:12], []).append(at)
    found: list[Line] = []
    last = head
    for text in lines:
        each = Line(text)
        same = places.get(each.letters)
        if same:
            each.at = last = _next(same, last)
            each.text = blocks[each.at].text
            found.append(each)
            continue
        several = _made_of(each.letters, begins, blocks, last)
        if several:
            found += (Line(blocks[at].text, at) for at in several)
            last = several[-1]
            continue
        around = next(
            (at for at in range(max(0, last), min(len(blocks), last + 30)) if each.letters in blocks[at].letters), -1
        )
        if around < 0:
            found.append(each)
        elif not found or found[-1].at != around:
            found.append(Line(blocks[around].text, around))
            last = around
    return found


def _next(places: list[int], last: int) -> int:
    """Return the first of some places (in order) behind the last one, else the first of all."""
    at = bisect_right(places, last)
    return places[at] if at < len(places) else places[0]


def _made_of(wanted: str, begins: dict[str, list[int]], blocks: list[Block], last: int) -> list[int]:
    """Return the places of the blocks one behind the other whose text a line is; empty for none."""
    starts = begins.get(wanted[:12], [])
    behind = bisect_right(starts, last)
    for start in (*starts[behind : behind + 10], *starts[:5]):
        at, read_ = start, 0
        while at < len(blocks) and read_ < len(wanted) and wanted.startswith(blocks[at].letters, read_):
            read_ += len(blocks[at].letters)
            at += 1
        if read_ == len(wanted) and at > start:
            return list(range(start, at))
    return []


def _is_prose(block: Block) -> bool:
    return len(block.text) > 60 and block.linked * 2 < len(block.text) and block.tag not in HEADINGS


def _container(blocks: list[Block], marks: set[int], head: int) -> list[Line]:
    """Return what the walk takes for the article: the inmost element that holds nearly all the prose of the page."""
    weight: dict[HtmlElement, int] = {}
    total = 0
    for at, block in enumerate(blocks):
        if at not in marks and _is_prose(block):
            total += len(block.text)
            for element in ancestors(block.element):
                weight[element] = weight.get(element, 0) + len(block.text)
    if not total:
        return []
    inmost = min(
        (element for element, its in weight.items() if its > 0.75 * total), key=lambda element: weight[element]
    )
    deepest = _deepest([element for element, its in weight.items() if its == weight[inmost]])
    return [
        Line(block.text, at)
        for at, block in enumerate(blocks)
        if at > head and at not in marks and block.linked * 2 <= len(block.text) and deepest in ancestors(block.element)
    ]


def _deepest(elements: list[HtmlElement]) -> HtmlElement:
    return max(elements, key=lambda element: sum(1 for _ in element.iterancestors()))


def _size(lines: Iterable[Line]) -> int:
    return sum(len(each.letters) for each in lines)


def _words(lines: Iterable[Line]) -> int:
    return count_words(each.text for each in lines)


def _trimmed(lines: list[Line], blocks: list[Block], head: int, stated: Stated) -> list[Line]:
    """Return lines without what stands before the first sentence and behind the last."""
    before = [each for each in lines if -1 < each.at < head]
    if _size(before) < 0.3 * _size(lines):
        lines = [each for each in lines if not -1 < each.at < head]
    title = letters(stated.title)
    lines = [each for each in lines if each.letters != title and not (-1 < each.at == head)]
    begin = 0
    while begin < len(lines) and _is_opening(lines[begin], blocks, stated):
        begin += 1
    lines = lines[:begin] + _in_place(lines[begin:], blocks)
    end = _end(lines)
    beside = {_parent(blocks[each.at]) for each in lines if each.at >= 0 and STOP.search(each.text)}
    while end > begin and (_is_foot(lines[end - 1], blocks, stated) or _is_apart(lines[end - 1], blocks, beside)):
        end -= 1
    return lines[begin:end]


def _is_apart(each: Line, blocks: list[Block], beside: set[HtmlElement | None]) -> bool:
    """True for a line that is no sentence and stands where no sentence of the text does: another column's."""
    if each.at < 0 or blocks[each.at].tag != "p" or STOP.search(each.text) or QUOTES.search(each.text):
        return False
    return _parent(blocks[each.at]) not in beside


def _parent(block: Block) -> HtmlElement | None:
    return block.element.getparent()


def _in_place(lines: list[Line], blocks: list[Block]) -> list[Line]:
    """Return lines without those in other cells than the text where a table lays out the page, and without menus."""
    cells = {id(each): _cell(blocks[each.at]) for each in lines if each.at >= 0}
    weight: dict[HtmlElement | None, int] = {}
    for each in lines:
        cell = cells.get(id(each))
        weight[cell] = weight.get(cell, 0) + len(each.letters)
    main = max(weight, key=lambda cell: weight[cell], default=None)
    if main is None or weight[main] < _LAID_OUT * sum(weight.values()):
        return lines
    return [
        each
        for each in lines
        if each.at < 0
        or (cells[id(each)] is main and blocks[each.at].linked < 0.9 * len(each.text))
        or (QUOTES.search(each.text) and STOP.search(each.text))
    ]


_LAID_OUT = 0.6
"""So much of a text stands in one cell of a table where that lays out the page; a table of data has little in each."""


def _cell(block: Block) -> HtmlElement | None:
    return next((each for each in ancestors(block.element) if each.tag == "td"), None)


def _end(lines: list[Line]) -> int:
    """Return where the text ends: at a heading over other articles, if little follows it."""
    total = _size(lines)
    after = 0
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        after += len(lines[at].letters)
        if after > 0.25 * total:
            break
        if furniture.is_ending(lines[at].text):
            end = at
    return end


def _is_opening(each: Line, blocks: list[Block], stated: Stated) -> bool:
    """True for a byline, a date line, a label or a standfirst before the text."""
    text = each.text
    element = blocks[each.at].element if each.at >= 0 else None
    tag = blocks[each.at].tag if each.at >= 0 else ""
    if element is not None and furniture.is_within(element, "standfirst", 2) and len(text) < 500:
        return True
    if len(text) > 160 or QUOTES.search(text):
        return False
    if furniture.is_line(text) or (names.BY.match(text) and not STOP.search(text)) or _READING.fullmatch(text):
        return True
    if element is not None and not STOP.search(text) and any(furniture.is_within(element, key, 2) for key in _ABOVE):
        return True
    if each.letters == letters(stated.byline) or dating.printed(text):
        return True
    if dating.change(text) and len(text) < 100:
        return True
    return (count_words([text]) <= 4 and not STOP.search(text)) or (tag in HEADINGS and bool(STOP.search(text)))


_ABOVE = ("bylined", "dated")
_READING = re.compile(r"(?:reading time:?\s*)?\d+(?:\s*[–-]\s*\d+)?\s*min(?:ute)?s?(?:\s+read)?\W*", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:is an?|is the|are|covers?|writes?|reports?|reported from|can be reached|contributed|was)\b")


def _is_foot(each: Line, blocks: list[Block], stated: Stated) -> bool:
    """True for a heading with nothing behind it, a line on the author, a line that names who else worked on it."""
    text = each.text
    if furniture.is_line(text) or (each.at >= 0 and blocks[each.at].tag in HEADINGS):
        return True
    if len(text) < 400 and _is_about(text, stated.byline):
        return True
    if _CREDIT.match(text) and len(text) < 300:
        return True
    return count_words([text]) <= 3 and not STOP.search(text) and not QUOTES.search(text)


_CREDIT = re.compile(
    r"[\W_]{0,5}(?:(?:additional |with )?(?:reporting|writing|editing|translation"
    r"|research|photographs?|graphics?)(?: and \w+ing)? (?:from|by)\b|with (?:files"
    r"|reporting|contributions|material) (?:from|by)\b|source:|contributed to this (?:report"
    r"|story|article)|\S{1,100}@\S{1,100}$|.{1,80} contributed to this (?:report|story|article)\.?$"
    r"|.{0,120}\b(?:reach|contact|e-?mail) (?:him|her|them|me) (?:at|on)\b.{0,20}\S{1,60}@\S{1,60}\b.{0,40}$"
    r"|(?-i:(?:[A-Z\u00c0-\u00de][\w'’.-]* ){1,4}(?:and (?:[A-Z\u00c0-\u00de][\w'’.-]* ){1,4})?reported from [A-Z])"
    r"[^“”\"]{1,60}\.$)",
    re.IGNORECASE,
)


def _is_about(text: str, byline: str) -> bool:
    """True for a line that tells who an author is: it begins with a name of the byline."""
    for name in re.split(r", | and ", byline):
        if name and text.lstrip("*_—– ").startswith(name):
            return bool(_ABOUT.match(text.lstrip("*_—– ")[len(name) :].lstrip(" ,"))) or "@" in text
    return bool(_SOMEBODY.match(text)) and names.is_role(text) and not QUOTES.search(text)


_SOMEBODY = re.compile(
    r"\W*(?:[A-Z\u00c0-\u00de][\w'’.-]*\s+){2,4}(?:is an?|is the|covers|writes (?:about|for|on)|reports (?:on|for))\b"
)


def _once(lines: list[Line], blocks: list[Block]) -> list[Line]:
    """Return lines without those that are set again: a quotation in a box that the text has, a paragraph doubled."""
    said = "\n".join(each.letters for each in lines)
    found: list[Line] = []
    seen: set[str] = set()
    for each in lines:
        if each.letters in seen and len(each.letters) > 40:
            continue
        if each.at >= 0 and len(each.letters) > 10 and _is_set_again(blocks[each.at]) and said.count(each.letters) > 1:
            continue
        seen.add(each.letters)
        found.append(each)
    return found


def _is_set_again(block: Block) -> bool:
    """True for a block in an element that sets a quotation of the text again, or in a heading."""
    return block.tag in HEADINGS or any(
        each.tag in ("aside", "blockquote") or furniture.is_called(each, "set_again")
        for each, _ in zip(ancestors(block.element), range(3), strict=False)
    )


_MOST_LEFT = 200


def _left(blocks: list[Block], taken: list[str]) -> list[str]:
    """Return the blocks of the page that were not taken, each once, without single words."""
    have = {letters(each) for each in taken}
    left: dict[str, str] = {}
    for block in blocks:
        if block.letters not in have and len(block.text.split()) > 1:
            left.setdefault(block.letters, block.text)
    return list(left.values())[:_MOST_LEFT]
