"""Asking models: the options of the command line, what is said before and after, and the progress between."""

from __future__ import annotations

import functools
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from onrecord.cli import _terminal
from onrecord.cli._group import Interrupted
from onrecord.cli._output import duration
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.ask import Plan
    from onrecord.cli._options import Command
    from onrecord.coders.model.asking import Asked, Progress
    from onrecord.coders.model.client import Client
    from onrecord.dossier import Dossier

COMMAND = "ONRECORD_MODEL_COMMAND"
TIMEOUT = 120
_FEW = 8
"""More names of articles than this nobody reads."""


class Wanted(NamedTuple):
    """The models that the command line names, and how they are to be asked."""

    names: tuple[str, ...]
    options: dict[str, str]
    command: str
    limit: int | None
    timeout: float

    def clients(self) -> list[Client]:
        """Return what is to be asked. OnrecordError where a model, an option or the library is missing."""
        if self.command:
            from onrecord.coders.model.command import Command as ByCommand

            return [ByCommand(self.names[0], self.command, self.options, timeout=self.timeout)]
        from onrecord.coders.model.library import Library

        return [Library(name, self.options, timeout=self.timeout) for name in self.names]


JOBS = "onrecord.jobs"
"""Where click's context has the number of --jobs."""


def _keep_jobs(ctx: click.Context, _: click.Parameter, number: int | None) -> None:
    ctx.meta[JOBS] = number


_AT_A_TIME = 4
"""So many articles a model is asked about at a time, where --jobs does not say."""


def with_models(command: Command) -> Command:
    """Give the command, as ``wanted``, the models to ask; None where none is named."""

    @click.option("--model", "models", metavar="NAME", multiple=True, help="Ask this model too; may be given again.")
    @click.option(
        "--model-option", "options", metavar="KEY VALUE", nargs=2, multiple=True, help="An option of the model."
    )
    @click.option(
        "--model-command",
        "line",
        metavar="CMD",
        help="A command that takes the prompt on its standard input and prints the answer; --model names it.",
    )
    @click.option(
        "--jobs",
        type=click.IntRange(1, 61),
        metavar="N",
        expose_value=False,
        callback=_keep_jobs,
        help="Read N articles at a time, or ask a model about N.  [default: one for each core; a model: 4]",
    )
    @click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask about at most N articles.")
    @click.option(
        "--timeout",
        type=click.FloatRange(0.1),
        default=TIMEOUT,
        show_default=True,
        metavar="SECONDS",
        help="How long one answer may take.",
    )
    @functools.wraps(command)
    def run(
        *args: object,
        models: tuple[str, ...],
        options: tuple[tuple[str, str], ...],
        line: str | None,
        limit: int | None,
        timeout: float,
        **more: object,
    ) -> None:
        line = line if line is not None else os.environ.get(COMMAND, "") if models else ""
        _refuse(models, options, line)
        wanted = Wanted(tuple(dict.fromkeys(models)), dict(options), line, limit, timeout) if models else None
        command(*args, wanted=wanted, **more)

    return run


def _refuse(models: Sequence[str], options: Sequence[tuple[str, str]], line: str) -> None:
    if (line or options) and not models:
        what = "--model-command" if line else "--model-option"
        raise click.UsageError(f"{what} needs --model NAME: the name that stands beside what the model finds.")
    if line and len(set(models)) > 1:
        raise click.UsageError("--model-command answers for one model; give one --model NAME with it.")
    if line and options:
        raise click.UsageError("--model-option is for models of llm; give a command its options in --model-command.")
    for name in models:
        if not name.strip() or printable(name) != name or len(name) > 100:
            raise click.UsageError(f'"{printable(name)[:100]}" is no name of a model: up to 100 printable characters.')


def ask(dossier: Dossier, names: Sequence[str], wanted: Wanted, *, dry_run: bool) -> bool:
    """Ask the models about the articles whose answer is missing; True where all have answered.

    What is sent where is said before the first request, and with `dry_run` nothing is sent.
    """
    from onrecord import ask as asking

    whole = True
    for client in wanted.clients():
        planned = asking.plan(dossier, client, names, limit=wanted.limit)
        click.echo(_planned(planned, wanted, dry_run=dry_run), err=True)
        if dry_run or not planned.tasks:
            continue
        try:
            asked = asking.ask(
                dossier, planned, jobs=click.get_current_context().meta.get(JOBS) or _AT_A_TIME, tell=_tell
            )
        except KeyboardInterrupt as error:
            _clear()
            told = "Interrupted. The answers that came in are kept; the next run asks for those missing."
            raise Interrupted(told) from error
        _clear()
        click.echo(_told(asked, client.name), err=True)
        whole = whole and not asked.failed and not asked.left
    return whole


def _planned(planned: Plan, wanted: Wanted, *, dry_run: bool) -> str:
    from onrecord.render.wording import counted

    name = printable(planned.client.name)
    kept = (
        f"{counted(planned.fitting, 'answer')} kept in the dossier still fit"
        if planned.fitting != 1
        else ("1 answer kept in the dossier still fits")
    )
    if not planned.tasks:
        return f"Model {name}: nothing to ask; {kept}."
    through = f" by the command {printable(wanted.command)}" if wanted.command else ""
    articles = counted(len(planned.tasks), "article")
    sent = f"about {planned.tokens:,} tokens"
    parts = [kept] if planned.fitting else []
    parts += [f"{counted(planned.beyond, 'more article')} left for later (--limit)"] if planned.beyond else []
    rest = f" {'; '.join(parts)}." if parts else ""
    if dry_run:
        return f"Model {name}{through} would be asked about {articles}, {sent}. Nothing was sent.{rest}"
    return f"Asking model {name}{through} about {articles}, {sent}.{rest}"


def _tell(progress: Progress) -> None:
    """Tell on stderr, in one line that is written over, how far the asking is; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return
    parts = [f"{progress.done} of {progress.total} articles done"]
    if progress.done:
        parts += [f"{progress.rate:.1f} a minute", f"{progress.tokens:,} tokens"]
    if progress.remaining:
        parts.append(f"about {duration(progress.remaining)} left")
    _terminal.put(f"\r\033[K{', '.join(parts)}", err=True)


def _clear() -> None:
    if sys.stderr.isatty():
        _terminal.put("\r\033[K", err=True)


def _told(asked: Asked, name: str) -> str:
    """Return what came of asking: how many answers, which articles failed and why, and what was not asked."""
    from onrecord.render.wording import counted

    lines = [f"Model {printable(name)}: {counted(len(asked.answered), 'answer')} kept, {asked.tokens:,} tokens."]
    lines += [f"not coded by the model: {printable(article)}: {reason}" for article, reason in asked.failed]
    if asked.left:
        few = ", ".join(printable(article) for article in asked.left[:_FEW])
        more = f" and {len(asked.left) - _FEW:,} more" if len(asked.left) > _FEW else ""
        again = "The next run asks about them."
        lines.append(f"Stopped ({asked.stopped}). Not asked: {few}{more}. {again}")
    return "\n".join(lines)
