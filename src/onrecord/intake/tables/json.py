"""Records of JSON: one a line, one behind the other, in a list, or in a list inside one record."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from onrecord.intake import decoding
from onrecord.intake.found import Found, Refused, UnreadableError
from onrecord.intake.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked

_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,\x1e]*")
_NEXT_LINE, _NEXT_RECORD = re.compile(r"\n"), re.compile(r"\n(?=\{)")
_HEAD, _TRIED = 1_000_000, 5


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield the article of each record; UnreadableError where the file breaks off."""
    text = decoding.decode(data, asked.charset).lstrip("\ufeff")
    table = rows.Table(asked.columns)
    for value in _values(text):
        if isinstance(value, _Broken):
            yield Refused(table.place(), value.why)
        elif isinstance(value, dict):
            yield from _record(table, cast("dict[str, object]", value))
        else:
            yield Refused(table.place(), "is no record")


class _Broken:
    """A record that is no JSON, and why."""

    def __init__(self, why: str) -> None:
        self.why = why


def _values(text: str) -> Iterator[object]:
    """Yield each value of a text, of a list its items, without ever holding all of them."""
    at = _after_blank(text, 0)
    if text.startswith("[", at):
        yield from _items(text, at + 1)
        return
    next_one = _NEXT_LINE if _is_lines(text, at) else _NEXT_RECORD
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
            yield value
        except (ValueError, RecursionError) as error:
            yield _Broken(_why(error))
            following = next_one.search(text, at)
            at = following.end() if following else len(text)
        at = _after_blank(text, at)


def _items(text: str, at: int) -> Iterator[object]:
    at = _after_blank(text, at)
    while not text.startswith("]", at):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise UnreadableError("ends early, or is not JSON from there on", "Fetch or export it again.") from error
        yield value
        at = _after_blank(text, at)


def _is_lines(text: str, at: int) -> bool:
    """True for a text one of whose first lines is a whole record."""
    for line in text[at : at + _HEAD].split("\n")[:_TRIED]:
        try:
            if isinstance(json.loads(line), dict):
                return True
        except (ValueError, RecursionError):
            continue
    return False


def _why(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "is no record: records stand inside records, too deep"
    return f"is not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else "is not JSON"


def _after_blank(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _record(table: rows.Table, value: dict[str, object]) -> Iterator[Found | Refused]:
    """Yield the article of a record, or those of the list in it, as an answer of a search has them."""
    inside = _articles(value)
    if inside is None:
        yield table.article(rows.flat(value))
        return
    for each in inside:
        if isinstance(each, dict):
            yield table.article(rows.flat(cast("dict[str, object]", each)))
        else:
            yield Refused(table.place(), "is no record")


def _articles(value: dict[str, object]) -> list[object] | None:
    """Return the longest list of records that have columns of articles, in a record that has none itself."""
    if rows.has_text(rows.flat(value)):
        return None
    lists = [
        cast("list[object]", each)
        for each in _unwrapped(value)
        if isinstance(each, list) and _is_articles(cast("list[object]", each))
    ]
    return max(lists, key=len, default=None)


def _unwrapped(value: dict[str, object]) -> Iterator[object]:
    """Yield what stands in a record, and in the records there ({"response": {"docs": [...]}})."""
    for each in value.values():
        yield each
        if isinstance(each, dict):
            yield from cast("dict[str, object]", each).values()


def _is_articles(values: list[object]) -> bool:
    first = next((cast("dict[str, object]", each) for each in values if isinstance(each, dict)), None)
    return first is not None and rows.known(rows.flat(first)) > 1
