"""Lines of a guide, run as a shell would, but for onrecord itself: it runs in this process.

To start Python costs more than most commands. What ``echo`` or ``/dev/null`` says to it is handed over. A line in which
other programs take part goes to a real shell, and tests/cli/test_terminal.py sees the program as a process.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from onrecord.cli import main

BIN = Path(sys.executable).parent


class Done(NamedTuple):
    code: int
    stdout: str
    stderr: str


def run(line: str, folder: Path, **env: str) -> Done:
    """Run a line in `folder`; ``echo TEXT |`` before it, ``< /dev/null`` and ``> FILE`` at its end are obeyed.

    Of commands joined by ``&&`` or ``;`` the last one's output counts.
    """
    first, joint, rest = line.partition(" && ") if " && " in line else line.partition("; ")
    if joint and not {'"', "'"} & set(line):
        done = run(first, folder, **env)
        return done if done.code and joint == " && " else run(rest, folder, **env)
    words = shlex.shlex(line, posix=True, punctuation_chars="|&;<>()")
    words.whitespace_split = True
    command = list(words)
    file = command[-1] if command[-2:-1] == [">"] else ""
    command = command[:-2] if file else command
    command = command[:-2] if command[-2:] == ["<", "/dev/null"] else command
    said = f"{command[1]}\n" if command[0] == "echo" and command[2] == "|" else ""
    command = command[3:] if said else command
    if command[0] != "onrecord" or not {"|", "&", ";", "<", ">", "(", ")", "&&", "||", ">>"}.isdisjoint(command):
        return real(line, folder, **env)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, command[1:], prog_name="onrecord", env=env, input=said)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    if file:
        (folder / file).write_text(done.stdout, encoding="utf-8")
    return Done(done.exit_code, "" if file else done.stdout, done.stderr)


def real(line: str, folder: Path, **env: str) -> Done:
    """Run a line in a real shell, which finds the installed command."""
    path = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-c", line], cwd=folder, env={**os.environ, **path, **env},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)
