"""What is given to `add` -> sources: files, all files of folders, addresses, what is piped in."""

from __future__ import annotations

import re
import sys
from functools import partial
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.errors import FileProblemError
from onrecord.intake import kinds, references
from onrecord.intake.found import Asked, Found, UnreadableError
from onrecord.intake.run import Got, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

LARGEST = 50 << 20
"""Bytes of a file."""
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
STDIN = "-"
_REFERENCES = ("ris", "csl")
_ENDINGS = (".ris", ".json", ".txt")
"""What libraries of references are called, so that not every file is read twice."""


def files(path: Path, columns: Mapping[str, str]) -> Iterator[Source]:
    """Yield a file, or all files of a folder and its folders by their names; hidden ones are passed over.

    FileProblemError where there is none.
    """
    if not path.exists():
        raise FileProblemError(path, "is not there", "Nothing was added.")
    if not path.is_dir():
        yield _file(path, columns)
        return
    for each in sorted(path.iterdir()):
        if not each.name.startswith("."):
            yield from files(each, columns)


def _file(path: Path, columns: Mapping[str, str]) -> Source:
    return Source(textfile.shown(path), partial(_got, path, Asked(name=path.name, columns=columns)))


def piped(columns: Mapping[str, str]) -> Source:
    """Return what is piped into this command."""
    return Source(STDIN, lambda: Got(_checked(sys.stdin.buffer.read(LARGEST + 1)), Asked(columns=columns)))


def _got(path: Path, asked: Asked) -> Got:
    try:
        if not path.is_file():
            raise UnreadableError("is no file")
        with path.open("rb") as file:
            return Got(_checked(file.read(LARGEST + 1)), asked)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({textfile.reason(error)})") from error


def _checked(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise UnreadableError(f"has more than {LARGEST >> 20} MB", "Part it, and add the parts.")
    return data


def told_of(sources: Sequence[Source]) -> dict[str, Found]:
    """Return what libraries of references among the sources say, by the addresses of the articles."""
    found: dict[str, Found] = {}
    for source in sources:
        if source.name.lower().endswith(_ENDINGS) and not ADDRESS.match(source.name):
            try:
                got = source.read()
                if kinds.of(got.data) in _REFERENCES:
                    read = references.read(got.data, got.asked)
                    found |= {each.url: each for each in read if isinstance(each, Found)}
            except UnreadableError:  # told when its turn comes
                continue
    return {url: each for url, each in found.items() if url}
