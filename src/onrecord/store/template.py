"""A new dossier: an empty folder for articles and a codebook that explains itself. Nothing that is there is touched."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from pathlib import Path


GIT_ATTRIBUTES = """\
# How git merges what several people decided; docs/ledger.md, "Several people".
claims.yaml merge=onrecord
decisions.jsonl merge=union
seen.txt merge=union
"""
GIT_DRIVER = 'git config merge.onrecord.driver "onrecord merge-ledger %O %A %B"'
"""The line that each clone of a repository with a dossier needs once: git takes no program from a repository."""


def codebook_text() -> str:
    """Return the codebook with which a dossier begins: no entries, an invented example in its comments."""
    return resources.files("onrecord.store").joinpath("template/codebook.yaml").read_text("utf-8")


def make(path: Path) -> tuple[Path, ...]:
    """Make a dossier at `path`, or what of one is missing there; return what was made, nothing where all is there.

    FileProblemError where something else stands in the way, or the folder cannot be written.
    """
    made: list[Path] = []
    try:
        for folder in (path, path / "articles"):
            if not folder.is_dir():
                folder.mkdir(parents=folder == path)
                made.append(folder)
        for name, text in (("codebook.yaml", codebook_text()), (".gitattributes", GIT_ATTRIBUTES)):
            file = path / name
            # "x": whoever makes the file first keeps it, a dangling link included.
            if not file.exists():
                with file.open("x", encoding="utf-8", newline="\n") as new:
                    new.write(text)
                made.append(file)
    except OSError as error:
        what = f"cannot be made ({textfile.reason(error)})"
        raise FileProblemError(error.filename or path, what, "Name another folder.") from error
    return tuple(made)
