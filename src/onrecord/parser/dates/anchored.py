"""Words that count from another day than publication: "a day earlier", "two days after the vote of June 3"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.parser.dates.calendar import WEEKDAY, WEEKDAYS, cues, number
from onrecord.parser.dates.expressions import Dated
from onrecord.spans import Span

if TYPE_CHECKING:
    from datetime import date

_COUNTED = re.compile(
    r"\b(?:the|(?P<count>\w{1,6}))\s+(?P<unit>day|week|night)s?\s+"
    r"(?:(?P<back>earlier|before|previously|prior)|(?P<on>later|after(?:ward)?s?))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:the\s+)?(?:(?P<next>next|following)|(?P<last>previous|preceding))\s+(?:day|morning|evening)\b", re.IGNORECASE
)
_NEXT_WEEKDAY = re.compile(rf"\b[Tt]he\s+following\s+({WEEKDAY})")
_EVE = re.compile(r"\bthe eve of\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:(?:the|that)\s+same|that)\s+(?:day|morning|evening|afternoon)\b", re.IGNORECASE)
_WORDS = (_COUNTED, _NEXT, _NEXT_WEEKDAY, _EVE, _SAME)
"""What counts from a day named elsewhere."""
_NEEDED = frozenset("day days week weeks night nights morning evening afternoon following eve".split())


def stands_in(text: str, sentence: Span) -> bool:
    """True where a sentence has words that count from a day named elsewhere."""
    return not _NEEDED.isdisjoint(cues(sentence.of(text))) and any(
        pattern.search(text, sentence.start, sentence.end) for pattern in _WORDS
    )


def read(text: str, sentence: Span, named: list[Dated], published: date | None, cue: Span) -> list[Dated]:
    """Return the anchored days of a sentence; `named` are the days of it and of the sentence before, in text order.

    After "before" and "after" the day named behind counts ("the day before the June 12 vote"), elsewhere the one in
    front. Where what was said stands behind ("spoke on Tuesday, a day after Lind said"), the count runs the other way.
    """
    days = [d for d in named if d.earliest == d.latest]
    found: list[Dated] = []
    for pattern in _WORDS:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            place = Span(match.start(), match.end())
            anchor = _anchor(match, place, days, sentence)
            reversed_ = anchor is not None and match[0].lower().endswith(_FORWARD) and anchor.span < place
            if reversed_ and not (place.end <= cue.start and _NEAR.fullmatch(text, place.end, cue.start)):
                continue
            day = _moved_within(match, anchor.earliest, -1 if reversed_ else 1) if anchor else None
            if anchor and day and (published is None or day <= published):
                found.append(Dated(day, day, "relative", Span(place.start, max(place.end, anchor.span.end))))
    return found


def _anchor(match: re.Match[str], place: Span, days: list[Dated], sentence: Span) -> Dated | None:
    behind = [d for d in days if d.span.start >= place.end]
    before = [d for d in days if d.span.end <= place.start]
    if match[0].lower().endswith(_FORWARD):
        if behind and _NEAR.fullmatch(match.string, place.end, behind[0].span.start):
            return behind[0]
        before = [d for d in before if d.span.start >= sentence.start]
    return before[-1] if before else None


_FORWARD = ("before", "after", "eve of")
_NEAR = re.compile(r"[^.,;:]{0,60}")


def _moved_within(match: re.Match[str], anchor: date, sign: int) -> date | None:
    """Return the day that counts from `anchor`; None where the calendar has none such."""
    try:
        return _moved(match, anchor, sign)
    except OverflowError:
        return None


def _moved(match: re.Match[str], anchor: date, sign: int) -> date | None:
    words = match.groupdict()
    if match.re is _SAME:
        return anchor
    if match.re is _NEXT_WEEKDAY:
        return anchor + timedelta((WEEKDAYS[match[1].lower()] - anchor.weekday() - 1) % 7 + 1)
    if match.re is _EVE:
        return anchor - timedelta(1)
    count = number(words["count"] or "one") if "count" in words else 1
    if not count:
        return None
    days = timedelta(sign * count * (7 if (words.get("unit") or "").lower() == "week" else 1))
    return anchor - days if words.get("back") or words.get("last") else anchor + days
