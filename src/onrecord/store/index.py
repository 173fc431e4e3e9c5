"""What the files of a dossier say, as rows in a database beside it, so that a question need not read all of them.

The index is of the very files that were read (`inputs`), or it is not used. It may be deleted at any time, and where it
cannot be written the files are read at each question.
"""

from __future__ import annotations

import json
import secrets
import shutil
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import quote

from onrecord import diskfile, own
from onrecord.models import Claim
from onrecord.store import cache, inputs, values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from onrecord.store.inputs import Inputs
    from onrecord.store.reread import Earlier, Known

T = TypeVar("T")
FILE = "index.sqlite3"
_BEGUN = "index.new."
_ABANDONED = 3_600_000_000_000
"""Nanoseconds after which nobody writes an index any more."""
_SHORT = 3
"""Fewer characters than this the index of words does not find."""
_TABLES = """
CREATE TABLE part (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE file (name TEXT PRIMARY KEY, seen TEXT) WITHOUT ROWID;
CREATE TABLE claim (number INTEGER PRIMARY KEY, place INTEGER, slice TEXT, id TEXT, actor TEXT, party TEXT, issue TEXT,
    stance TEXT, status TEXT, article TEXT, same_as TEXT, date TEXT, value TEXT);
CREATE TABLE via (name TEXT, claim INTEGER);
CREATE TABLE own (name TEXT, value TEXT, claim INTEGER);
CREATE TABLE said (number INTEGER PRIMARY KEY, words TEXT);
CREATE TABLE article (file TEXT PRIMARY KEY, id TEXT, place INTEGER, inferred TEXT, length INTEGER, sha256 TEXT,
    value TEXT, notes TEXT) WITHOUT ROWID;
"""
_KEYED = ("claim place", "claim id", "claim actor", "claim issue", "claim article", "claim same_as")
_MORE = ("via name", "via claim", "own name", "own claim", "article id")
_KEYS = tuple("CREATE INDEX {0}_{1} ON {0}({1})".format(*key.split()) for key in (*_KEYED, *_MORE))
_WORDS = (
    "CREATE VIRTUAL TABLE word USING fts5"
    "(words, content = 'said', content_rowid = 'number', tokenize = 'trigram case_sensitive 1')"
)
"""No column of it may have its name."""


def slice_of(text: str) -> str:
    """Return the digest by which a claim's slice of the ledger is known."""
    return diskfile.digest(text.encode("utf-8"))


class Head(NamedTuple):
    """An article without its body: its file's name, what the file says of it, and by what its body is known."""

    file: str
    value: str
    """The article as `values` writes it; a day that was inferred is not in it."""
    inferred: str | None
    length: int
    sha256: str
    id: str
    notes: str = "[]"
    """What is worth a note on it: lines, texts and rules, as JSON."""


class Wanted(NamedTuple):
    """Which claims a question is about; an empty field means all. What is found may be more, and is never less."""

    ids: Collection[str] = ()
    actors: Collection[str] = ()
    relays: Collection[str] = ()
    """Or those that pass it on."""
    parties: Collection[str] = ()
    """As claims give them, who name a side other than their actor's."""
    of_parties: Collection[str] = ()
    """The actors whose side it is, where a claim gives none."""
    issues: Collection[str] = ()
    stances: Collection[str] = ()
    statuses: Collection[str] = ()
    articles: Collection[str] = ()
    text: str = ""
    """Folded."""
    extra: Mapping[str, Collection[str]] = {}
    """Own variables with their values, folded; an empty collection is any."""


ALL = Wanted()


class Index:
    """The rows of a dossier whose files are still those that were read."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def part(self, name: str) -> str:
        """Return what is kept under a name."""
        return str(self._database.execute("SELECT value FROM part WHERE name = ?", (name,)).fetchone()[0])

    def column(self, query: str, *given: object) -> list[str]:
        """Return the only column that a question of this program's own has."""
        return [row[0] for row in self._database.execute(query, given)]

    def actors(self) -> list[str]:
        """Return the speakers in the order in which they first come."""
        return self.column("SELECT actor FROM claim GROUP BY actor ORDER BY min(place)")

    def relays(self) -> list[str]:
        """Return those who pass on what others said, in the order of the claims."""
        return self.column("SELECT name FROM via JOIN claim ON number = claim ORDER BY place, via.rowid")

    def own_variables(self) -> list[str]:
        """Return the names of the own variables that claims have."""
        return self.column("SELECT DISTINCT name FROM own ORDER BY name")

    def ids(self) -> list[str]:
        """Return the ids of all claims, in their order."""
        return self.column("SELECT id FROM claim ORDER BY place")

    def dates(self) -> list[str]:
        """Return the dates of the claims, each once."""
        return self.column("SELECT DISTINCT date FROM claim WHERE date IS NOT NULL")

    def earlier(self) -> Earlier:
        """Return the claims in which nothing was wrong, by their slices of the ledger."""
        from onrecord.store.reread import Earlier, Known  # noqa: PLC0415 - who only asks reads no YAML

        rows = self._database.execute("SELECT slice, value FROM claim WHERE slice IS NOT NULL")
        told: dict[str, str] = dict(rows.fetchall())

        def find(text: str) -> Known | None:
            with suppress(ValueError, TypeError, AttributeError):  # a row that is spoilt
                value = told.get(slice_of(text))
                return Known(values.read(Claim, value)) if value else None
            return None

        return Earlier(find, int(self.part("values")))

    def claims(self, wanted: Wanted = ALL) -> Iterator[Claim]:
        """Yield the claims that a question is about, and all that are linked with them as copies, in their order."""
        conditions, given = self._conditions(wanted)
        if not conditions:
            rows = self._database.execute("SELECT value FROM claim ORDER BY place")
        else:
            where = " AND ".join(conditions)
            rows = self._database.execute(_NEAR.replace("?", where, 1), given)
        yield from (values.read(Claim, value) for (value,) in rows)

    def _conditions(self, wanted: Wanted) -> tuple[list[str], list[str]]:
        conditions: list[str] = []
        given: list[str] = []

        def one_of(condition: str, *lists: Collection[str]) -> None:
            if any(lists):
                conditions.append(condition.replace("?", "(SELECT value FROM json_each(?))"))
                given.extend(json.dumps([*each]) for each in lists)

        one_of("id IN ?", wanted.ids)
        one_of("(actor IN ? OR number IN (SELECT claim FROM via WHERE name IN ?))", wanted.actors, wanted.relays)
        one_of("(party IN ? OR (party IS NULL AND actor IN ?))", wanted.parties, wanted.of_parties)
        one_of("issue IN ?", wanted.issues)
        one_of("stance IN ?", wanted.stances)
        one_of("status IN ?", wanted.statuses)
        one_of("article IN ?", wanted.articles)
        for name, told in wanted.extra.items():
            one_of("number IN (SELECT claim FROM own WHERE name IN ?)", [name])
            one_of(
                "number IN (SELECT claim FROM own WHERE name IN ? AND value IN ?)", *([[name], told] if told else [])
            )
        if wanted.text:
            by_words = len(wanted.text) >= _SHORT and self.part("words")
            # All of it is one text between quotation marks: there is no syntax in it to get wrong.
            quoted = '"' + wanted.text.replace('"', '""') + '"'
            found = "SELECT rowid FROM word WHERE words MATCH ?" if by_words else _SCAN
            conditions.append(f"number IN ({found})")
            given.append(quoted if by_words else wanted.text)
        return conditions, given

    def heads(self, ids: Collection[str] | None = None) -> Iterator[tuple[int, Head]]:
        """Yield articles with their places in the dossier, in this order; all, or those with these ids."""
        query = "SELECT place, file, value, inferred, length, sha256, id, notes FROM article"
        if ids is None:
            rows = self._database.execute(f"{query} ORDER BY place")
        else:
            chosen = "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY place"
            rows = self._database.execute(f"{query} {chosen}", (json.dumps([*ids]),))
        yield from ((place, Head(*head)) for place, *head in rows)


_NEAR = """
WITH RECURSIVE near(number, id, same_as) AS (
    SELECT number, id, same_as FROM claim WHERE ?
    UNION SELECT claim.number, claim.id, claim.same_as FROM near JOIN claim
    ON claim.id = near.same_as OR claim.same_as = near.id OR claim.same_as = near.same_as
) SELECT value FROM claim WHERE number IN (SELECT number FROM near) ORDER BY place
"""
"""Claims that fit conditions, with all that are copies of the same statement, whatever of it is there."""
_SCAN = "SELECT number FROM said WHERE instr(words, ?)"


def of(found: Inputs) -> Index | None:
    """Return the index of files as they are now; None where there is none of these."""
    database = _opened(found.path)
    if database is None:
        return None
    with suppress(sqlite3.Error, TypeError):
        index = Index(database)
        if index.part("stamp") == _stamp(found) and _is_unchanged(index, found):
            return index
    database.close()
    return None


def _stamp(found: Inputs) -> str:
    return cache.key("index", found.digest)


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the index to read it. It is never changed in its place, so no journal that lies beside it is of it."""
    folder = path / cache.FOLDER
    if cache.is_elsewhere(folder, FILE) or not (folder / FILE).is_file():
        return None
    try:
        address = f"file:{quote(str((folder / FILE).absolute()))}?mode=ro&immutable=1"
        database = sqlite3.connect(address, uri=True)
        database.execute("PRAGMA trusted_schema = OFF")
    except (sqlite3.Error, UnicodeError):
        return None
    return database


def _is_unchanged(index: Index, found: Inputs) -> bool:
    """True where the content of all files that are in doubt is what it was."""
    doubts: dict[str, str] = json.loads(index.part("doubts"))
    if any(inputs.digest(found.path / name) != doubt for name, doubt in doubts.items()):
        return False
    if doubts and all(found.newest.get(name, 0) <= found.at - inputs.TICK for name in doubts):
        with suppress(OSError, sqlite3.Error):  # where it cannot be written, they stay in doubt
            writer = Writer(found, entered(found))
            try:
                if all(map(writer.is_same, found.seen)):  # another may have put its own in the place of this one
                    writer.keep({})
            finally:
                writer.close()
    return True


class Writer:
    """A new index, which takes over from the old one what has not changed, and at the end takes its place."""

    def __init__(self, found: Inputs, same: Collection[str]) -> None:
        """Begin an index, of which the files `same` are `entered`. OSError, sqlite3.Error where that cannot be."""
        folder = found.path / cache.FOLDER
        if cache.is_elsewhere(folder, FILE):
            raise OSError("a link")
        cache.make(folder)
        self._found, self._folder = found, folder
        self._sweep()
        self._same = frozenset(same)
        self._new = folder / f"{_BEGUN}{secrets.token_hex(8)}"
        if self._same:
            shutil.copyfile(folder / FILE, self._new)
        try:
            self._database = sqlite3.connect(self._new, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = OFF")  # a kill leaves a file that nobody reads
            self._database.execute("BEGIN")
            if not self._same:
                for table in (*_TABLES.split(";"), *_KEYS):
                    self._database.execute(table)
        except BaseException:
            self._new.unlink(missing_ok=True)
            raise

    def _sweep(self) -> None:
        """Remove what a kill has left behind."""
        for left in self._folder.glob(f"{_BEGUN}*"):
            with suppress(OSError):
                if left.lstat().st_mtime_ns < self._found.at - _ABANDONED:
                    left.unlink()

    def is_same(self, name: str) -> bool:
        """True where a file is entered already."""
        return name in self._same

    def is_all_same(self, folder: str) -> bool:
        """True where all files of a folder are entered already, and no other is."""
        now = {name for name in self._found.seen if name.partition("/")[0] == folder}
        then = self.index.column("SELECT name FROM file WHERE name = ? OR name GLOB ?", folder, f"{folder}/*")
        return self.is_of_here and now == {*then} and now <= self._same

    @property
    def is_of_here(self) -> bool:
        """True where what the old index says of no single file can be taken over.

        One that comes with a dossier can say anything of a text, but not when this system last changed the codebook.
        """
        return self.is_same(inputs.CODEBOOK)

    @property
    def index(self) -> Index:
        """What is entered up to now."""
        return Index(self._database)

    def put(self, parts: Mapping[str, str]) -> None:
        """Enter values by their names."""
        self._database.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", parts.items())

    def put_claims(self, found: Iterable[tuple[Claim, str | None]], words: Callable[[Claim], str]) -> None:
        """Enter all claims in their order, each with the digest of its slice; what has the same one stays.

        `words` gives the words, folded, by which a person may look for a claim.
        """
        database = self._database
        rows = database.execute("SELECT number, place, slice FROM claim").fetchall()
        old = {name: (number, place) for number, place, name in rows if name and self.is_of_here}
        free = max((number for number, *_ in rows), default=-1) + 1
        gone = {number for number, *_ in rows}
        moved: list[tuple[int, int]] = []
        new: list[tuple[int, int, str | None, Claim]] = []
        for place, (claim, name) in enumerate(found):
            number, before = old.get(name or "", (None, None))
            if number is None or number not in gone:
                new.append((free + len(new), place, name, claim))
                continue
            gone.remove(number)
            if place != before:
                moved.append((place, number))
        anew = len(gone) == len(rows)
        by_word = self._has_words(anew=anew)
        self._drop(gone, by_word=by_word and not anew)
        database.executemany("UPDATE claim SET place = ? WHERE number = ?", moved)
        self._add(new, words, by_word=by_word)

    def _drop(self, gone: Iterable[int], *, by_word: bool) -> None:
        """Take claims out."""
        numbers = [(number,) for number in gone]
        if by_word:
            taken = "INSERT INTO word(word, rowid, words) SELECT 'delete', number, words FROM said WHERE number = ?"
            self._database.executemany(taken, numbers)
        for table, key in (("claim", "number"), ("via", "claim"), ("own", "claim"), ("said", "number")):
            self._database.executemany(f"DELETE FROM {table} WHERE {key} = ?", numbers)  # noqa: S608 - from above

    def _add(
        self, new: Iterable[tuple[int, int, str | None, Claim]], words: Callable[[Claim], str], *, by_word: bool
    ) -> None:
        """Enter claims by their numbers, with their places and the digests of their slices."""
        add = self._database.execute
        for number, place, name, claim in new:
            row = number, place, name, claim.id, claim.actor, claim.party, claim.issue, claim.stance, claim.status
            row = *row, claim.article, claim.same_as, claim.date, values.written(claim)
            add(f"INSERT INTO claim VALUES ({','.join('?' * len(row))})", row)  # noqa: S608 - marks alone
            self._database.executemany("INSERT INTO via VALUES (?, ?)", ((name, number) for name in claim.via))
            texts = ((name, text, number) for name, told in claim.extra.items() for text in own.values(told))
            self._database.executemany("INSERT INTO own VALUES (?, ?, ?)", texts)
            said = number, words(claim)
            add("INSERT INTO said VALUES (?, ?)", said)
            if by_word:
                add("INSERT INTO word(rowid, words) VALUES (?, ?)", said)

    def _has_words(self, *, anew: bool) -> bool:
        """True where there is an index of words; this SQLite may have none, and then all claims are gone through."""
        if anew:
            try:
                self._database.execute("DROP TABLE IF EXISTS word")
                self._database.execute(_WORDS)
            except sqlite3.OperationalError:
                self.put({"words": ""})
            else:
                self.put({"words": "yes"})
        return bool(self.index.part("words"))

    def put_articles(self, found: Iterable[Head]) -> None:
        """Enter all articles in their order."""
        self._database.execute("DELETE FROM article")
        rows = (
            (head.file, head.id, place, head.inferred, head.length, head.sha256, head.value, head.notes)
            for place, head in enumerate(found)
        )
        self._database.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def keep(self, doubts: Mapping[str, str]) -> None:
        """Put the index in its place: it is of the files as they were found. `doubts` are digests of those in doubt."""
        self._database.execute("DELETE FROM file")
        self._database.executemany("INSERT INTO file VALUES (?, ?)", self._found.seen.items())
        parts = {"stamp": _stamp(self._found), "program": cache.key("index"), "doubts": json.dumps(doubts)}
        self.put(parts)
        self._database.execute("COMMIT")
        self._database.close()
        self._new.replace(self._folder / FILE)

    def close(self) -> None:
        """Let go of the index; what was not kept is gone."""
        self._database.close()
        self._new.unlink(missing_ok=True)


def heads(path: Path) -> list[Head]:
    """Return the articles that stand in the index as their files are now, whatever has become of others."""
    found = inputs.look(path)
    same = entered(found)
    return (
        _old(path, lambda index: [head for _, head in index.heads() if f"{inputs.ARTICLES}/{head.file}" in same]) or []
    )


def earlier(path: Path) -> Earlier | None:
    """Return what the index knows of the claims by their slices of the ledger, which may have changed since.

    None where that may be of another disk (see `Writer.is_of_here`).
    """
    if inputs.CODEBOOK not in entered(inputs.look(path, inputs.CODEBOOK)):
        return None
    return _old(path, Index.earlier)


def _old(path: Path, ask: Callable[[Index], T]) -> T | None:
    """Return what an index says, of whichever files it is; None where there is none, or it is spoilt."""
    database = _opened(path)
    if database is None:
        return None
    with suppress(sqlite3.Error, TypeError, ValueError), closing(database):
        return ask(Index(database))
    return None


def entered(found: Inputs) -> frozenset[str]:
    """Return the names of the files that stand in the index as they are."""
    return frozenset(_entered(found))


def _entered(found: Inputs) -> Iterator[str]:
    database = _opened(found.path)
    if database is None:
        return
    with suppress(sqlite3.Error, TypeError, ValueError), closing(database):
        index = Index(database)
        if index.part("program") != cache.key("index"):
            return
        doubts: dict[str, str] = json.loads(index.part("doubts"))
        for name, seen in database.execute("SELECT name, seen FROM file").fetchall():
            same = found.seen.get(name) == seen
            if same and (name not in doubts or inputs.digest(found.path / name) == doubts[name]):
                yield name
