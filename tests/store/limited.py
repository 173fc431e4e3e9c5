"""The command in a process of its own with limits, forked from one in which onrecord is imported already."""

from __future__ import annotations

import multiprocessing
import os
import resource
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["onrecord.cli.check", "onrecord.dossier", "onrecord.render.names", "limited"])


class Done(NamedTuple):
    code: int | None
    stdout: str
    stderr: str


def check(dossier: Path, folder: Path, *, seconds: int, memory: int) -> Done:
    """Run ``onrecord check`` with limits of processor time and of memory (bytes); `folder` holds what it prints."""
    files = [folder / name for name in ("stdout", "stderr")]
    process = SERVER.Process(target=_check, args=(str(dossier), list(map(str, files)), seconds, memory))
    process.start()
    process.join()
    done = Done(process.exitcode, *(file.read_text(encoding="utf-8") for file in files))
    process.close()
    return done


def _check(dossier: str, files: list[str], seconds: int, memory: int) -> None:
    for to, file in enumerate(files, 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), to)
    os.environ.pop("COLUMNS", None)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    from onrecord.cli import main

    main(["--data", dossier, "check"])
