"""Rows of a document -> articles: headlines by size, names and days below them, and what is none of the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.intake import bylines, days
from onrecord.intake.found import ENDS_EARLY, Day
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake.pdf.flow import Flow
    from onrecord.intake.pdf.layout import Row

_HEADLINE, _LEAST_HEADLINE = 1.3, 1.12
_SMALL = 0.9
"""Letters that are so much smaller than those of the text are those of a caption."""
_BY = re.compile(
    r"^(?:(?:story|words|text|report|interview)\s+)?(?:(?:by|von|par|por|door)[\s:]|(?:words|text|author):)\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_BEHIND_NAMES = re.compile(
    r",?(?<!\s)\s+(?:published|updated|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*", re.IGNORECASE
)
"""A day, or a word of change."""
_ROLE = re.compile(
    r",?\s*\b(?:(?:staff|senior|chief|political|special|foreign|business|our|the)\s+)*"
    r"(?:reporters?|writers?|correspondents?|editors?|staff|columnists?|bureau chief)\b.*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:,? (?:[^\W\d_a-z][\w.'’-]*|and|&|de|van|von|der|den|di|la|al)){1,9}")
_CHANGED = re.compile(
    r"\b(?:updated?|modified|last\s+changed|printed|accessed|retrieved|saved|downloaded)\b", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:advertisement|anzeige|publicité|ad|sponsored|story continues below.*|article continues.*|listen to .{0,40}"
    r"|share(?: (?:this|on) .{0,40})?|print|save|email|comment|subscribe.{0,60}|sign (?:up|in).{0,60}|log ?in"
    r"|.{0,60}\b(?:in|to) your inbox\b.{0,40}"
    r"|read more:.*|\d+\s?min(?:ute)?s? read|getty images|photo(?:graph)?: .*|image: .*|file photo.*"
    r"|(?:tweet|facebook|whatsapp|copy link|gift article|skip to (?:main )?content|menu|search|home)\b.{0,30})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:related(?: (?:articles?|stor(?:y|ies)|topics|coverage|content|links))?:?|more (?:from|on|in|about)\b.{0,60}"
    r"|read (?:more|next)|most (?:read|popular|viewed|shared)\b.{0,40}|recommended(?: .{0,40})?"
    r"|you (?:may|might) also like.{0,20}|comments?(?: ?\(\d+\))?|\d+ comments?|trending(?: now)?|top stories"
    r"|latest (?:news|stories)|follow us.{0,60}|about the author|topics?:?|tags?:.*|join the conversation)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\) ?\d{4}|copyright\b).{0,160}|all rights reserved.{0,60}", re.IGNORECASE)
_JUMP = re.compile(
    r"\(?(?:(?:story |article )?continue[sd]\b.{0,60}|(?:please )?(?:see|turn to)\b.{1,50},? ?(?:on )?page ?\w{1,4}"
    r"|(?:see|turn to) [A-Z]{2,}.{0,30}[A-Z]?\d{1,3})\)?",
    re.IGNORECASE,
)
_MOST_LINES = 3
"""Lines of a headline that is no larger than the text."""
_TWO_DAYS = re.compile(r"(?:published:?\s+|on\s+)?\d{1,2}/\d{1,2}/\d{4}\b.{0,30}", re.IGNORECASE)
_LONGEST_HEAD = 14
"""Rows of a headline and what stands below it, before the text."""


@dataclass(slots=True)
class Story:
    """An article as it stands on pages."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    day: Day | None = None
    rows: list[Row] = field(default_factory=list["Row"])
    left_out: list[str] = field(default_factory=list[str])
    cut: str = ""
    check: list[str] = field(default_factory=list[str])


def body_height(rows: Sequence[tuple[float, int]]) -> float:
    """Return the height of most letters, of (height, number of letters)."""
    sizes: Counter[float] = Counter()
    for height, letters in rows:
        sizes[round(height * 2) / 2] += letters
    return sizes.most_common(1)[0][0] if sizes else 1.0


def stories(rows: Sequence[Row], flow: Flow, body: float, known_title: str, *, is_one: bool) -> list[Story]:
    """Return the articles: one, of a page that a browser has printed, else one a headline."""
    heads = [*_headlines(rows, body)]
    starts = _starts(rows, heads, flow, body, known_title)
    starts = (starts[:1] if is_one else starts) or _first_lines(rows)
    if not starts:
        return [_story([], rows, flow, body)]
    found: list[Story] = []
    for (begin, end), following in zip(starts, [*starts[1:], (len(rows), 0)], strict=True):
        found.append(_story(rows[begin:end], rows[end : following[0]], flow, body))
    before = rows[: starts[0][0]]
    _take_fields(found[0], before)
    if not is_one and _length(before) > _length(found[0].rows):
        found.insert(0, _story([], before, flow, body))  # goes on from another page
    else:
        found[0].left_out = [*(row.text for row in before), *found[0].left_out]
    return found


def _length(rows: Sequence[Row]) -> int:
    return sum(len(row.text) for row in rows)


def _headlines(rows: Sequence[Row], body: float) -> Iterator[tuple[int, int]]:
    """Yield where lines in large letters begin and end; lines of one size belong together."""
    begin = None
    for index, row in enumerate(rows):
        is_large = row.height >= _LEAST_HEADLINE * body
        if begin is not None and (not is_large or abs(row.height - rows[begin].height) > 0.08 * row.height):
            yield begin, index
            begin = None
        if begin is None and is_large:
            begin = index
    if begin is not None:
        yield begin, len(rows)


def _starts(
    rows: Sequence[Row], heads: list[tuple[int, int]], flow: Flow, body: float, known: str
) -> list[tuple[int, int]]:
    """Return the headlines of articles: the one that is known, or the largest; and others with a text below them."""
    told = fold(known)
    named = [span for span in heads if told and _is_title(fold(flow.joined(rows[slice(*span)])), told)]
    if named:
        # A document called as one of its headlines is that article: another one must have a name below it.
        behind = [span for span in heads if span[0] > named[0][0] and rows[span[0]].height >= _HEADLINE * body]
        return [named[0], *(span for span in behind if _has_byline(rows[span[1] : span[1] + 2]))]
    large = [span for span in heads if rows[span[0]].height >= _HEADLINE * body] or heads
    starts: list[tuple[int, int]] = []
    for span in large:
        if starts and span[0] == starts[-1][1]:
            continue  # what stands below a headline in other letters
        text = flow.joined(rows[slice(*span)])
        if _is_quote(text) and starts and not _has_byline(rows[span[1] : span[1] + 2]):
            continue
        if _text_below(rows[span[1] :], body) and not _BEHIND.fullmatch(text):
            starts.append(span)
    return starts


def _first_lines(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the headline of a document in letters of one size: what is bold, or stands above a name or a day."""
    bold = next((index for index, row in enumerate(rows) if not row.is_bold), 0)
    if 0 < bold <= _MOST_LINES:
        return [(0, bold)]
    field = next((index for index, row in enumerate(rows[: _MOST_LINES + 1]) if _is_field(row)), 0)
    is_title = field and not re.search(r"[.:;,]$", rows[field - 1].text)
    return [(0, field)] if is_title else []


def _is_title(text: str, told: str) -> bool:
    """True for a headline that a page's own title begins with, or is cut out of."""
    cut = told.rstrip(".… ")
    return len(text) > 8 and (told.startswith(text) or (len(cut) > 20 and text.startswith(cut)))


def _is_quote(text: str) -> bool:
    return text[:1] in '“"«„‘'


def _has_byline(rows: Sequence[Row]) -> bool:
    return any(_BY.match(row.text) for row in rows)


def _text_below(rows: Sequence[Row], body: float) -> bool:
    """True where at least three lines of text follow before the next headline."""
    lines = 0
    for row in rows[:_LONGEST_HEAD]:
        if _is_body(row, body):
            lines += 1
        elif row.height >= _HEADLINE * body and lines:
            break
    return lines >= 3


def _is_body(row: Row, body: float) -> bool:
    return abs(row.height - body) <= 0.1 * body and not _BY.match(row.text)


def _story(head: Sequence[Row], rows: Sequence[Row], flow: Flow, body: float) -> Story:
    story = Story(title=flow.joined(head))
    begin = _head_ends(rows, body)
    _take_fields(story, rows[:begin])
    story.left_out += [row.text for row in rows[:begin] if not _is_field(row) and _names(row.text) != story.byline]
    text = rows[begin:]
    quotes = {index for span in _headlines(text, body) if _is_quote(text[span[0]].text) for index in range(*span)}
    box: Row | None = None
    for index, row in enumerate(text):
        if _BEHIND.fullmatch(row.text) and sum(1 for each in story.rows if _is_body(each, body)) >= 3:
            if not any(each.page == row.page and each.bottom < row.bottom for each in story.rows):
                story.left_out += [each.text for each in text[index:]]
                break
            box = row  # beside the text, which goes on
        is_in_box = box is not None and row.page == box.page and row.left >= box.left - row.height
        if index in quotes or is_in_box:
            story.left_out.append(row.text)
        else:
            _sort(story, row, body)
    return story


def _head_ends(rows: Sequence[Row], body: float) -> int:
    """Return where the text begins behind a headline: behind the last name, day, or line in other letters.

    A standfirst is in other letters than the text; it is not the paper's report.
    """
    begin = 0
    for index, row in enumerate(rows[:_LONGEST_HEAD]):
        if _is_field(row) or not _is_body(row, body) or _NOTHING.fullmatch(row.text) or _is_name_line(rows, index):
            begin = index + 1
        elif index >= begin + 2:
            break
    return begin


def _is_field(row: Row) -> bool:
    is_role = len(row.text) < 60 and _ROLE.match(row.text) is not None and row.text[:1].isupper()
    return (
        is_role
        or (_BY.match(row.text) is not None and len(row.text) < 150)
        or _is_day(row.text)
        or _TWO_DAYS.fullmatch(row.text) is not None
    )


def _is_day(text: str) -> bool:
    """True for a line that is a day and little else: no sentence that has one."""
    words = [word for word in re.findall(r"[^\W\d_]{3,}", text) if fold(word) not in days.MONTHS]
    return len(text) < 100 and len(words) <= 8 and len(days.edtf(text)) == 10 and not re.search(r"[a-z]{2}[.,]$", text)


def _is_name_line(rows: Sequence[Row], index: int) -> bool:
    """True for a name without "By": one above a role, an address of mail, or the day."""
    if not _NAME.fullmatch(rows[index].text) or index + 1 >= len(rows):
        return False
    below = rows[index + 1].text
    return "@" in below or _is_day(below) or (_ROLE.match(below) is not None and len(below) < 60)


def _take_fields(story: Story, rows: Sequence[Row]) -> None:
    for index, row in enumerate(rows):
        if not story.byline and (_BY.match(row.text) or _is_name_line(rows, index)):
            story.byline = _names(row.text)
        if story.day is None:
            story.day = _day(row.text)
            named = _NAMED_DAY.fullmatch(row.text) if story.day else None
            if named and days.is_date(named[2]) and not _BY.match(row.text):
                story.outlet = named[1]
            if story.day is None and _TWO_DAYS.fullmatch(row.text):
                story.check.append(f'"{row.text}" may be two days: which is meant is not said')

    credited = [match[1] for row in rows if (match := _CREDITED.fullmatch(row.text))]
    story.byline = story.byline or bylines.names("; ".join(credited))


_NAMED_DAY = re.compile(r"([^\W\d_a-z][\w'’&.-]*(?: [\w'’&.-]+){0,7}?)(?:,| [|·•–—-]) (.{6,60})")
"""The name of an outlet and a day: "The Ledger, March 14, 2026"."""
_CREDITED = re.compile(
    r"((?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]+ ){1,4})[—–-] [A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'’-]+"
)
"""A name and a place in capitals, as papers set them: "ADA ROE — PORT CORRAN"."""


def _day(text: str) -> Day | None:
    """Return the day of a line, but for days of change, of printing, and of access."""
    changed = _CHANGED.search(text)
    told = text[: changed.start()] if changed else text
    if not told.strip(" |·•-–—,(") and changed:
        published = re.search(r"\bpublished\b.*", text, re.IGNORECASE)
        told = published[0] if published else ""
    edtf = days.edtf(told)
    return Day(edtf, f"page {text}") if len(edtf) == 10 and (_is_day(text) or _BY.match(text)) else None


def _names(text: str) -> str:
    return bylines.names(_BY.sub("", _BEHIND_NAMES.sub("", text)))


def _sort(story: Story, row: Row, body: float) -> None:
    """Put a row into the text, or leave it out."""
    is_small = row.height < _SMALL * body and not row.text.lower().startswith("correction")
    if _JUMP.fullmatch(row.text):
        if story.rows:
            story.cut = ENDS_EARLY
        story.left_out.append(row.text)
    elif is_small or _NOTHING.fullmatch(row.text) or _COPYRIGHT.match(row.text):
        story.left_out.append(row.text)
    else:
        story.rows.append(row)
