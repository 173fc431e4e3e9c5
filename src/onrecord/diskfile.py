"""Putting a new version of a file in the place of the old one: all of it or nothing.

The new text is written and synced to a file of its own beside the old one; only then does it take the old one's name,
in one step of the operating system. Killed before that step, a process leaves the old file; after it, the new one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.errors import FileProblemError, LedgerChangedError

if TYPE_CHECKING:
    from collections.abc import Generator

_AGAIN = "Nothing was changed."
_REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), f"{_AGAIN} Make room, then run the command again."),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS),
        f"{_AGAIN} Make the file and its folder writable, then run the command again.",
    ),
    errno.ENOENT: f"{_AGAIN} Make the folder, then run the command again.",
}


class _GroupError(PermissionError):
    """The new file cannot be given the group that the old one has."""

    remedy = f"{_AGAIN} Join that group, or give the file to one of yours (chgrp), then run the command again."


def digest(data: bytes) -> str:
    """Return the digest by which a file is known to be the one that was read."""
    return hashlib.sha256(data).hexdigest()


def digest_now(path: Path) -> str:
    """Return the digest of a file as it is on disk; empty where there is none."""
    try:
        return digest(textfile.read_bytes(path))
    except textfile.NoFileError:
        return ""


def replace(path: Path, data: bytes, before: str) -> None:
    """Write `data` to `path`, where a file of the digest `before` stands ("": where none stands).

    LedgerChangedError when something else stands there, FileProblemError when it cannot be written. In both cases the
    file is as it was, and no other is left behind.
    """
    _put(path, data, before)


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whatever file stands there; FileProblemError when it cannot be, as with `replace`.

    A link to a file that is not there is refused: whoever made it would choose where the file comes to be.
    """
    if path.is_symlink() and not path.exists():
        what, remedy = "is a link to a file that is not there; nothing was written", "Remove it, or name another file."
        raise FileProblemError(path, what, remedy)
    _put(path, data, None)


def share(path: Path, like: Path) -> None:
    """Give a new file the group and permissions of another, where that is there and the system lets it."""
    with suppress(OSError):
        there = like.stat()
        with suppress(_GroupError):
            _give_away(path, there)
            path.chmod(stat.S_IMODE(there.st_mode))


def refuse_link(path: Path) -> None:
    """FileProblemError where a file that onrecord alone writes is a link: who sent the dossier would choose what grows.

    A ledger or a document may be a link, for there the file itself tells that it is one of ours.
    """
    if path.is_symlink():
        what = "is a link to another file, and nothing was written through it"
        raise FileProblemError(path, what, "Put the file itself in its place, or remove the link.")


def _put(path: Path, data: bytes, before: str | None) -> None:
    target = Path(os.path.realpath(path))  # a link stays a link
    with told(path):
        there = _writable(target)
        new = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
        try:
            _write(new, data, there)
            if before is None:
                new.replace(target)
            else:
                _take_the_place(new, target, path, before)
        finally:
            with suppress(OSError):
                new.unlink()
        sync_folder(target.parent)


@contextmanager
def told(path: Path) -> Generator[None, None, None]:
    """Tell what keeps a file from being written as a FileProblemError, with what to do about it."""
    try:
        yield
    except OSError as error:
        remedy = error.remedy if isinstance(error, _GroupError) else _REMEDIES.get(error.errno or 0, _AGAIN)
        raise FileProblemError(path, f"cannot be written ({textfile.reason(error)})", remedy) from error


def sweep(path: Path) -> None:
    """Remove what killed processes have left beside a file. Only where no other process may be writing it."""
    target = Path(os.path.realpath(path))
    leftover = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{12}}\.tmp")
    with suppress(OSError):
        for other in target.parent.iterdir():
            if leftover.fullmatch(other.name):
                other.unlink(missing_ok=True)


def _writable(path: Path) -> os.stat_result | None:
    """Return what is known of a file, None where there is none; PermissionError where it is not to be written."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return None
    # Replacing it would work all the same, against the wish of who made it read-only; root is not asked by the system.
    if not there.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")
    return there


def _write(path: Path, data: bytes, like: os.stat_result | None) -> None:
    """Write a new file, with the permissions, the group and, where that is allowed, the owner of another."""
    # Not tempfile: its files are closed to all others, and the umask would not apply to a new ledger.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like is not None:
        _give_away(path, like)
        path.chmod(stat.S_IMODE(like.st_mode))


def _give_away(path: Path, like: os.stat_result) -> None:
    """Give a file the group and owner of another; _GroupError where the group would lose it.

    Only root may give a file to another owner. A group that has no more rights than everybody loses none.
    """
    if not hasattr(os, "chown"):
        return
    with suppress(OSError):  # apart from the owner: who is of the group may set it
        os.chown(path, -1, like.st_gid)
    with suppress(OSError):
        os.chown(path, like.st_uid, -1)
    group, others = like.st_mode >> 3 & 0o7, like.st_mode & 0o7
    if path.stat().st_gid != like.st_gid and group & ~others:
        raise _GroupError(errno.EPERM, f"it would be taken from its group, {_group(like.st_gid)}, which is not yours")


def _group(number: int) -> str:
    try:
        import grp  # noqa: PLC0415 - not on every system

        return grp.getgrgid(number).gr_name
    except (ImportError, KeyError):
        return str(number)


def _take_the_place(new: Path, target: Path, path: Path, before: str) -> None:
    """Give the new file the name of the old one, if that is still the one that was read.

    An editor asks nobody before it saves: between the last look and the step lie some microseconds.
    """
    seen = _signature(target)
    if digest_now(path) != before:
        raise LedgerChangedError(path)
    if seen is None and _linked(new, target):
        return
    if _signature(target) != seen:
        raise LedgerChangedError(path)
    new.replace(target)


def _linked(new: Path, target: Path) -> bool:
    """Give a file a name that nobody has; LedgerChangedError where someone has it now, False where that cannot be."""
    try:
        os.link(new, target)
    except FileExistsError as error:
        raise LedgerChangedError(target) from error
    except (OSError, AttributeError):  # no hard links here
        return False
    return True


def _signature(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
