"""A cell with a time -> the day of publication, and what is unsure about it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from onrecord.intake import days
from onrecord.intake.found import Day
from onrecord.intake.tables import cells

NOT_BEFORE, NOT_BEHIND = 10, 18
"""A time of UTC from 10 to 18 is of the same day wherever English papers are printed, from Hawaii to India.

Earlier it may be the day before (in America), later the day behind (in India, Australia); a table that names no zone
may mean UTC. Papers further east have their morning's news behind 18 o'clock, so these hours catch most of it.
"""
_TIME = re.compile(r"[T\s](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(am|pm)?\b", re.IGNORECASE)
_ZONE = re.compile(r"(?<=[\d\s])(?:(Z|UTC|GMT|[+-]00:?00)|([+-]\d\d:?\d\d|[ECMP][SD]T|BST|CES?T))\b", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)")
_IN_ADDRESS = re.compile(r"[/-](20\d\d|19\d\d)[/-](\d\d)[/-](\d\d)(?=[/_.-]|$)")
_LONGEST = 100
_SECONDS = (4 * 10**8, 4 * 10**9)
"""Seconds since 1970 that are days of news: 1982 to 2096. What is a thousand times that is milliseconds."""


def day(value: object, url: str = "") -> tuple[Day | None, tuple[str, ...]]:
    """Return the day of a cell, and what a person should look at.

    >>> day("2026-03-15 04:40:00")
    (Day(edtf='2026-03-15', words='table 2026-03-15 04:40:00'), ('the time has no zone, so the day may be one off',))
    """
    words = _words(value)
    edtf = _edtf(words)
    if not edtf:
        return None, ((f'its day cannot be told from "{words[:60]}"',) if words else ())
    told = _in_address(url)
    if len(edtf) == len(told) and told != edtf:
        return Day(edtf, f"table {words}"), (f"the table says {edtf}, the address {told}{_zone_note(words)}",)
    unsure = _is_unsure(words) and not told
    return Day(edtf, f"table {words}"), ((_UNSURE[_is_utc(words)],) if unsure else ())


_UNSURE = {
    False: "the time has no zone, so the day may be one off",
    True: "the time is in UTC, so the outlet's own day may be one off",
}


def _words(value: object) -> str:
    """Return a time as the table has it; of a number of seconds since 1970 the time."""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    text = cells.line(value)[:_LONGEST]
    if re.fullmatch(r"\d{9,13}(?:\.\d{1,6})?", text):
        number = float(text)
        seconds = number / 1000 if number > _SECONDS[1] else number
        if _SECONDS[0] < seconds < _SECONDS[1]:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
    return text


def _edtf(words: str) -> str:
    if year := _YEAR.fullmatch(words):
        return year[1]
    if first := _YEAR_FIRST.match(words):
        return days.edtf(f"{first[1]}-{int(first[2]):02}-{int(first[3]):02}")
    # A date glued to its time is none for `days`, which looks at words.
    return days.edtf(re.sub(r"(?<=\d{4}-\d\d-\d\d)T(?=\d)", " ", words))


def _in_address(url: str) -> str:
    match = _IN_ADDRESS.search(url)
    return days.edtf("-".join(match.groups())) if match else ""


def _zone_note(words: str) -> str:
    if _is_unsure(words):
        return " (its time is in UTC)" if _is_utc(words) else " (its time has no zone)"
    return ""


def _is_unsure(words: str) -> bool:
    """True for a time of no zone, or of UTC, at an hour that is another day elsewhere; midnight alone is no time."""
    time = _TIME.search(words)
    zone = _ZONE.search(words, time.end() if time else 0)
    if time is None or (zone and zone[2]):
        return False
    hour, minute, second = (int(each or 0) for each in time.groups()[:3])
    if time[4]:
        hour = hour % 12 + (12 if time[4].lower() == "pm" else 0)
    if not (hour or minute or second):
        return False
    return not NOT_BEFORE <= hour < NOT_BEHIND


def _is_utc(words: str) -> bool:
    zone = _ZONE.search(words)
    return bool(zone and zone[1])
