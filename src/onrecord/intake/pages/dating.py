"""The day of publication of a page: what it prints, what it states, what its address says, and where they disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake import days
from onrecord.intake.found import Day
from onrecord.intake.pages import names
from onrecord.intake.prose import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T\s]\s*(\d\d?:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d(?::\d\d)?)?)?\s*",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:(?<![A-Za-z])(?:GMT|UTC|Z)|[+-]00:?00)\W*$", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_IN_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2]|[a-z]{3,9})\2(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)|/((?:19|20)\d{6})(?=[/_-])",
    re.IGNORECASE,
)
_IN_URL_BEHIND_SECTION = re.compile(
    r"/(?:19|20)\d\d/[a-z][\w-]{0,30}/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?=(?:(?:last|date)\s+)?(?:updated?|modified|edited|revised|printed|print\s+date|saved|accessed|retrieved|downloaded|archived|"
    r"aktualisiert|mis\s+à\s+jour|published|posted|first\s+published|originally|issued|veröffentlicht|publié)\b)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:(?:last|date)\s+)?(?:updated?|modified|edited|revised|printed|print\s+date|saved|accessed|retrieved|downloaded|archived|aktualisiert|mis\s+à\s+jour)\b",
    re.IGNORECASE,
)
PUBLISHED = re.compile(r"(?:first\s+|originally\s+)?(?:published|posted|issued|veröffentlicht|publié)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[·•|\n]|\s[—–]\s")
_LONGEST = 90
_AROUND = re.compile(
    r"\b(?:\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\.?|published|posted|first|on|at|by|date|(?-i:[A-Z]{2,5})|GMT|UTC|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[\d:.,()+-]+",
    re.IGNORECASE,
)


class Seen(NamedTuple):
    """A statement of a day: where it stood, and its words."""

    where: str
    words: str


class _Read(NamedTuple):
    day: str
    sure: bool
    """False for a time in UTC, or one without a zone: the outlet's own day may be another."""
    seen: Seen


def read(seen: Seen) -> _Read | None:
    """Return the day that a statement gives: the one it prints, whatever its zone."""
    words = seen.words.strip()[:200]
    if stamp := _STAMP.match(words):
        day = days.edtf(stamp[1])
        zone = (stamp[3] or "").upper()
        sure = not stamp[2] or zone not in ("", "Z", "UTC", "GMT", "+00:00", "+0000", "-00:00")
        return _Read(day, sure or _midnight(stamp[2], zone), seen) if day else None
    day = days.edtf(words)
    return _Read(day, not (_TIME.search(words) and _ZONE.search(words)), seen) if day else None


def _midnight(time: str, zone: str) -> bool:
    """True for a day written as the time 00:00 without a zone."""
    return not zone and not time.strip("0:.,")


def in_address(url: str) -> Seen | None:
    """Return the day in the path of an address.

    >>> in_address("https://ledger.example/2026/03/14/vote"), in_address("https://ledger.example/a")
    (Seen(where='url', words='/2026/03/14/'), None)
    >>> in_address("https://ledger.example/2026/world/3/14/vote.html")
    Seen(where='url', words='/2026/world/3/14/')
    """
    path = url.partition("://")[2].partition("?")[0]
    match = _IN_URL.search(path[:500])
    if match and match[5]:
        return Seen("url", match[0] + "/") if days.edtf(match[5]) else None
    if match and _of_address(match[0]):
        return Seen("url", f"/{match[1]}/{match[3]}/{match[4]}/")
    match = _IN_URL_BEHIND_SECTION.search(path[:500])
    return Seen("url", match[0] + "/") if match and _of_address(match[0]) else None


def _of_address(words: str) -> str:
    year, *_, month, day = re.findall(r"[^/_-]+", words)
    return days.edtf(f"{year}-{month:0>2}-{day:0>2}" if month.isdigit() else f"{day} {month} {year}")


def printed(text: str, *, labelled: bool = False) -> Seen | None:
    r"""Return the date line in a short block of a page; never a day of change or print.

    >>> printed("By Hanne Liddle\n3 May 2026 · 8.30am AEST"), printed("Updated May 4, 2026")
    (Seen(where='page', words='3 May 2026'), None)
    """
    for piece in _pieces(text):
        if _CHANGED.match(piece) or len(piece) > _LONGEST:
            continue
        day = days.edtf(piece)
        if len(day) != len("2026-03-14"):
            continue
        if labelled or PUBLISHED.match(piece) or _is_line(piece):
            return Seen("page", piece)
    return None


def _is_line(piece: str) -> bool:
    """True for a day with little around it: a name, an hour; no sentence that tells of a day."""
    return len(_AROUND.sub(" ", piece).split()) <= (9 if names.BY.match(piece) else 4) and not _SENTENCE.search(piece)


_SENTENCE = re.compile(r"(?<![ap]\.m)(?<![ap]m)[.!?]$")


def _pieces(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text[:600]):
        for piece in _CHANGE.split(part):
            if piece := line(piece).strip(" ,;:|()"):
                yield piece


def decide(page: Seen | None, stated: Iterable[Seen], url: str) -> tuple[Day | None, list[str]]:
    """Return the day, by the surest source, and sentences on what disagrees.

    A date line that is printed goes before metadata with a zone, these before UTC, and the address is last.
    """
    metas = [each for seen in stated if (each := read(seen))]
    whole = [each for each in metas if len(each.day) == len("2026-03-14")]
    best = next((each for each in whole if each.sure), None) or next(iter(whole or metas), None)
    line_ = read(page) if page else None
    address = in_address(url)
    chosen = line_ if line_ and not (best and best.sure and best.day == line_.day) else best
    if not chosen:
        if not address:
            return None, []
        return Day(_in(address), f"url {address.words}"), ["the day is taken from the address alone"]
    return Day(chosen.day, f"{chosen.seen.where} {line(chosen.seen.words)}"), list(
        _doubts(chosen, line_, metas, address)
    )


def _in(address: Seen) -> str:
    return (
        _of_address(address.words.strip("/")) if address.words.count("/") > 2 else days.edtf(address.words.strip("/_-"))
    )


def _doubts(chosen: _Read, page: _Read | None, metas: list[_Read], address: Seen | None) -> Iterator[str]:
    other = next((each for each in metas if each.day != chosen.day and len(each.day) == len(chosen.day)), None)
    if other:
        zone = "" if other.sure else " (UTC)" if _ZONE.search(other.seen.words.strip()) else " (without a zone)"
        yield f"metadata says {other.day}{zone}, the {_called(chosen)} {chosen.day}"
    elif not page and not chosen.sure:
        zone = "in UTC" if _ZONE.search(chosen.seen.words.strip()) else "without a zone"
        words = line(chosen.seen.words)
        yield f"the time of publication is given {zone} ({words}): the outlet's own day may be another"
    if address and (there := _in(address)) and there != chosen.day:
        yield f"the address says {there}, the {_called(chosen)} {chosen.day}"


def _called(read_: _Read) -> str:
    return "page" if read_.seen.where == "page" else read_.seen.where


def change(text: str) -> bool:
    """True for a line that begins with a day of change, print or saving."""
    return bool(_CHANGED.match(text))


_NUMBERS = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])")


def two_days(text: str) -> str:
    """Return the numbers in a short line that are one of two days: 03/05/2026; empty for none."""
    found = _NUMBERS.search(text) if len(text) < 150 else None
    return found[0] if found and not days.edtf(found[0]) else ""
