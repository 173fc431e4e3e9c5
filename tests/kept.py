"""Files that many tests read are read once: of the same bytes, the same records.

For tests that run many commands on one dossier and are not about reading it. Records do not change; what is written
has other bytes, and is read. A file in which something is wrong names its place, and is kept for that place alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import onrecord.articles.reader
import onrecord.parser.compiled
import onrecord.parser.reading
import onrecord.store.codebook
import onrecord.store.ledger
from onrecord import parser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from onrecord.models import Codebook

_files: dict[object, Any] = {}
_schemes: dict[int, tuple[Codebook, Any]] = {}
"""By the codebook's place in memory, which its being kept here keeps its own."""
_made: dict[tuple[int, ...], tuple[Any, ...]] = {}
"""What was made of one thing and a codebook, by their places in memory, and the two."""
MOST = 1000


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is read of articles, codebooks and ledgers, the schemes made of codebooks, and the statements found."""
    article, codebook = onrecord.articles.reader.read_with_notes, onrecord.store.codebook.load
    ledger, scheme = onrecord.store.ledger.load, onrecord.parser.compiled.prepare

    def read_ledger(path: Path, _earlier: Any = None) -> Any:
        found = _read(ledger, path, path.name, lambda found: not found.problems)
        return replace(found, path=path)

    def prepare(book: Codebook) -> Any:
        return _schemes.setdefault(id(book), (book, None if id(book) in _schemes else scheme(book)))[1]

    monkeypatch.setattr(
        onrecord.articles.reader,
        "read_with_notes",
        lambda path: _read(article, path, path.name, lambda found: not found[1]),
    )
    monkeypatch.setattr(
        onrecord.store.codebook, "load", lambda path: _read(codebook, path, "codebook", lambda found: not found[1])
    )
    monkeypatch.setattr(onrecord.store.ledger, "load", read_ledger)
    monkeypatch.setattr(onrecord.parser.compiled, "prepare", prepare)
    monkeypatch.setattr(parser, "document", _once(parser.document))
    monkeypatch.setattr(parser, "read_document", _once(onrecord.parser.reading.read_document))


def _once(make: Callable[..., Any]) -> Callable[..., Any]:
    def made(thing: object, book: object, *others: object) -> Any:
        if others:
            return make(thing, book, *others)
        key = id(make), id(thing), id(book)
        if key not in _made:
            if len(_made) > MOST:
                _made.clear()
            _made[key] = make(thing, book), thing, book
        return _made[key][0]

    return made


def _read(reader: Callable[[Path], Any], path: Path, kind: str, sound: Callable[[Any], bool]) -> Any:
    if not path.is_file():
        return reader(path)
    data = path.read_bytes()
    for key in ((kind, data), (path, data)):
        if key in _files:
            return _files[key]
    found = reader(path)
    _files[(kind, data) if sound(found) else (path, data)] = found
    return found
