"""What the files of a dossier say, as rows in a database beside it, so that a question need not read all of them.

The index is of the very files that were read (`inputs`), or it is not used. It may be deleted at any time, and where it
cannot be written the files are read at each question.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from onrecord.store import cache, inputs
from onrecord.store.index_rows import Index
from onrecord.store.index_writer import FILE, Writer, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.store.index_rows import Head
    from onrecord.store.inputs import Inputs
    from onrecord.store.reread import Earlier

T = TypeVar("T")


def of(found: Inputs) -> Index | None:
    """Return the index of files as they are now; None where there is none of these."""
    database = _opened(found.path)
    if database is None:
        return None
    with suppress(sqlite3.Error, TypeError):
        index = Index(database)
        if index.part("stamp") == stamp(found) and _is_unchanged(index, found):
            return index
    database.close()
    return None


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
