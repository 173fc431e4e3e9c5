"""Text files as bytes and as text, with errors that say which byte is wrong."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from pathlib import Path

BOM = "\ufeff"
"""The byte order mark, as it stands before the first character of some files."""

MOST = 1_000_000_000
"""Bytes of a file, beyond which none is read: more than any that this program writes."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class NoFileError(FileProblemError):
    """There is no file of that name."""


def read_bytes(path: Path, *, missing: str = "", most: int = MOST) -> bytes:
    """Return the bytes of a regular file; FileProblemError where it cannot be read, NoFileError where it is not.

    `missing` is the remedy to name where there is no such file. One of more than `most` bytes is not read.
    """
    try:
        # A pipe or a device would block or never end.
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FileProblemError(path, "is not a regular file, but a folder, pipe or device")
        if found.st_size > most:
            raise FileProblemError(path, f"has more than {most:,} bytes, and is not read", "Split it.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NoFileError(path, "no such file", missing) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        raise FileProblemError(path, f"cannot be read ({reason(error)})") from error


def decode(data: bytes, path: Path) -> str:
    """Return `data` as text, a byte order mark included; FileProblemError names the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = " (it begins like UTF-16)" if data.startswith(_UTF16) else ""
        what = f"is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}{guess}"
        line = data.count(b"\n", 0, error.start) + 1
        raise FileProblemError(path, what, "Save the file as UTF-8.", line=line) from error


def has_plain_name(path: Path | str) -> bool:
    """True where the name of a file is text; on some systems it may be any bytes."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def shown(path: Path | str) -> str:
    r"""Return the name of a file as text, what is none in it as ``\xe9``."""
    return str(path) if has_plain_name(path) else os.fsencode(str(path)).decode("utf-8", "backslashreplace")


def newline_of(text: str) -> str:
    """Return the line end that a text uses, going by its first line."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def reason(error: Exception) -> str:
    """Return what the operating system says, without its number and the path again."""
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()
