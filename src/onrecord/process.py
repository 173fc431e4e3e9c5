"""A process that works for the one that has started it."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import connection, parent_process


def serve_parent() -> None:
    """Leave Ctrl-C to the process that has started this one, and end with it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
