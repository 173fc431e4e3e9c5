"""What was worked out before, beside the dossier: by keys that are digests of all that went into it.

Safe to delete, and never needed: where it cannot be read or written, the work is done again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = ".cache"
FILE = "kept.sqlite3"
_PROGRAM = (".py", ".toml", ".md", ".json")
_ASKED = 500
"""Keys of one question to the database, which allows some thousands."""
_JOURNALS = ("-journal", "-wal", "-shm")
"""Files beside a database that SQLite would believe: by a journal, a dossier from elsewhere can have any file deleted.

None is ever written here.
"""
_PATIENCE = 1.0
"""Seconds to wait for another process that writes."""


def key(*parts: str) -> str:
    """Return the digest of what a value was worked out from, the program and its Python among it."""
    told = "\x1f".join((_program(), sys.version, *parts))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    """Return the digest of the program: of its files, their sizes and times."""
    told = sorted(_files(str(Path(__file__).parents[1])))
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Yield the files of the program below a folder, each with its size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(_PROGRAM):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"


class Cache:
    """What is kept of one `kind` for the dossier at a path. It is opened for each use, and closed at once."""

    def __init__(self, dossier: Path, kind: str) -> None:
        self._folder, self._kind = dossier / FOLDER, kind

    def load(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what is kept under `keys`; a key that is missing there has nothing kept."""
        wanted, found = [*keys], dict[str, str]()
        if not (self._folder / FILE).is_file() or is_elsewhere(self._folder, FILE):
            return found
        import sqlite3  # noqa: PLC0415 - only where something is kept

        with suppress(OSError, sqlite3.Error), closing(self._opened()) as database:
            for at in range(0, len(wanted), _ASKED):
                some = wanted[at : at + _ASKED]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value FROM kept WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks alone
                rows = database.execute(query, (self._kind, *some))
                found |= {str(key): str(value) for key, value in rows}
        return found

    def everything(self) -> dict[str, str]:
        """Return all that is kept of this kind, by its keys."""
        if not (self._folder / FILE).is_file() or is_elsewhere(self._folder, FILE):
            return {}
        import sqlite3  # noqa: PLC0415 - as above

        with suppress(OSError, sqlite3.Error), closing(self._opened()) as database:
            rows = database.execute("SELECT key, value FROM kept WHERE kind = ?", (self._kind,))
            return {str(key): str(value) for key, value in rows}
        return {}

    def among(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys under which something is kept."""
        wanted, found = {*keys}, set[str]()
        if wanted and (self._folder / FILE).is_file() and not is_elsewhere(self._folder, FILE):
            import sqlite3  # noqa: PLC0415 - as above

            with suppress(OSError, sqlite3.Error), closing(self._opened()) as database:
                rows = database.execute("SELECT key FROM kept WHERE kind = ?", (self._kind,))
                found = {str(key) for (key,) in rows if key in wanted}
        return found

    def save(
        self, values: Mapping[str, str], *, only: Iterable[str] | None = None, beginnings: Iterable[str] | None = None
    ) -> None:
        """Keep values by their keys; with `only`, forget all of this kind under other keys than these.

        A kind of two words is one of several with the same first word: with `beginnings`, what any of these has under
        keys that begin otherwise, up to their point, is forgotten, too.
        """
        if is_elsewhere(self._folder, FILE) or not (values or only):
            return
        import sqlite3  # noqa: PLC0415 - as above

        with suppress(OSError, sqlite3.Error):
            make(self._folder)
            try:
                self._write(values, only, beginnings)
            except sqlite3.OperationalError:  # another process writes
                raise
            except sqlite3.DatabaseError:
                (self._folder / FILE).unlink()  # cut by a kill, or no database at all
                self._write(values, only, beginnings)

    def _write(self, values: Mapping[str, str], only: Iterable[str] | None, beginnings: Iterable[str] | None) -> None:
        with closing(self._opened()) as database, database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS kept"
                " (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"
            )
            rows = ((self._kind, key, value) for key, value in values.items())
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            for condition, kept, kind in (
                ("kind = ? AND key", only, self._kind),
                ("kind GLOB ? AND substr(key, 1, instr(key, '.') - 1)", beginnings, f"{self._kind.split()[0]}*"),
            ):
                if kept is not None:
                    database.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
                    database.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in kept))
                    gone = f"DELETE FROM kept WHERE {condition} NOT IN (SELECT key FROM used)"  # noqa: S608 - from above
                    database.execute(gone, (kind,))
                    database.execute("DROP TABLE used")

    def _opened(self) -> sqlite3.Connection:
        """Open the database, which need not survive a power cut: it can be worked out anew."""
        import sqlite3  # noqa: PLC0415 - as above

        for ending in _JOURNALS:
            (self._folder / f"{FILE}{ending}").unlink(missing_ok=True)
        database = sqlite3.connect(self._folder / FILE, timeout=_PATIENCE)
        try:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = MEMORY")
        except sqlite3.Error:
            database.close()
            raise
        return database


def make(folder: Path) -> None:
    """Make the folder of what is kept, which git passes over."""
    folder.mkdir(exist_ok=True)
    # "x" does not follow a link: a dossier from elsewhere must not choose the file.
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write("*\n")


def is_elsewhere(folder: Path, name: str) -> bool:
    """True for a link: a dossier from elsewhere must not choose a file that is written."""
    return folder.is_symlink() or (folder / name).is_symlink()
