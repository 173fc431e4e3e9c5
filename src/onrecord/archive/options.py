"""What is asked of a run: the same options and the same shard give the same file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["attributions", "claims"]

_ROOMS = (
    *("archive", "coders", "columns.py", "drafting", "edtf.py", "explain", "intake/pages/jsonld.py", "models.py"),
    *("parser", "reports/entries.py", "spans.py", "store/merge.py", "suggest", "text.py"),
)
"""The parts of the program that decide what a shard's output is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is looked for, and how; plain values, to be sent to another process or machine."""

    kind: Kind = "attributions"
    codebook: str = ""
    """The codebook as JSON; claims need one, and so does `on_topic`."""
    on_topic: bool = False
    """Read only articles that name an issue of the codebook."""
    nested: bool = False
    """Give statements inside the content of others, too."""
    columns: tuple[tuple[str, str], ...] = ()
    """Names of columns of the source for ours, where they are others than the known ones."""

    @property
    def digest(self) -> str:
        """The digest of the options and of the program: what an output was made with."""
        told = json.dumps([asdict(self), program()], sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program() -> str:
    """Return the digest of the parts of the program that decide on an output, the same on every machine."""
    root = Path(__file__).parents[1]
    made = hashlib.sha256()
    for room in _ROOMS:
        path = root / room
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if file.suffix in (".py", ".toml"):
                made.update(f"{file.relative_to(root).as_posix()}\0".encode())
                made.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return made.hexdigest()
