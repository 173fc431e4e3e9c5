"""Read very many articles into Parquet."""

from __future__ import annotations

import functools
import sys
import time
from contextlib import closing, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from onrecord.cli import _output, _terminal
from onrecord.cli._group import INTERRUPTED
from onrecord.cli._options import cores, example
from onrecord.errors import FileProblemError, MissingExtraError, did_you_mean
from onrecord.render.wording import counted
from onrecord.text import printable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from onrecord.archive.manifest import Result
    from onrecord.archive.options import Kind, Options
    from onrecord.archive.run import Engine, Plan
    from onrecord.cli._options import Command

_LIBRARIES = ("pyarrow", "fastwarc", "resiliparse", "distributed")
_NAMED = 8
_EACH = 10.0
"""Seconds between two lines of progress where these stay, as in the log of a long run."""


class _Asked(NamedTuple):
    """What is to be found in which articles."""

    kind: Kind
    on_topic: bool
    nested: bool
    columns: tuple[str, ...]


_ASKED = (
    click.option(
        "--attributions",
        "kind",
        flag_value="attributions",
        default="attributions",
        help="Write every attributed statement (the default); no codebook is needed.",
    ),
    click.option(
        "--claims", "kind", flag_value="claims", help="Write claims, by the codebook of the dossier (--data)."
    ),
    click.option(
        "--on-topic",
        is_flag=True,
        help="Read only articles that name an issue of the codebook. Much faster; but coverage then counts these alone,"
        " and not what the others report.",
    ),
    click.option("--nested", is_flag=True, help="Also write statements inside the content of others (attributions)."),
    click.option(
        "--column",
        "columns",
        metavar="OURS=THEIRS",
        multiple=True,
        help="What a column is called in the source: text=story. May be given again.",
    ),
)


def _with_asked(command: Command) -> Command:
    """Give the command, as ``asked``, what is to be found."""

    @functools.wraps(command)
    def run(
        *args: object, kind: Kind, on_topic: bool, nested: bool, columns: tuple[str, ...], **options: object
    ) -> None:
        command(*args, asked=_Asked(kind, on_topic, nested, columns), **options)

    for option in reversed(_ASKED):
        run = option(run)
    return run


@click.command()
@example("""echo '{"text": "The mayor said the bridge would open."}' > day.jsonl && onrecord archive day.jsonl out""")
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@_with_asked
@click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes; without it, one for each core."
)
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster there: tcp://10.0.0.1:8786.")
@click.option("--prune", is_flag=True, help="Remove outputs whose shards are no longer in SOURCE.")
@click.pass_context
def archive(
    ctx: click.Context,
    source: Path,
    out: Path,
    asked: _Asked,
    jobs: int | None,
    scheduler: str | None,
    *,
    prune: bool,
) -> None:
    """Read very many articles into Parquet.

    SOURCE is a file or a folder of files, called shards: JSON lines, Parquet or web archives (.jsonl, .parquet, .warc;
    the first and the last also .gz). OUT gets one file for each shard, and manifest.json. A second run does only what
    is missing or has changed: Ctrl-C, a killed process or a full disk lose only the shards then being read. A shard or
    an article that cannot be read is named and left out, and the exit status is then 1. docs/archive.md has the
    details.
    """
    if scheduler and jobs:
        raise click.UsageError("--jobs is for this machine: with --scheduler, the cluster's workers do the work.")
    if asked.nested and asked.kind == "claims":
        raise click.UsageError("--nested is for attributions: claims have such statements anyway.")
    _needs()
    from onrecord.archive import run

    wanted, codebook = _options(str(ctx.obj), asked)
    planned = run.plan(source, out, wanted)
    _tell_plan(planned, jobs, scheduler)
    progress = _Progress()
    with _engine(jobs, scheduler) as engine:
        result = run.run(planned, out, wanted, codebook, engine, prune=prune, tell=progress.tell)
    progress.end()
    _tell(result, out, asked.kind)
    if result.interrupted:
        ctx.exit(INTERRUPTED)
    if result.fatal:
        raise click.ClickException(printable(f"{result.fatal} Finished shards are kept."))
    if result.failed or result.counts["failed"]:
        ctx.exit(1)


def _needs() -> None:
    """Say at once that a library of the extra is missing."""
    try:
        for name in ("run", "sources.warc", "sources.parquet"):
            import_module(f"onrecord.archive.{name}")
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in _LIBRARIES:
            raise
        raise MissingExtraError("archive", library) from error


def _options(data: str, asked: _Asked) -> tuple[Options, bytes]:
    """Return what is asked for, and the file of the codebook, where one is needed."""
    from onrecord.archive.options import Options

    book, there = _codebook(data) if asked.on_topic or asked.kind == "claims" else ("", b"")
    columns = tuple(map(_column, asked.columns))
    return Options(asked.kind, book, on_topic=asked.on_topic, nested=asked.nested, columns=columns), there


def _codebook(data: str) -> tuple[str, bytes]:
    """Return the codebook of a dossier as it is sent to processes, and as it stands in its file."""
    from onrecord.store import codebook

    path = Path(data) / "codebook.yaml"
    book, problems = codebook.load(path)
    _output.problems(problem for problem in problems if not problem.note)
    if not book.issues:
        raise FileProblemError(path, "has no issue", "Claims, and --on-topic, need one: docs/codebook.md tells how.")
    return book.model_dump_json(by_alias=True), path.read_bytes()


def _column(told: str) -> tuple[str, str]:
    from onrecord.archive.sources.fields import KNOWN

    ours, _, theirs = told.partition("=")
    if ours not in KNOWN or not theirs:
        near = did_you_mean(ours, KNOWN)
        raise click.UsageError(f"--column takes OURS=THEIRS, and ours are {', '.join(KNOWN)}.{near}")
    return ours, theirs


def _engine(jobs: int | None, scheduler: str | None) -> AbstractContextManager[Engine]:
    if scheduler:
        from onrecord.archive.cluster import Cluster

        return closing(Cluster(scheduler))
    from onrecord.archive.pool import Pool

    return nullcontext(Pool(jobs or cores()))


def _tell_plan(planned: Plan, jobs: int | None, scheduler: str | None) -> None:
    """Tell what is not read, and where more processes than shards were asked for."""
    if planned.passed_over:
        names = ", ".join(planned.passed_over[:_NAMED]) + ", …" * (len(planned.passed_over) > _NAMED)
        _output.note(
            f"{counted(len(planned.passed_over), 'file is no shard', 'files are no shards')}, and not read: {names}"
        )
    for name, other in planned.same.items():
        _output.note(f"{name} holds the same as {other}, byte for byte, and is read once.")
    shards, wanted = len(planned.tasks), jobs or cores()
    if shards < wanted and not scheduler:
        _output.note(f"{counted(shards, 'shard')} for {wanted} processes: cut large files into more to use all cores.")


class _Progress:
    """A line on stderr: shards, articles, rate, and how long it will take; where nobody watches, one now and then."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._began = self._told = time.monotonic()

    def tell(self, result: Result) -> None:
        """Tell how far it is."""
        now = time.monotonic()
        if not self._watched and now - self._told < _EACH:
            return
        self._told = now
        line = _line(result, now - self._began)
        if self._watched:
            _terminal.put(f"\r\033[K{line}", err=True)
        else:
            click.echo(line, err=True)

    def end(self) -> None:
        """Leave the line."""
        if self._watched:
            _terminal.put("\r\033[K", err=True)


def _line(result: Result, seconds: float) -> str:
    """Return how far a run is; what was done before it counts for nothing in its rate."""
    new = {name: done for name, done in result.done.items() if not done.skipped}
    articles = sum(done.record.counts["articles"] for done in new.values() if done.record)
    told = f"{len(result.done):,} of {counted(len(result.shards), 'shard')}  {counted(articles, 'article')}"
    size = sum(done.shard.size for done in new.values())
    left = sum(shard.size for shard in result.shards if shard.name not in result.done)
    if not (size and articles):
        return told
    told += f"  {articles / seconds:,.0f} a second"
    return f"{told}  about {_output.duration(seconds * left / size)} left" if left else told


def _tell(result: Result, out: Path, kind: Kind) -> None:
    counts = result.counts
    failed = len(result.failed)
    shards = [f"{len(result.done) - result.skipped - failed:,} read", f"{result.skipped:,} done before"]
    shards += [f"{failed:,} failed"] * bool(failed)
    waiting = len(result.shards) - len(result.done)
    shards += [f"{waiting:,} not finished"] * bool(waiting)
    click.echo(f"shards    {len(result.shards):,}: {', '.join(shards)}")
    click.echo(f"articles  {counts['articles']:,}: {_articles(result)}")
    told = f"{counts['rows']:,} {kind}"
    if kind == "claims":
        told += f"; {counts['covered']:,} of {counts['statements']:,} statements in claims"
        told += " of the articles on an issue" * bool(counts["off_topic"])
    click.echo(f"written   {told}: {printable(str(out / kind))}")
    for done in result.failed:
        click.echo(printable(f"{done.shard.name}: {done.failure}"), err=True)
    _tell_articles(result)
    for name in result.gone:
        text = f"{name} is no longer in the source; its output is still there, and counts. --prune removes it."
        _output.note(text)
    if result.interrupted:
        click.echo("Interrupted: finished shards are kept; run the command again for the others.", err=True)


def _articles(result: Result) -> str:
    """Return what became of the articles, in words."""
    names = {
        "without_text": "without text",
        "not_english": "not English",
        "off_topic": "on no issue",
        "failed": "failed",
    }
    told = [f"{result.counts['read']:,} read"]
    return ", ".join(
        told + [f"{result.counts[name]:,} {words}" for name, words in names.items() if result.counts[name]]
    )


def _tell_articles(result: Result) -> None:
    """Name the first articles that failed, with their shards."""
    failed = result.counts["failed"]
    named = [
        f"{name}, row {failure.row} ({failure.article}): {failure.why}"
        for name in sorted(result.done)
        if (record := result.done[name].record)
        for failure in record.failures
    ]
    for line in named[:_NAMED]:
        click.echo(printable(line), err=True)
    if failed > _NAMED:
        click.echo(f"... and {failed - min(_NAMED, len(named)):,} more articles; see manifest.json.", err=True)
