"""Take articles in."""

from __future__ import annotations

import functools
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onrecord.cli import _output
from onrecord.cli._options import example, formats
from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.cli._options import Command
    from onrecord.intake.run import Line, Near, Short, Source

_ASSIGNED = ("outlet", "published", "byline", "url", "title")
_KINDS = "text docx rtf pdf export html mhtml eml feed csv json parquet ris csl warc wacz zip".split()
_COLUMNS = ("title", "text", "outlet", "byline", "published", "url", "language")


class _Asked(NamedTuple):
    """How to read, compare and write."""

    kind: str | None
    assigned: dict[str, str]
    near: Near
    columns: dict[str, str]
    originals: bool
    archived: bool


def _columns(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Read ``title=headline,text=body``."""
    found: dict[str, str] = {}
    for pair in (each for told in given for each in told.split(",")):
        ours, sign, theirs = pair.partition("=")
        if not sign or ours.strip() not in _COLUMNS or not theirs.strip():
            raise click.BadParameter(f'"{pair}" is not OURS=THEIRS, where OURS is one of {", ".join(_COLUMNS)}.')
        found[ours.strip()] = theirs.strip()
    return found


def _day(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    """Read a day, month or year, as a front matter has it."""
    from onrecord import edtf

    if given is not None:
        try:
            edtf.parse(given)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return given


_OPTIONS = (
    click.option("--kind", type=click.Choice(_KINDS), help="Read the files as this kind, whatever they look like."),
    click.option("--outlet", metavar="NAME", help="Who published the articles, where the files do not say."),
    click.option("--published", metavar="DATE", callback=_day, help="When it was published; for one article."),
    click.option("--byline", metavar="NAMES", help="Who wrote it; for one article."),
    click.option("--url", metavar="URL", help="Its address; for one article."),
    click.option("--title", metavar="TEXT", help="Its title; for one article."),
    click.option(
        "--near-duplicates",
        "near",
        type=click.Choice(("link", "skip", "keep")),
        default="link",
        show_default=True,
        help="What to do with a copy of another article: write it as a copy, skip it, or write it like any other.",
    ),
    click.option(
        "--map",
        "columns",
        metavar="OURS=THEIRS",
        multiple=True,
        callback=_columns,
        help="How the table names these columns: title=headline,text=body.",
    ),
    click.option("--no-original", "originals", flag_value=False, default=True, help="Keep no copy of the file."),
    click.option("--archived", is_flag=True, help="Ask archive.org for the copy of an address."),
)


def _with_asked(command: Command) -> Command:
    """Give the command, as ``asked``, how to read, compare and write."""

    @functools.wraps(command)
    def run(*args: object, **options: Any) -> None:  # noqa: ANN401 - as declared above
        assigned = {name: value for name in _ASSIGNED if (value := options.pop(name))}
        others = {name: options.pop(name) for name in _Asked._fields if name != "assigned"}
        command(*args, asked=_Asked(assigned=assigned, **others), **options)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


@click.command()
@example(
    "echo 'The mayor said the bridge would open.' > bridge.txt && onrecord add bridge.txt --title Bridge --dry-run"
)
@click.argument("given", metavar="[PATH|URL|-]...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would be written, in a table, and write nothing.")
@click.option("--left-out", is_flag=True, help="Also show what of a page was not taken as its text.")
@_with_asked
@formats("add")
@click.pass_context
def add(ctx: click.Context, given: tuple[str, ...], form: str, *, asked: _Asked, dry_run: bool, left_out: bool) -> None:
    """Take articles in: files, folders, addresses, or what is piped in (-).

    A file is known by its content, not by its name: saved pages (HTML, MHTML), PDF, exports of Nexis, Factiva, ProQuest
    and Europresse (TXT, RTF, DOCX, HTML, ZIP), mail, feeds, tables (CSV, JSON, Parquet), web archives. References from
    Zotero fill in what the articles added with them lack. An article that is there already is not written again, and no
    file of the dossier is changed: another text at a known address is a new version beside the old one. What could not
    be found out is marked with "?". The file itself is kept in originals/. Nothing is sent anywhere but to an address
    that is given here. The exit status is 1 if anything was refused or is missing.
    """
    dossier = Path(ctx.obj)
    if not (dossier / "articles").is_dir():
        raise FileProblemError(dossier / "articles", "no such folder", "Start a dossier with: onrecord init DIR")
    sources = _sources(given, asked)
    if one := [f"--{name}" for name in asked.assigned if name != "outlet"]:
        _for_one(one, len(sources))
    lines = _lines(dossier, sources, asked, dry_run=dry_run)
    if form == "table" and not dry_run:
        missing = _stream(lines, dossier, left_out=left_out)
    else:
        missing = _show(lines, form, left_out=left_out)
    if missing:
        ctx.exit(1)


def _for_one(options: Sequence[str], number: int) -> None:
    """Refuse options that can be true of one article alone where more files are given."""
    if number > 1:
        raise click.UsageError(f"{', '.join(options)}: for one article; {number} files are given. Add them one by one.")


def _sources(given: Sequence[str], asked: _Asked) -> list[Source]:
    """Return all that is given as what can be read; addresses are asked when their turn comes."""
    from onrecord.intake import online, sources

    online_at = online.reader(archived=asked.archived)
    found: list[Source] = []
    for each in given:
        if each == sources.STDIN:
            found.append(sources.piped(asked.columns))
        elif sources.ADDRESS.match(each):
            found.append(online_at(each))
        else:
            found += sources.files(Path(each), asked.columns)
    return found


def _lines(dossier: Path, found: Sequence[Source], asked: _Asked, *, dry_run: bool) -> Iterator[Line | Short]:
    from onrecord.intake import sources
    from onrecord.intake.child import Child
    from onrecord.intake.library import Library
    from onrecord.intake.run import Intake, Options

    options = Options(
        kind=asked.kind or "",
        assigned=asked.assigned,
        near=asked.near,
        originals=asked.originals,
        dry_run=dry_run,
        added=f"{date.today():%Y-%m-%d}",  # noqa: DTZ011 - the day of whoever adds
    )
    with closing(Library(dossier, keep=not dry_run)) as library, Child() as readers:
        yield from Intake(dossier, options, library, readers, sources.told_of(found)).articles(found)


def _stream(lines: Iterator[Line | Short], dossier: Path, *, left_out: bool) -> bool:
    """Tell what becomes of each article as it comes; return whether any was refused or is missing."""
    from onrecord.intake.run import Line
    from onrecord.render import intake_lines

    counts: Counter[str] = Counter()
    short = False
    progress = _output.Progress()
    for told in lines:
        if isinstance(told, Line):
            counts[told.status] += 1
            progress.clear()
            click.echo(intake_lines.line(told))
            if left_out and told.found.left_out:
                click.echo(intake_lines.left_out(told))
            progress(counts.total(), counts.total() + 1, told.source)
        else:
            short = True
            click.echo(intake_lines.short(told), err=True)
    progress.clear()
    click.echo(intake_lines.summed(counts, dry_run=False))
    _next(counts, dossier)
    return short or bool(counts["refused"])


def _next(counts: Counter[str], dossier: Path) -> None:
    """Say what to do about originals and new articles."""
    from onrecord.intake.writing import IGNORED

    if not counts.keys() & {"added", "copy", "new version"}:
        return
    ignored = dossier / ".gitignore"
    listed = ignored.read_text("utf-8", "replace").split() if ignored.is_file() else []
    if (dossier / "originals").is_dir() and IGNORED not in listed:
        _output.note(f"originals are others' work: keep them out of git with the line {IGNORED} in {ignored}.")
    _output.note("onrecord parse finds the claims in what is new.")


def _show(lines: Iterator[Line | Short], form: str, *, left_out: bool) -> bool:
    """Print what becomes of all articles; return whether any was refused or is missing."""
    from onrecord.intake.run import Line
    from onrecord.render import intake_lines

    shown = [*lines]
    _output.write("add", form, shown)
    for told in shown:
        if left_out and form == "table" and isinstance(told, Line) and told.found.left_out:
            click.echo(f"\n{intake_lines.named(told)}\n{intake_lines.left_out(told)}")
    return any(not isinstance(told, Line) or told.status == "refused" for told in shown)
