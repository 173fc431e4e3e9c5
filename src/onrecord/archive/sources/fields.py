"""Columns as people name them -> ours, and their values as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from onrecord import columns as names_of_columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from onrecord.archive.rows import Row

_OURS = ("text", "id", "title", "outlet", "byline", "url", "published", "genre")
KNOWN = {ours: names_of_columns.KNOWN[ours] for ours in _OURS}
"""Our names that an archive takes over, each with those by which it is known."""
_MOST_NAMED = 12


class ShardError(Exception):
    """A shard that cannot be read; the text is the rest of a sentence that begins with its name."""


class Fields:
    """The columns of one shard."""

    def __init__(self, columns: Iterable[tuple[str, str]] = ()) -> None:
        """Take what `columns` names for ours; for all others the known names count."""
        self._names = {**KNOWN, **{ours: (theirs,) for ours, theirs in columns}}
        self._articles = 0
        self._has_text = False
        self._seen: Collection[str] = ()

    def wanted(self, there: Collection[str]) -> list[str]:
        """Return those of the columns of a table that are of use."""
        return [name for names in self._names.values() for name in names if name in there]

    def article(self, row: Mapping[str, Any]) -> Row:
        """Return a row of the source under our names; the text as it is, all else as one line."""
        self._articles += 1
        self._has_text = self._has_text or any(name in row for name in self._names["text"])
        self._seen = self._seen or [*row]
        told = {ours: next((row[name] for name in names if row.get(name)), None) for ours, names in self._names.items()}
        text = told.pop("text")
        if not isinstance(text, str | None):
            return {"failure": f"its text is no text, but {type(text).__name__}"}
        found = {name: _line(value) for name, value in told.items()}
        found["published"] = _day(told["published"])
        found["text"] = text and _encodable(text)
        return found

    def refuse_without_text(self, names: Collection[str] | None = None) -> None:
        """ShardError where no column is known for the text: of a table with these names, or of the rows so far."""
        has = (
            self._has_text or not self._articles
            if names is None
            else any(name in names for name in self._names["text"])
        )
        if not has:
            told = ", ".join([*(names or self._seen)][:_MOST_NAMED])
            raise ShardError(f"has no column for the text of articles, but {told}: name it with --column text=NAME")

    def broken(self, why: str) -> Row:
        """Return what stands for a row of the source that is no article."""
        return {"failure": why}


def _line(value: Any) -> str | None:  # noqa: ANN401 - what a table or a line of JSON holds
    """Return a value as one line of text: a list as its items with commas, of a record its name."""
    if isinstance(value, dict):
        value = cast("dict[str, Any]", value).get("name")
    if value is None:
        return None
    told = ", ".join(map(str, cast("list[Any]", value))) if isinstance(value, list) else str(value)
    return _encodable(" ".join(told.split())) or None


def _day(value: Any) -> str | None:  # noqa: ANN401 - as above
    """Return the day of a time as it is written, whatever its zone; what begins with no day stays as it is."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = _line(value)
    try:
        return text and date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return text


def _encodable(text: str) -> str:
    """Return a text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
