"""The drafts of others as they were imported, kept in the dossier as ``imports/NAME.jsonl``: a line a draft.

A file is what `onrecord import` reads, so a person may look at it, or hand it on. It is read again wherever the coder
is asked, and proved again each time.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from onrecord import diskfile, textfile
from onrecord.errors import FileProblemError, OnrecordError, Problem
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
MAX_DRAFTS = 100_000
"""Lines of a file, beyond which it is not read."""


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
    name = unquote(path.name.removesuffix(SUFFIX))
    if printed(name) + SUFFIX != path.name or printable(name) != name:
        remedy = "Move it away, and import it with --name."
        raise FileProblemError(path, "is not named as onrecord names what was imported", remedy)
    return Kept(name, path, textfile.read_bytes(path, most=MAX_FILE))


def file_name(name: str) -> str:
    """Return the name of the file of a name's drafts; OnrecordError where that would be too long."""
    told = f"{printed(name)}{SUFFIX}"
    if len(told) > MAX_NAME:
        raise OnrecordError(
            f'The name "{name}" is too long for a file. Import the drafts under a shorter one: --name NAME'
        )
    return told


def there(folder: Path, name: str) -> bytes:
    """Return what is kept under a name, nothing where there is no file; FileProblemError where one is spoilt."""
    try:
        return _read(folder / file_name(name)).data
    except textfile.NoFileError:
        return b""


def write(folder: Path, name: str, lines: Iterable[str]) -> Path:
    """Write drafts in one step, in the place of those that were there; FileProblemError where they cannot be."""
    path = folder / file_name(name)
    told = [*lines]
    if len(told) > MAX_DRAFTS or sum(map(len, told)) + len(told) > MAX_FILE:
        what = f"would have more than {MAX_DRAFTS:,} drafts or {MAX_FILE:,} bytes with that"
        raise FileProblemError(path, what, "Import the drafts under another name: --name NAME")
    for each in (folder, path):
        diskfile.refuse_link(each)
    with diskfile.told(folder):
        folder.mkdir(exist_ok=True)
    diskfile.write(path, "".join(f"{line}\n" for line in told).encode("ascii"))
    return path
