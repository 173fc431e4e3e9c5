"""Questions of a review that a person has answered without a change of the ledger: a file of marks beside it.

It spares questions and holds no answer: without it they are asked again, and nothing else is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import diskfile, textfile
from onrecord.text import printable
from onrecord.textfile import NoFileError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "# What `onrecord review` asked and you found right as it is. It asks again about a line that you delete.\n"


def load(path: Path) -> frozenset[str]:
    """Return the marks in a file; none where there is no file."""
    return frozenset(line.split()[0] for line in _read(path)[1].splitlines() if line.strip() and line[0] != "#")


def add(path: Path, mark: str, about: str) -> None:
    """Enter a mark, with a word for people on what it is about."""
    diskfile.refuse_link(path)
    diskfile.sweep(path)
    digest, text = _read(path)
    text = text or HEADER
    between = "" if text.endswith("\n") else "\n"
    diskfile.replace(path, f"{text}{between}{mark}  {printable(about)}\n".encode(), digest)


def remove(path: Path, mark: str) -> None:
    """Take a mark out again."""
    diskfile.refuse_link(path)
    digest, text = _read(path)
    kept = "".join(line for line in text.splitlines(keepends=True) if line.split()[:1] != [mark])
    if kept != text:
        diskfile.replace(path, kept.encode(), digest)


def _read(path: Path) -> tuple[str, str]:
    """Return the digest of a file, empty where there is none, and its text."""
    try:
        data = textfile.read_bytes(path)
    except NoFileError:
        return "", ""
    return diskfile.digest(data), textfile.decode(data, path)
