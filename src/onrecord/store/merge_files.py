"""The files that git hands to a merge driver: base, ours and theirs; the result takes the place of ours."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from onrecord import diskfile, textfile
from onrecord.errors import FileProblemError
from onrecord.store import three_way
from onrecord.store.three_way import Merged

if TYPE_CHECKING:
    from pathlib import Path

_MOST_CONFLICTS = 127
"""`git merge-file` ends with the number of conflicts, up to this; beyond it something went wrong."""


def merge(base: Path, ours: Path, theirs: Path) -> Merged:
    """Write the merge of two ledgers to `ours`; where they cannot be merged by claims, as git merges lines."""
    before = textfile.read_bytes(ours)
    try:
        found = three_way.merge(ours, textfile.read_bytes(base), before, textfile.read_bytes(theirs))
    except textfile.NoFileError:
        raise
    except (FileProblemError, three_way.NoPartsError):
        return _by_lines(base, ours, theirs)
    diskfile.replace(ours, found.text.encode("utf-8"), diskfile.digest(before))
    return found


def _by_lines(base: Path, ours: Path, theirs: Path) -> Merged:
    git = shutil.which("git")
    if git is None:
        raise FileProblemError(ours, "cannot be merged claim by claim, and there is no git to merge its lines")
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = subprocess.run([git, "merge-file", *labels, "--", str(ours), str(base), str(theirs)], check=False)  # noqa: S603
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        raise FileProblemError(ours, "cannot be merged by git merge-file")
    told = "not all claims can be read, so the lines were merged as git does, and both sides changed some of them"
    return Merged("", (told,) if done.returncode else ())
