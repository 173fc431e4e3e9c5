"""The drafts of others as they were imported, kept in the dossier as ``imports/NAME.jsonl``: a line a draft.

A file is what `onrecord import` reads, so a person may look at it, or hand it on. It is read again wherever the coder
is asked, and proved again each time.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from onrecord import diskfile, textfile
from onrecord.errors import FileProblemError, Problem
from onrecord.store.answers import MAX_NAME, printed
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDER = "imports"
SUFFIX = ".jsonl"
RULE = "imports"
MAX_FILE = 100_000_000
"""Bytes of a file, beyond which it is not read."""


class Kept(NamedTuple):
    """The drafts that were imported under a name."""

    name: str
    path: Path
    data: bytes


def load(folder: Path) -> tuple[tuple[Kept, ...], tuple[Problem, ...]]:
    """Return what was imported, in the order of the files' names, and what is wrong with other files."""
    found: list[Kept] = []
    problems: list[Problem] = []
    for path in _files(folder):
        try:
            found.append(_read(path))
        except FileProblemError as error:
            problems.append(error.problem)
    return tuple(found), tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        names = sorted(path.name for path in folder.iterdir())
        yield from (folder / name for name in names if name.endswith(SUFFIX) and not name.startswith("."))


def _read(path: Path) -> Kept:
    with suppress(OSError):  # what cannot be looked at cannot be read, and that is told
        if path.stat().st_size > MAX_FILE:
            raise FileProblemError(path, f"has more than {MAX_FILE:,} bytes, and is not read", "Import it in parts.")
    name = unquote(path.name.removesuffix(SUFFIX))
    if printed(name) + SUFFIX != path.name or printable(name) != name:
        remedy = "Move it away, and import it with --name."
        raise FileProblemError(path, "is not named as onrecord names what was imported", remedy)
    return Kept(name, path, textfile.read_bytes(path))


def write(folder: Path, name: str, lines: Iterable[str]) -> Path:
    """Write drafts in one step, in the place of those that were there; FileProblemError where they cannot be."""
    path = folder / f"{printed(name)}{SUFFIX}"
    if len(path.name.encode("utf-8", "surrogatepass")) > MAX_NAME:
        raise FileProblemError(path, "has too long a name", "Import the drafts under a shorter one: --name NAME")
    for each in (folder, path):
        diskfile.refuse_link(each)
    with diskfile.told(folder):
        folder.mkdir(exist_ok=True)
    diskfile.write(path, "".join(f"{line}\n" for line in lines).encode("ascii"))
    return path
