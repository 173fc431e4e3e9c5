"""The server: on this machine alone, until Ctrl-C."""

from __future__ import annotations

import errno
import socket
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from onrecord import textfile
from onrecord.errors import OnrecordError
from onrecord.web.app import application
from onrecord.web.guard import HOST

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.web.desk import Desk
    from onrecord.web.guard import Guard

_LEAVE = 2
"""Seconds for answers that are under way when the server ends."""


class Served(NamedTuple):
    """A dossier that can be reached, once `run` is called."""

    guard: Guard
    desk: Desk
    door: socket.socket


def prepared(path: Path, port: int, by: str = "") -> Served:
    """Take the port (0: a free one), and bring the dossier's index up to date, so that the first page comes at once."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
        door.listen()
    except OSError as error:
        door.close()
        why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({textfile.reason(error)})"
        raise OnrecordError(f"Port {port} {why}; name another, or leave --port out for a free one.") from error
    try:
        guard, desk = application(path, door.getsockname()[1], by)
        with desk.view() as view:
            _ = view.problems
    except BaseException:
        door.close()
        raise
    return Served(guard, desk, door)


def run(served: Served, *, opened: bool) -> None:
    """Answer until Ctrl-C; `opened`: open the browser."""
    config = uvicorn.Config(
        served.guard,
        log_level="warning",
        access_log=False,  # it would tell the key
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_LEAVE,
    )
    threading.Thread(target=_warm, args=(served.desk,), daemon=True).start()
    if opened:
        threading.Thread(target=webbrowser.open, args=(served.guard.address_once(),), daemon=True).start()
    with served.door, suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[served.door])


def _warm(desk: Desk) -> None:
    """Read what the first review needs, while the person reads the first page."""
    with suppress(OnrecordError), desk.work() as work:
        _ = work.dossier.articles, work.dossier.claims
