"""A new dossier: an empty folder for articles and a codebook that explains itself. Nothing that is there is touched."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from pathlib import Path


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
        file = path / "codebook.yaml"
        # "x": whoever makes the file first keeps it, a dangling link included.
        if not file.exists():
            with file.open("x", encoding="utf-8", newline="\n") as new:
                new.write(codebook_text())
            made.append(file)
    except OSError as error:
        what = f"cannot be made ({textfile.reason(error)})"
        raise FileProblemError(error.filename or path, what, "Name another folder.") from error
    return tuple(made)
