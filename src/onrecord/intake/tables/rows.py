"""A row of a table -> an article, whatever its columns are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from onrecord.columns import KNOWN
from onrecord.intake.found import TEASER, Found, Refused, UnreadableError
from onrecord.intake.tables import cells, times
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MORE = {
    "text": (
        "article_text",
        "article_content",
        "content_text",
        "text_content",
        "full_content",
        "story",
        "plain_text",
        "body_text",
    ),
    "title": ("article_title", "title_text", "head_line", "web_title"),
    "outlet": ("newspaper", "news_source", "source_name", "site_name", "media", "medium", "publication_name"),
    "byline": ("author_name", "creator", "reporter"),
    "url": ("article_url", "web_url", "source_url", "canonical_url", "link_url"),
    "published": (
        "date_published",
        "publication_date",
        "published_date",
        "publishing_date",
        "pubdate",
        "article_date",
        "web_publication_date",
    ),
}
"""Names that tables of single articles have besides; a whole archive is asked for by its own columns."""
_ALL = {ours: (*KNOWN[ours], *_MORE.get(ours, ())) for ours in KNOWN if ours not in ("id", "genre")}
_MOST_NAMED = 12
LONGEST = 200_000
"""Characters of an article: what is longer is none."""


def _folded(name: str) -> str:
    """Return a column's name without its case, blanks and marks: "Full Text", "full_text" and "fullText" are one."""
    return re.sub(r"[\W_]+", "", fold(name))


_NAMES = {ours: tuple(map(_folded, names)) for ours, names in _ALL.items()}
_KNOWN_NAMES = {name for names in _NAMES.values() for name in names}


def known(names: Iterable[str]) -> int:
    """Return how many of a table's columns are known here."""
    return len({_folded(name) for name in names} & _KNOWN_NAMES)


def has_text(row: Mapping[str, object]) -> bool:
    """True for a record that has a column for the text or the title of an article."""
    return any(_folded(name) in (*_NAMES["text"], *_NAMES["title"]) for name in row)


def flat(row: Mapping[str, object]) -> Mapping[str, object]:
    """Return a record with the fields of a record inside it that has the text: {"fields": {"body": ...}}."""
    found = dict(row)
    for name, value in row.items():
        inside = cast("dict[str, object]", value) if isinstance(value, dict) else {}
        if any(_folded(key) in _NAMES["text"] for key in inside):
            del found[name]
            found |= {key: each for key, each in inside.items() if key not in found}
    return found


class Table:
    """The columns of one table, by the names of ours; and its rows, counted."""

    def __init__(self, asked: Mapping[str, str], names: Iterable[str] | None = None) -> None:
        """Take what `asked` names for ours; UnreadableError where the table (with these `names`) cannot have articles.

        Without names (JSON, each of whose rows has its own) nothing is looked for before the rows come.
        """
        self._asked = {ours: _folded(theirs) for ours, theirs in asked.items()}
        self._names = _NAMES | {ours: (theirs,) for ours, theirs in self._asked.items()}
        self._rows = 0
        if names is not None:
            self._refuse_foreign(asked, [*names])

    def _refuse_foreign(self, asked: Mapping[str, str], names: list[str]) -> None:
        there = {_folded(name) for name in names}
        told = ", ".join(name for name in names[:_MOST_NAMED] if name)
        for theirs in asked.values():
            if _folded(theirs) not in there:
                raise UnreadableError(f'has no column "{theirs}", but {told}', "Name one of these with --map.")
        if not any(there & {*self._names[ours]} for ours in ("text", "url")):
            raise UnreadableError(
                f"has no column for the text of articles, but {told}", "Name it with --map text=NAME."
            )

    def wanted(self, names: Iterable[str]) -> list[str]:
        """Return those of a table's columns that are of use."""
        useful = {name for names in self._names.values() for name in names}
        return [name for name in names if _folded(name) in useful]

    def place(self) -> str:
        """Return the number of the next row, from 1."""
        self._rows += 1
        return f"#{self._rows}"

    def article(self, row: Mapping[str, object]) -> Found | Refused:
        """Return the article of the next row, or why it has none."""
        place = self.place()
        folded: dict[str, object] = {}
        for name, value in row.items():
            if not cells.is_empty(value):
                folded.setdefault(_folded(str(name)), value)
        told = {
            ours: next((folded[name] for name in names if name in folded), None) for ours, names in self._names.items()
        }
        outlets = [cells.line(folded[name]) for name in self._names["outlet"] if name in folded]
        # A name goes before an address, whatever the columns are called.
        told["outlet"] = min(outlets, key=cells.is_domain, default=None)
        text, why = _text(told["text"])
        url = _address(told["url"])
        if why:
            return Refused(place, _with_hint(why, url))
        return _article(place, told, text, url)


def _text(value: object) -> tuple[str, str]:
    """Return the text of an article, or why there is none."""
    if value is None:
        return "", "has no text"
    if isinstance(value, list):
        value = _joined(cast("list[object]", value))
    if not isinstance(value, str):
        return "", "its text is no text, but " + cells.kind(value)
    if len(value) > LONGEST:
        return "", f"its text has {len(value):,} characters, and no article has more than {LONGEST:,}"
    return (value, "") if value.strip() else ("", "has no text")


def _joined(lines: list[object]) -> object:
    """Return a body that stands in a list, paragraph by paragraph."""
    texts = [each for each in lines if isinstance(each, str)]
    return "\n\n".join(texts) if len(texts) == len(lines) else lines


def _with_hint(why: str, url: str) -> str:
    return f"{why}, but an address, which can be added: {url}" if url and why == "has no text" else why


def _address(value: object) -> str:
    url = cells.line(value)
    return url if re.match(r"https?://\S+$", url) else ""


def _article(place: str, told: Mapping[str, object], text: str, url: str) -> Found | Refused:
    outlet = cells.line(told["outlet"])
    check: list[str] = []
    if cells.is_domain(outlet):
        # A page's own address tells as much: what it is called is not known.
        check = [] if url else [f"the table names its outlet by its address alone, {outlet}"]
        outlet = "" if url else outlet
    day, notes = times.day(told["published"], url)
    paragraphs, cut = cells.paragraphs(text)
    if not paragraphs:
        return Refused(place, _with_hint("has no text", url))
    return Found(
        title=_without_tail(cells.line(told["title"]), outlet),
        outlet=outlet,
        byline=cells.names(told["byline"], outlet),
        day=day,
        url=url,
        language=cells.line(told["language"]),
        paragraphs=paragraphs,
        place=place,
        cut=TEASER if cut else "",
        check=(*check, *notes),
    )


_TAIL = re.compile(r"(?<!\s)\s+[-–—|·:]+\s+(?=\S)")


def _without_tail(title: str, outlet: str) -> str:
    """Return a title without " - Outlet" behind it, where that is the outlet of its row."""
    return next((title[:start] for start, tail in _tails(title) if outlet and _same(tail, outlet)), title)


def _tails(title: str) -> Iterator[tuple[int, str]]:
    for match in [*_TAIL.finditer(title)][-3:]:
        if match.start():
            yield match.start(), title[match.end() :]


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold(name).removeprefix("the "))
