"""Putting a new version of a file in the place of the old one: all of it or nothing."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from onrecord import textfile
from onrecord.errors import FileProblemError, LedgerChangedError


def digest(data: bytes) -> str:
    """Return the digest by which a file is known to be the one that was read."""
    return hashlib.sha256(data).hexdigest()


def replace(path: Path, data: bytes, before: str) -> None:
    """Write `data` to `path`, where a file of the digest `before` stands ("": where none stands).

    LedgerChangedError when something else stands there, FileProblemError when it cannot be written. In both cases the
    file is as it was, and no other is left behind.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    try:
        mode = _writable_mode(target)
        new = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
        try:
            _write(new, data, mode)
            if _digest_now(path) != before:
                raise LedgerChangedError(path)
            new.replace(target)
        finally:
            with suppress(OSError):
                new.unlink()
    except OSError as error:
        raise FileProblemError(path, f"cannot be written ({textfile.reason(error)})") from error


def _writable_mode(path: Path) -> int | None:
    """Return the permissions of a file, None where there is none; PermissionError where it is not to be written."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(path, os.W_OK):
        # Replacing it would work all the same, against the wish of who made it read-only.
        raise PermissionError(13, "it is read-only")
    return mode


def _write(path: Path, data: bytes, mode: int | None) -> None:
    # Not tempfile: its files are closed to all others, and the umask would not apply to a new ledger.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _digest_now(path: Path) -> str:
    try:
        return digest(textfile.read_bytes(path))
    except textfile.NoFileError:
        return ""
