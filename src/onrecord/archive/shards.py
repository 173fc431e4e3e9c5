"""The shards of a source: which files there are, of which form, and what they are known by."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord import textfile
from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMS = {
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson": "jsonl",
    ".ndjson.gz": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of the source."""

    name: str
    """Its path below the source, with slashes: unique, and the name of its output."""
    path: str
    size: int

    @property
    def form(self) -> str:
        """How it is read: jsonl, parquet or warc."""
        return form_of(self.name)


class Found(NamedTuple):
    """What a source holds."""

    shards: tuple[Shard, ...]
    passed_over: tuple[str, ...]
    """Files that are of no form that is read."""


def find(source: Path, *, besides: Path) -> Found:
    """Return the shards of a file or a folder with all below it, by name; hidden ones are passed over in silence.

    What lies in the folder `besides` is no part of the source.

    FileProblemError where there is nothing to read.
    """
    if source.is_file():
        files = [source]
        root = source.parent
    else:
        if not source.is_dir():
            raise FileProblemError(source, "no such file or folder", "Name a shard, or a folder of shards.")
        root = source
        files = [path for path in sorted(root.rglob("*")) if path.is_file() and not _is_hidden(path, root)]
        files = [path for path in files if not path.resolve().is_relative_to(besides.resolve())]
    names = {path.relative_to(root).as_posix(): path for path in files}
    shards = tuple(
        Shard(name, str(path.absolute()), path.stat().st_size)
        for name, path in names.items()
        if form_of(name) and textfile.has_plain_name(name)
    )
    if not shards:
        remedy = f"Shards are files that end in {', '.join(FORMS)}."
        raise FileProblemError(source, "holds no shard", remedy)
    known = {shard.name for shard in shards}
    return Found(shards, tuple(name for name in names if name not in known))


def form_of(name: str) -> str:
    """Return the form of a file by its name; empty where it is none that is read."""
    return next((form for suffix, form in FORMS.items() if name.lower().endswith(suffix)), "")


def same(found: Sequence[Shard]) -> dict[str, str]:
    """Return the shards that hold what an earlier one holds, byte for byte, and which; only equal sizes are read."""
    sizes = Counter(shard.size for shard in found)
    first: dict[str, str] = {}
    alike: dict[str, str] = {}
    for shard in found:
        if sizes[shard.size] > 1:
            with suppress(OSError):  # told where it is read
                other = first.setdefault(digest(Path(shard.path)), shard.name)
                if other != shard.name:
                    alike[shard.name] = other
    return alike


def digest(path: Path) -> str:
    """Return the digest of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
