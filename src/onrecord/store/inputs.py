"""The files of a dossier as they are on this disk: by what to know, without reading them, that none has changed.

A file is known by its device, number, size and both its times. The time of its last change (ctime) is set by the
system alone, so an edit that keeps the size and puts the old date back is seen; and nobody elsewhere can know it, so an
index that comes with a dossier is of no file here. Where a file was changed just before it was read, another change may
bear the same time: it is in doubt, and then its content is looked at.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import diskfile
from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from pathlib import Path

CODEBOOK, LEDGER, ARTICLES, ANSWERS, IMPORTS = "codebook.yaml", "claims.yaml", "articles", "answers", "imports"
_ARCHIVE = "manifest.json"
"""Makes of a folder without a ledger an archive, which has no index."""
TICK = 2_000_000_000
"""Nanoseconds between two changes that bear different times on every file system."""


@dataclass(frozen=True)
class Inputs:
    """All files of a dossier that answers come from, by their names in it, as they were at one moment."""

    path: Path
    seen: dict[str, str] = field(repr=False)
    newest: dict[str, int] = field(repr=False)
    """When each file was last changed, in nanoseconds."""
    at: int

    @cached_property
    def digest(self) -> str:
        """Digest over what is known of all files."""
        told = "\n".join(f"{name}\x1f{seen}" for name, seen in sorted(self.seen.items()))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()

    def in_doubt(self) -> dict[str, str]:
        """Return the digests of the files that were changed so lately that the next change may bear the same time."""
        late = [name for name, changed in self.newest.items() if changed > self.at - TICK]
        return {name: digest(self.path / name) for name in late}


def look(path: Path, *only: str) -> Inputs:
    """Look at the files of a dossier, or `only` at some of these beside its folders.

    What cannot be looked at is as if it were not there.
    """
    at = time.time_ns()
    seen: dict[str, str] = {}
    newest: dict[str, int] = {}
    for name in only or (CODEBOOK, LEDGER, _ARCHIVE):
        _enter(name, path / name, seen, newest)
    for folder in () if only else (ARTICLES, ANSWERS, IMPORTS):
        try:
            with os.scandir(path / folder) as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        _enter(f"{folder}/{entry.name}", entry, seen, newest)
        except OSError as error:
            seen[folder] = type(error).__name__
    return Inputs(path, seen, newest, at)


def _enter(name: str, file: Path | os.DirEntry[str], seen: dict[str, str], newest: dict[str, int]) -> None:
    try:
        stat = file.stat()
    except (OSError, ValueError) as error:  # none there, or a link to none
        seen[name] = type(error).__name__
        return
    changed, written = stat.st_ctime_ns, stat.st_mtime_ns
    seen[name] = f"{stat.st_dev} {stat.st_ino} {stat.st_mode} {stat.st_size} {written} {changed}"
    newest[name] = max(changed, written)


def digest(path: Path) -> str:
    """Return the digest of a file's content; empty for what is no file, or cannot be read."""
    try:
        return diskfile.digest_now(path)
    except FileProblemError:
        return ""
