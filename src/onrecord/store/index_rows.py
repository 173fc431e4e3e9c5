"""The tables of the index beside a dossier, and the questions that they answer."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from onrecord import diskfile
from onrecord.models import Claim
from onrecord.store import values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping

    from onrecord.store.reread import Earlier, Known

_SHORT = 3
"""Fewer characters than this the index of words does not find."""
TABLES = """
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
KEYS = tuple("CREATE INDEX {0}_{1} ON {0}({1})".format(*key.split()) for key in (*_KEYED, *_MORE))
WORDS = (
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
