"""A model behind a command of the user's: the prompt on its standard input, the answer on its standard output."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from contextlib import suppress
from subprocess import PIPE
from threading import Thread
from typing import TYPE_CHECKING

from onrecord.coders.model import answer
from onrecord.coders.model.client import Reply, UnavailableError, UnusableError
from onrecord.errors import OnrecordError
from onrecord.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "ONRECORD_SCHEMA"
"""The variable of the environment that holds the path of the answer's JSON schema."""
_MOST = 8 * answer.MAX_ANSWER
"""Bytes of a command's output, beyond which it is stopped."""
_CHUNK = 65_536
_REST = 1.0
"""Seconds in which what a command printed before it ended is read."""
_MAX_REASON = 300


class Command:
    """A command that answers; it is started anew for each prompt, without a shell."""

    def __init__(self, name: str, line: str, options: Mapping[str, str], *, timeout: float) -> None:
        """Split the command as a shell would; OnrecordError where it is none."""
        try:
            self._words = shlex.split(line)
        except ValueError as error:
            raise OnrecordError(f"The model's command is not closed: {error}. Quote it as for a shell.") from error
        if not self._words:
            raise OnrecordError("The model's command is empty.")
        self.name, self.options, self._timeout = name, dict(options), timeout
        self._running: set[_Run] = set()

    def ask(self, prompt: str) -> Reply:
        """Return what the command prints for a prompt."""
        environment = os.environ | {SCHEMA: str(answer.schema_path())}
        with tempfile.TemporaryFile() as given:  # no pipe: a command that never reads must not hold us up
            given.write(prompt.encode("utf-8", "surrogatepass"))
            given.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 - the user's own words on the command line
                    self._words, stdin=given, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
                )
            except OSError as error:
                what = error.strerror or str(error)
                raise UnusableError(f"{printable(self._words[0])}: cannot be started ({what.lower()})") from error
            run = _Run(process, self._timeout)
            self._running.add(run)
            try:
                return Reply(run.output().decode("utf-8", "replace"))
            finally:
                self._running.discard(run)

    def stop(self) -> None:
        """Stop the commands that are running."""
        for run in tuple(self._running):
            run.stop()


class _Run:
    """A command that runs: its output is bounded in size and time."""

    def __init__(self, process: subprocess.Popen[bytes], timeout: float) -> None:
        self._process, self._timeout = process, timeout
        self._printed, self._told = bytearray(), b""

    def output(self) -> bytes:
        """Return what the command has printed when it ends; UnavailableError where it fails, or goes on for too long.

        A program that it leaves running may hold its output open: nobody waits for that one.
        """
        listeners = [Thread(target=listen, daemon=True) for listen in (self._listen, self._listen_to_troubles)]
        for listener in listeners:
            listener.start()
        try:
            code = self._process.wait(self._timeout)
        except subprocess.TimeoutExpired as error:
            raise UnavailableError(f"no answer within {self._timeout:g} seconds") from error
        finally:
            for listener in listeners:
                listener.join(_REST)
            self.stop()
        if len(self._printed) > _MOST:
            return bytes(self._printed)  # too long for an answer, which is told where answers are read
        if code:
            raise UnavailableError(f"the command ended with exit status {code}{_last_line(self._told)}")
        return bytes(self._printed)

    def _listen(self) -> None:
        """Gather what the command prints; one that prints without end is stopped."""
        assert self._process.stdout is not None  # noqa: S101 - asked for where it was started
        with self._process.stdout as stream:
            while printed := os.read(stream.fileno(), _CHUNK):
                self._printed += printed
                if len(self._printed) > _MOST:
                    self.stop()
                    return

    def _listen_to_troubles(self) -> None:
        """Keep the end of what the command says of its troubles."""
        assert self._process.stderr is not None  # noqa: S101 - asked for where it was started
        with self._process.stderr as stream:
            while said := os.read(stream.fileno(), _CHUNK):
                self._told = (self._told + said)[-4 * _MAX_REASON :]

    def stop(self) -> None:
        """Stop the command and all that it has started."""
        with suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)


def _last_line(told: bytes) -> str:
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return f": {printable(one_line(lines[-1]))[:_MAX_REASON]}" if lines else ""
