"""Work in a process of its own with limits, forked from one in which onrecord is imported already."""

from __future__ import annotations

import multiprocessing
import os
import resource
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(
    [
        "pytest",
        "hypothesis",
        "onrecord.cli.check",
        "onrecord.dossier",
        "onrecord.drafting.proofs",
        "onrecord.indexing",
        "onrecord.parser.run",
        "onrecord.render.html.report",
        "onrecord.render.terminal.check",
        "limited",
    ]
)


class Done(NamedTuple):
    code: int | None
    stdout: str
    stderr: str


def run(work: Callable[..., object], *args: object, seconds: int, memory: int) -> int | None:
    """Return the exit code of a process that does some work with limits of processor time and of memory (bytes)."""
    process = SERVER.Process(target=_limited, args=(work, args, seconds, memory))
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    return code


def check(dossier: Path, folder: Path, *, seconds: int, memory: int) -> Done:
    """Run ``onrecord check`` with such limits; `folder` holds what it prints."""
    files = [folder / name for name in ("stdout", "stderr")]
    code = run(_check, str(dossier), list(map(str, files)), seconds=seconds, memory=memory)
    return Done(code, *(file.read_text(encoding="utf-8") for file in files))


def _limited(work: Callable[..., object], args: tuple[object, ...], seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    work(*args)


def _check(dossier: str, files: list[str]) -> None:
    for to, file in enumerate(files, 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), to)
    os.environ.pop("COLUMNS", None)
    from onrecord.cli import main

    main(["--data", dossier, "check"])
