"""A new index beside a dossier, which takes the place of the old one when it is whole."""

from __future__ import annotations

import json
import secrets
import shutil
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from onrecord import own
from onrecord.store import cache, inputs, values
from onrecord.store.index_rows import KEYS, TABLES, WORDS, Index

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from onrecord.models import Claim
    from onrecord.store.index_rows import Head
    from onrecord.store.inputs import Inputs

FILE = "index.sqlite3"
_BEGUN = "index.new."
_ABANDONED = 3_600_000_000_000
"""Nanoseconds after which nobody writes an index any more."""


def stamp(found: Inputs) -> str:
    """Return by what an index is known to be of files as they are."""
    return cache.key("index", found.digest)


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
                for table in (*TABLES.split(";"), *KEYS):
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
                self._database.execute(WORDS)
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
        parts = {"stamp": stamp(self._found), "program": cache.key("index"), "doubts": json.dumps(doubts)}
        self.put(parts)
        self._database.execute("COMMIT")
        self._database.close()
        self._new.replace(self._folder / FILE)

    def close(self) -> None:
        """Let go of the index; what was not kept is gone."""
        self._database.close()
        self._new.unlink(missing_ok=True)
