"""A command group that imports a command when it is called, and turns errors into one sentence."""

from __future__ import annotations

import errno
import keyword
import os
import shlex
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

import click

from onrecord.cli import _terminal
from onrecord.cli._table import COMMANDS, SECTIONS
from onrecord.errors import OnrecordError, UnknownNameError, did_you_mean
from onrecord.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Sequence


class NamingGroup(click.Group):
    """A group that tells an unknown command with the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f'No command "{one_line(args[0])}".{did_you_mean(args[0], known)}')
        return super().resolve_command(ctx, args)


class LazyGroup(NamingGroup):
    """The commands of `COMMANDS`, each in the module of its name."""

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run behind the gates; where a shell asks for completions, those of the dossier are at hand."""
        _terminal.close()
        if "_ONRECORD_COMPLETE" in os.environ:
            from onrecord.cli import _completing

            _completing.register()
        try:
            return super().main(*args, **options)
        except OSError as error:  # help that cannot be printed: all else is told below
            Refusal(_told(error)).show()
            raise SystemExit(Refusal.exit_code) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which help lists them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_") + "_" * keyword.iskeyword(cmd_name)
        return getattr(import_module(f"onrecord.cli.{name}"), name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; --data behind it is told where it belongs."""
        for at, word in enumerate(args):
            if word.partition("=")[0] == "--data":
                ctx.fail(f"--data goes before the command: {_reordered(args, at)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by sections, from the table alone."""
        del ctx
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([*commands.items()], col_max=14)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. What went wrong is one sentence, never a traceback."""
        try:
            return super().invoke(ctx)
        except UnknownNameError as error:
            raise Misnamed(printable(str(error))) from error
        except OnrecordError as error:
            raise Refusal(printable(str(error))) from error
        except KeyboardInterrupt as error:
            raise Interrupted("Interrupted.") from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has gone away, as `head` does
                raise
            raise Refusal(_told(error)) from error


def _told(error: OSError) -> str:
    named: Sequence[object] = [part for part in (error.filename, error.strerror) if part]
    return printable(": ".join(map(str, named)) or str(error))


def _reordered(args: Sequence[str], at: int) -> str:
    """Return the command line with the --data that stands at `at` in its place."""
    _, joined, value = args[at].partition("=")
    value, after = (value, at + 1) if joined else (next(iter(args[at + 1 :]), "DIR"), at + 2)
    return shlex.join(("onrecord", "--data", value, *args[:at], *args[after:]))


class Refusal(click.ClickException):
    """A command that could not answer."""


INTERRUPTED = 130
"""The exit status of a command that Ctrl-C has ended, as shells have it."""


class Interrupted(click.ClickException):
    """A command that Ctrl-C has ended."""

    exit_code = INTERRUPTED

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it on a line of its own: the terminal has printed ^C."""
        click.echo(f"\n{self.message}", file=file, err=True)


class Misnamed(click.ClickException):
    """A name on the command line that is not in the dossier, or stands for several things there."""

    exit_code = 2
