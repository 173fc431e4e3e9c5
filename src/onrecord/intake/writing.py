"""An article that was found -> its file: front matter that says where each fact comes from, then the words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from onrecord import diskfile
from onrecord.errors import LedgerChangedError
from onrecord.store.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.intake.found import Found

ORIGINALS = "originals"
IGNORED = f"{ORIGINALS}/"
"""The line of .gitignore that keeps originals, which are others' work, out of git."""


class Facts(NamedTuple):
    """What is known of an article beside what its file says."""

    added: str
    original: str = ""
    language: str = ""
    copy_of: str = ""
    assigned: bool = False
    """A person gave the day."""
    check: tuple[str, ...] = ()


def text(found: Found, facts: Facts) -> str:
    """Return the text of an article's file; what was an article file stays as it is."""
    if found.as_is:
        return found.as_is
    head = "\n".join(_head(found, facts))
    body = "\n\n".join(found.paragraphs)
    return f"---\n{head}\n---\n\n{body}\n"


def _head(found: Found, facts: Facts) -> Iterator[str]:
    told = {
        "title": found.title,
        "outlet": found.outlet,
        "byline": found.byline,
        "published": found.day.edtf if found.day else "",
        "published_basis": "assigned" if facts.assigned else "",
        "published_from": found.day.words if found.day else "",
        "url": found.url,
        "original": facts.original,
        "retrieved": found.retrieved,
        "added": facts.added,
        "language": facts.language,
        "cut": found.cut,
        "copy_of": facts.copy_of,
    }
    for key, value in told.items():
        if value:
            yield f"{key}: {value if key in _DAYS else scalar(value)}"
    if facts.check:
        yield "check:"
        yield from (f"  - {scalar(each)}" for each in facts.check)


_DAYS = ("published", "retrieved", "added")


def write(folder: Path, name: str, text: str) -> Path | None:
    """Write an article's file that is not there yet, and return its path; None where one is: nothing is overwritten.

    FileProblemError where it cannot be written.
    """
    path = folder / f"{name}.md"
    try:
        diskfile.replace(path, text.encode("utf-8", "replace"), "")
    except LedgerChangedError:
        return None
    return path


def keep(folder: Path, data: bytes, suffix: str) -> str:
    """Keep an original by the digest of its bytes, once; return its name in the dossier."""
    name = f"{hashlib.sha256(data).hexdigest()}{suffix}"
    path = folder / ORIGINALS / name
    if not path.exists():
        with diskfile.told(path):
            path.parent.mkdir(exist_ok=True)
        diskfile.write(path, data)
    return f"{ORIGINALS}/{name}"
