"""What the dossier's articles are, so that what is added can be compared: originals, addresses, words.

Kept in the dossier's cache, by the names, sizes and times of the files; what changed is read again, and without a cache
all is.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord import articles as files
from onrecord.errors import FileProblemError
from onrecord.intake import prose, shingles
from onrecord.store import cache
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

FILE = "intake.sqlite3"
_FORM = 1
"""The number of the tables' form; a file of another is made anew."""
_TABLES = """
CREATE TABLE article (number INTEGER PRIMARY KEY, file TEXT UNIQUE, seen TEXT, original TEXT, url TEXT, body TEXT,
    outlet TEXT, day TEXT);
CREATE TABLE shingle (hash INTEGER, article INTEGER, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE INDEX article_original ON article(original);
CREATE INDEX article_url ON article(url);
CREATE INDEX article_body ON article(body);
"""
_CROWD = 40
"""A shingle of so many articles is a phrase, or they are all copies of the first ones."""
_TRIED = 4
"""Of the articles that share shingles with a text, so many are compared with it word for word."""
_ASKED = 800


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the dossier has."""

    id: str
    outlet: str
    day: str
    """EDTF; empty where it has none."""


class Near(NamedTuple):
    """An article that has much of a text, and which part (of the shorter of both)."""

    known: Known
    containment: float


def digest(paragraphs: Sequence[str]) -> str:
    """Return the digest by which two bodies are the same: letters and digits alone, whatever the marks and blanks."""
    words = "".join(each for text in paragraphs for each in fold(text) if each.isalnum())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


class Library:
    """The articles of a dossier, to be asked and to be told of new ones."""

    def __init__(self, dossier: Path, *, keep: bool = True) -> None:
        """Open what is kept, and bring it up to the files; with `keep` false nothing is written."""
        self._folder = dossier / "articles"
        self._database = _opened(dossier / cache.FOLDER, keep=keep)
        self._expected: dict[str, tuple[str, ...]] = {}
        """Texts of articles that are not written, and would be."""
        self._update()

    def close(self) -> None:
        """Keep what is known."""
        with suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()

    def original(self, original: str) -> Known | None:
        """Return the article that was made of a place in an original."""
        return self._one("original", original)

    def url(self, url: str) -> Known | None:
        """Return the article with an address: the latest of its versions."""
        return self._one("url", url)

    def body(self, body: str, outlet: str) -> Known | None:
        """Return the article of an outlet that has the same words."""
        query = "SELECT file, outlet, day FROM article WHERE body = ? AND outlet = ? ORDER BY number LIMIT 1"
        row = self._database.execute(query, (body, outlet)).fetchone()
        return Known(row[0].rpartition(".")[0], *row[1:]) if row else None

    def has(self, name: str) -> bool:
        """True where a file of that id stands, of either ending."""
        return name in self._expected or any((self._folder / f"{name}{end}").exists() for end in files.SUFFIXES)

    def near(self, found: frozenset[int]) -> Near | None:
        """Return the article that has most of a text, from `shingles.COPY` on; of several alike the earliest."""
        if len(found) < shingles.FEWEST:
            return None
        shared: dict[int, int] = {}
        wanted = sorted(found)
        for at in range(0, len(wanted), _ASKED):
            some = wanted[at : at + _ASKED]
            query = f"SELECT article FROM shingle WHERE hash IN ({','.join('?' * len(some))})"  # noqa: S608 - marks
            for (number,) in self._database.execute(query, some):
                shared[number] = shared.get(number, 0) + 1
        likely = sorted(shared, key=lambda number: (-shared[number], number))[:_TRIED]
        compared = [each for number in likely if shared[number] > 1 and (each := self._compared(number, found))]
        best = max(compared, key=lambda each: each.containment, default=None)
        return best if best and best.containment >= shingles.COPY else None

    def text(self, known: Known) -> tuple[str, ...]:
        """Return the paragraphs of an article as they stand; none where its file cannot be read."""
        if known.id in self._expected:
            return self._expected[known.id]
        try:
            return prose.blocks(files.read(self._path(known.id)).body)
        except FileProblemError:
            return ()

    def add(self, path: Path) -> None:
        """Take up an article that was just written."""
        self._read(path)

    def expect(self, name: str, told: tuple[str, ...], paragraphs: Sequence[str]) -> None:
        """Take up an article that would be written: (original, url, digest of the body, outlet, day), and its text."""
        self._expected[name] = tuple(paragraphs)
        self._enter(f"{name}.md", "", told, shingles.of(paragraphs))

    def _path(self, name: str) -> Path:
        path = self._folder / f"{name}.md"
        return path if path.exists() else self._folder / f"{name}.txt"

    def _one(self, column: str, value: str) -> Known | None:
        query = f"SELECT file, outlet, day FROM article WHERE {column} = ? ORDER BY number DESC LIMIT 1"  # noqa: S608 - ours
        row = self._database.execute(query, (value,)).fetchone() if value else None
        return Known(row[0].rpartition(".")[0], *row[1:]) if row else None

    def _compared(self, number: int, found: frozenset[int]) -> Near | None:
        row = self._database.execute("SELECT file, outlet, day FROM article WHERE number = ?", (number,)).fetchone()
        known = Known(row[0].rpartition(".")[0], *row[1:])
        return Near(known, shingles.containment(found, shingles.of(self.text(known))))

    def _update(self) -> None:
        """Read the files that changed, and forget those that are gone."""
        there = {path.name: path for path in _paths(self._folder)}
        seen = dict(self._database.execute("SELECT file, seen FROM article"))
        for gone in seen.keys() - there.keys():
            self._forget(gone)
        for name, path in there.items():
            if seen.get(name) != _signature(path):
                self._read(path)

    def _forget(self, name: str) -> None:
        row = self._database.execute("SELECT number FROM article WHERE file = ?", (name,)).fetchone()
        if row:
            self._database.execute("DELETE FROM shingle WHERE article = ?", row)
            self._database.execute("DELETE FROM article WHERE number = ?", row)

    def _read(self, path: Path) -> None:
        self._forget(path.name)
        try:
            article = files.read(path)
        except FileProblemError:  # `check` tells what is wrong with it
            return
        paragraphs = prose.blocks(article.body)
        told = (_original(article.original), article.url, digest(paragraphs), article.outlet, article.published or "")
        self._enter(path.name, _signature(path), told, shingles.of(paragraphs))

    def _enter(self, file: str, seen: str, told: tuple[str, ...], found: frozenset[int]) -> None:
        number = self._database.execute(
            "INSERT INTO article (file, seen, original, url, body, outlet, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (file, seen, *told),
        ).lastrowid
        for each in shingles.kept(found):
            crowd = self._database.execute("SELECT count(*) FROM shingle WHERE hash = ?", (each,)).fetchone()[0]
            if crowd < _CROWD:
                self._database.execute("INSERT INTO shingle VALUES (?, ?)", (each, number))


def _paths(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    return sorted(path for path in folder.iterdir() if path.suffix in files.SUFFIXES and not path.name.startswith("."))


def _signature(path: Path) -> str:
    there = path.stat()
    return f"{there.st_size} {there.st_mtime_ns}"


_ORIGINAL = re.compile(r"(?:originals/)?([0-9a-f]{64})(?:\.[\w.]+)?(?:#+(.*))?")


def _original(told: str) -> str:
    """Return the digest of an original and the place in it, whether it was kept or not."""
    found = _ORIGINAL.fullmatch(told)
    return f"{found[1]}#{found[2] or ''}" if found else ""


def _opened(folder: Path, *, keep: bool) -> sqlite3.Connection:
    """Open what is kept; where it cannot be, or is not to be, a database that is forgotten."""
    if keep and not cache.is_elsewhere(folder, FILE):
        for again in (False, True):
            with suppress(OSError, sqlite3.Error):
                return _kept(folder, anew=again)
    database = sqlite3.connect(":memory:")
    database.executescript(_TABLES)
    return database


def _kept(folder: Path, *, anew: bool) -> sqlite3.Connection:
    cache.make(folder)
    for ending in ("-journal", "-wal", "-shm", *([""] if anew else [])):
        (folder / f"{FILE}{ending}").unlink(missing_ok=True)
    database = sqlite3.connect(folder / FILE)
    try:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA journal_mode = MEMORY")
        form = database.execute("PRAGMA user_version").fetchone()[0]
        if form != _FORM:
            if form or database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise sqlite3.DatabaseError  # another form is made anew, like a broken file
            database.executescript(_TABLES)
            database.execute(f"PRAGMA user_version = {_FORM}")
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        database.close()
        raise
    return database


def sentences_changed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield ("-", sentence) for each sentence that a new version no longer has, ("+", sentence) for each new one."""
    old, new = (_sentences(each) for each in (before, after))
    yield from (("-", each) for each in old if each not in set(new))
    yield from (("+", each) for each in new if each not in set(old))


_ENDS = re.compile(r"(?<=[.!?”\"’])\s+(?=[“\"‘]?[^\W\d_a-z])")


def _sentences(paragraphs: Sequence[str]) -> list[str]:
    """Return texts in parts that are told as they changed: sentences, roughly."""
    return [each for text in paragraphs for each in _ENDS.split(text)]
