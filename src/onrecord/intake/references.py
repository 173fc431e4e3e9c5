"""References of a library, as Zotero and databases write them (RIS, CSL-JSON) -> what they tell of articles.

They have no text: an abstract is none. The day of access is no day of publication.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

from onrecord.intake import bylines, days, decoding, prose
from onrecord.intake.found import Day, Found, Refused, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.intake.found import Asked

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_CSL = re.compile(r'"(?:container-title|issued|accessed|citation-key)"\s*:')
_CSL_TYPE = re.compile(r'"type"\s*:\s*"[\w-]+"')
_HEAD = 200_000


def is_ris(text: str) -> bool:
    """True for the beginning of a text that is a list of references in RIS."""
    return re.match(r"\s*TY {1,2}- ?[A-Z]", text.lstrip("\ufeff")) is not None


def is_csl(text: str) -> bool:
    """True for the beginning of a text of JSON that is a list of references, and no table of articles."""
    head = text[:_HEAD]
    return bool(_CSL.search(head) and _CSL_TYPE.search(head))


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield what each reference tells; UnreadableError where the file is none of the two kinds, or breaks off."""
    text = decoding.decode(data, asked.charset).lstrip("\ufeff")
    references = _ris(text) if is_ris(text) else _csl(text)
    for number, found in enumerate(references, 1):
        yield _placed(found, f"#{number}")


def _placed(told: Mapping[str, Any], place: str) -> Found | Refused:
    """Return what a reference tells, where it tells what it is about."""
    if not told.get("title"):
        return Refused(place, "is a reference without a title")
    return Found(**told, place=place, metadata_only=True)


# RIS


def _ris(text: str) -> Iterator[dict[str, Any]]:
    """Yield the references of a list in RIS: fields by two letters, ended by ER."""
    fields: dict[str, list[str]] = {}
    last = ""
    for line in text.split("\n"):
        match = _TAG.match(line)
        if match is None:
            if last and line.strip():
                fields[last][-1] += f" {line.strip()}"
            continue
        last = match[1]
        if last in ("ER", "TY") and fields:
            yield _of_ris(fields)
            fields = {}
        if last != "ER":
            fields.setdefault(last, []).append(match[2].strip())
        else:
            last = ""
    if fields:
        yield _of_ris(fields)


def _of_ris(fields: Mapping[str, list[str]]) -> dict[str, Any]:
    def first(*tags: str) -> str:
        return prose.line(next((value for tag in tags for value in fields.get(tag, ()) if value), ""))

    addresses = (each for value in fields.get("UR", ()) for each in re.split(r"[;\s]+", value))
    names = [value for tag in ("AU", "A1") for value in fields.get(tag, ())]
    return {
        "title": first("TI", "T1", "CT"),
        "outlet": first("T2", "JF", "JO", "BT", "JA", "PB"),
        "byline": bylines.names("; ".join(names), last_first=True),
        "day": _day_of_ris(fields),
        "url": next((each for each in addresses if re.match(r"https?://", each)), ""),
        "language": first("LA"),
    }


def _day_of_ris(fields: Mapping[str, list[str]]) -> Day | None:
    """Return the surest day: DA, then Y1 and PY, which mostly have the year alone; Y2 is the day of access."""
    found = [
        (len(edtf), Day(edtf, f"ris {tag} {value}"))
        for tag in ("DA", "Y1", "PY")
        for value in fields.get(tag, ())
        if (edtf := _edtf(value))
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


_PARTS = re.compile(r"(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?![\d])")


def _edtf(value: str) -> str:
    """Return a day of RIS, "2026/03/14/", "2026/3//" or "2026///", or one in words."""
    value = value[:100]
    match = _PARTS.match(value)
    return _of_parts([part for part in match.groups() if part]) if match else days.edtf(value)


def _of_parts(parts: list[str]) -> str:
    """Return year, month and day as EDTF, as many as there are; empty where the calendar has no such day."""
    if len(parts) == 1:
        return parts[0] if re.fullmatch(r"[12]\d{3}", parts[0]) else ""
    return days.edtf("-".join([parts[0], *(part.zfill(2) for part in parts[1:3])]))


# CSL-JSON


def _csl(text: str) -> Iterator[dict[str, Any]]:
    try:
        told: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("is no whole JSON", "Export it again.") from error
    if isinstance(told, dict):
        record = cast("dict[str, object]", told)
        told = record.get("items", [record])
    for item in cast("list[object]", told) if isinstance(told, list) else ():
        yield _of_csl(cast("dict[str, Any]", item)) if isinstance(item, dict) else {}


def _of_csl(item: Mapping[str, Any]) -> dict[str, Any]:
    authors = item.get("author")
    names = [_csl_name(each) for each in cast("list[Any]", authors)] if isinstance(authors, list) else []
    url = _text(item.get("URL"))
    day, check = _issued(item.get("issued"))
    return {
        "title": _text(item.get("title")),
        "outlet": _text(item.get("container-title")) or _text(item.get("publisher")),
        "byline": bylines.joined([*dict.fromkeys(filter(None, names))]),
        "day": day,
        "url": url if re.match(r"https?://\S+$", url) else "",
        "language": _text(item.get("language")),
        "check": check,
    }


def _issued(value: object) -> tuple[Day | None, tuple[str, ...]]:
    """Return the day of publication; a span of days is none, and told."""
    record = cast("dict[str, object]", value) if isinstance(value, dict) else {"raw": value}
    dates = record.get("date-parts")
    spans = [_numbers(each) for each in cast("list[object]", dates)] if isinstance(dates, list) else []
    words = " to ".join("-".join(parts) for parts in spans if parts)
    found = {edtf for parts in spans if parts and (edtf := _of_parts(parts))}
    if not spans:
        words = _text(record.get("raw")) or _text(record.get("literal"))
        found = {edtf for edtf in (_edtf(words),) if edtf}
    if len(found) > 1:
        return None, (f"it was published over a span of time: {words}",)
    return (Day(found.pop(), f"csl issued {words}"), ()) if found else (None, ())


def _numbers(parts: object) -> list[str]:
    """Return the parts of a date as text: numbers or texts, and mostly all of them."""
    told = [_text(part) for part in cast("list[object]", parts)] if isinstance(parts, list) else []
    return [part for part in told[:3] if re.fullmatch(r"\d{1,4}", part)]


def _csl_name(author: object) -> str:
    if not isinstance(author, dict):
        return bylines.names(_text(author))
    told = cast("dict[str, object]", author)
    keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return _text(told.get("literal")) or " ".join(part for key in keys if (part := _text(told.get(key))))


def _text(value: object) -> str:
    """Return a text or a number as one line, of a list its first item."""
    if isinstance(value, list):
        value = next(iter(cast("list[object]", value)), "")
    return prose.line(str(value)) if isinstance(value, str | int) else ""
