"""One writer at a time: processes that save to the same folder wait for each other.

The lock is held on the folder itself, so that it leaves no file behind, is there before the first ledger, and goes
with the process however that ends. Only onrecord asks for it; an editor does not, which is why the ledger's digest is
compared all the same. Where folders cannot be locked (Windows, some network drives) the comparison is all there is.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import LedgerBusyError

if TYPE_CHECKING:
    from collections.abc import Generator

PATIENCE = 30.0
"""Seconds to wait for another process."""
_PAUSE = 0.02
_HELD_BY_ANOTHER = (errno.EAGAIN, errno.EACCES)


@contextmanager
def held(path: Path, patience: float | None = None) -> Generator[bool, None, None]:
    """Hold the lock of the folder of a file; False where there is none to hold.

    LedgerBusyError where another process does not let go of it within `patience` seconds, else PATIENCE.
    """
    handle = _opened(Path(os.path.realpath(path)).parent)
    if handle is None:
        yield False
        return
    try:
        yield _locked(handle, path, PATIENCE if patience is None else patience)
    finally:
        os.close(handle)  # and with it the lock goes


def _opened(folder: Path) -> int | None:
    if sys.platform == "win32":
        return None
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:  # whoever writes there will say what is wrong with it
        return None


def _locked(handle: int, path: Path, patience: float) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - not on every system

    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD_BY_ANOTHER:
                return False
            if time.monotonic() > until:
                raise LedgerBusyError(path, patience) from error
            time.sleep(_PAUSE)
        else:
            return True
