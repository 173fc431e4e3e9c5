"""Options that several commands share, each given once: the dossier, the filter, the format, the terms of counting."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onrecord import edtf
from onrecord.cli import _output
from onrecord.errors import UnknownNameError, did_you_mean
from onrecord.models import NO_PARTY, PERSON, RULES, STANCES, STATUSES
from onrecord.render import writers
from onrecord.render.wording import counted
from onrecord.reports.positions import WINDOW, Terms
from onrecord.reports.select import Filter, select, undated_left_out
from onrecord.text import fold, one_line, printable
from onrecord.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.dossier import Dossier
    from onrecord.errors import Problem
    from onrecord.reports.entries import Entry

Command = Callable[..., None]


def with_dossier(command: Command) -> Command:
    """Give the command the dossier as its first argument, problems in its files told on stderr."""

    @click.pass_obj
    @functools.wraps(command)
    def run(data: str, /, *args: object, **options: object) -> None:
        from onrecord.dossier import Dossier

        dossier = Dossier(data)
        dossier.jobs = cores()
        _ = dossier.codebook, dossier.ledger  # either of them unreadable is the end of it
        _output.problems(_worth_telling(dossier.problems))
        command(dossier, *args, **options)

    return run


def by_index(command: Command) -> Command:
    """Bring the index up to date first, from which what has not changed is taken."""

    @click.pass_obj
    @functools.wraps(command)
    def run(data: str, /, *args: object, **options: object) -> None:
        View(data).renew()
        command(*args, **options)

    return run


MOST = 61
"""Processes of one pool."""


def cores() -> int:
    """Return how many processor cores this process may use; more processes than MOST Windows does not start."""
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(mine, MOST)


def with_view(command: Command) -> Command:
    """Give the command the dossier, only to be asked, as its first argument; problems in its files are told."""

    @click.pass_obj
    @functools.wraps(command)
    def run(data: str, /, *args: object, **options: object) -> None:
        view = View(data)
        _output.problems(view.problems)
        command(view, *args, **options)

    return run


_READERS = ("parse", "articles")


def _worth_telling(found: Iterable[Problem]) -> list[Problem]:
    """Return the problems; of the notes, which are left to `check`, those on files that a reader of articles misses."""
    from onrecord.articles import NOT_READ, SECOND_ARTICLE

    reads = click.get_current_context().info_name in _READERS
    return [problem for problem in found if not problem.note or (reads and problem.rule in (NOT_READ, SECOND_ARTICLE))]


def example(*lines: str) -> Callable[[Command], Command]:
    """End the command's help with lines that can be pasted; the tests run them. Stands right under ``command``."""

    def decorate(command: Command) -> Command:
        # Click leaves alone the line breaks of a paragraph that begins with this sign.
        block = "\b\n" + "\n".join(f"    {line}" for line in lines)
        command.__doc__ = f"{inspect.cleandoc(command.__doc__ or '')}\n\nExample:\n\n{block}"
        return command

    return decorate


def with_by(command: Command) -> Command:
    """Let a person say whose decisions these are; stands right under ``with_dossier``."""

    @functools.wraps(command)
    def run(dossier: Dossier, /, *args: object, by: str, **options: object) -> None:
        dossier.by = printable(by).strip() or dossier.by
        command(dossier, *args, **options)

    return _with((BY,), run)


BY = click.option(
    "--by",
    metavar="NAME",
    default="",
    help="Who decides; written beside the decision. Without it, the environment variable ONRECORD_BY.",
)


class Word(click.Choice[str]):
    """One of several words; a slip is told with the nearest."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """Return click's sentence, and which word may have been meant."""
        return f"{super().get_invalid_choice_message(value, ctx)}{did_you_mean(str(value), self.choices)}"


class Day(click.ParamType[date]):
    """A day, month or year; stands for its first day, or with `end` for its last."""

    name = "date"

    def __init__(self, *, end: bool = False) -> None:
        self.end = end

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ``2019-04-04``, ``2019-04`` or ``2019``."""
        if isinstance(value, date):
            return value
        when: edtf.When | None = None
        with suppress(ValueError):
            when = edtf.parse(value)
        if when is None or "/" in value or "[" in value:  # an interval may be open, and is no day to count from
            self.fail(f'"{one_line(str(value))}" is not a date; write 2019-04-04, 2019-04 or 2019.', param, ctx)
        return when.latest if self.end else when.earliest


def _status(usual: str) -> Callable[[Command], Command]:
    """Offer --status, which says what the command takes without it."""
    help_ = f"A status; without this option, {usual}."
    return click.option("--status", type=Word([*STATUSES, "all"]), multiple=True, help=help_)


_FILTERS = (
    click.option("--actor", metavar="NAME", multiple=True, help="A speaker; a body with all who speak for it."),
    click.option(
        "--party", metavar="PARTY", multiple=True, help='A side, by key or name; "none" for speakers without a side.'
    ),
    click.option("--issue", metavar="ISSUE", multiple=True, help="An issue."),
    click.option(
        "--stance",
        type=Word(STANCES, case_sensitive=False),
        multiple=True,
        help="A stance: for or against the issue's proposition.",
    ),
    click.option("--since", metavar="DATE", type=Day(), help="Said on this day or later."),
    click.option("--until", metavar="DATE", type=Day(end=True), help="Said on this day or earlier."),
    click.option("--article", metavar="ARTICLE", multiple=True, help="An article, by id or file."),
    click.option(
        "--coder",
        metavar="CODER",
        multiple=True,
        help='Who drafted it: "rules" (the parser), "learned", "model:NAME", or "person" for what a person entered.'
        " A draft of several counts for each of them.",
    ),
    click.option(
        "--text",
        metavar="WORDS",
        default="",
        help="Words to find in quote, position, mention, actor or note: one after the other, also within longer words.",
    ),
    click.option(
        "--extra",
        metavar="NAME[=VALUE]",
        multiple=True,
        help="An own variable that a claim has, or has with this value. Several names all have to fit.",
    ),
)


def filters(usual: str) -> Callable[[Command], Command]:
    """Give the command, after the dossier, what the filter options ask for. Each may be given repeatedly.

    `usual` tells in the help which claims the command takes where no status is asked for.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(dossier: Dossier | View, *args: object, **options: Any) -> None:  # noqa: ANN401 - click's values
            wanted = _filter(dossier, **{name: options.pop(name) for name in _FILTER_NAMES})
            command(dossier, wanted, *args, **options)

        return _with((*_FILTERS[:_STATUS_AT], _status(usual), *_FILTERS[_STATUS_AT:]), run)

    return decorate


_STATUS_AT = 6
"""Where --status stands among the filters."""
ALL, REVIEWED = "all but rejected claims", "the reviewed ones; with --drafts, all but rejected claims"


_FILTER_NAMES = ("actor", "party", "issue", "stance", "since", "until", "status", "article", "coder", "text", "extra")


def _filter(dossier: Dossier | View, **options: Any) -> Filter:  # noqa: ANN401
    statuses = STATUSES if "all" in options["status"] else options["status"]
    return Filter(
        actors=frozenset(map(dossier.find_actor, options["actor"])),
        parties=parties(dossier, options["party"]),
        issues=frozenset(map(dossier.find_issue, options["issue"])),
        stances=frozenset(options["stance"]),
        statuses=frozenset(statuses),
        articles=frozenset(dossier.find_article(name).id for name in options["article"]),
        coders=coders(dossier, options["coder"]),
        since=options["since"],
        until=options["until"],
        text=options["text"],
        extra=_own_variables(dossier, options["extra"]),
    )


def _own_variables(dossier: Dossier | View, given: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the own variables that are asked for, with their values; without any where the name alone will do."""
    wanted: dict[str, set[str]] = {}
    alone: set[str] = set()
    for each in given:
        name, has_value, value = (part.strip() for part in each.partition("="))
        if name not in dossier.own_variables:
            raise UnknownNameError("own variable", name, dossier.own_variables, where=str(dossier.ledger_path))
        wanted.setdefault(name, set()).add(fold(value))
        if not has_value:
            alone.add(name)
    return {name: frozenset[str]() if name in alone else frozenset(values) for name, values in wanted.items()}


def coders(dossier: Dossier | View, names: Iterable[str]) -> frozenset[str]:
    """Return the names of coders that have drafted a claim of the ledger; "person" for claims that nobody drafted."""
    known = {RULES, PERSON, *dossier.coders}
    for name in names:
        if name not in known:
            raise UnknownNameError("coder", name, known, where=str(dossier.ledger_path), key=fold)
    return frozenset(names)


def selected(entries: Sequence[Entry], wanted: Filter) -> tuple[Entry, ...]:
    """Return the entries that pass; how many undated ones the days leave out is told on stderr."""
    found = select(entries, wanted)
    if undated := undated_left_out(entries, wanted):
        why = "it has no date" if undated == 1 else "they have no date"
        _output.note(f"{counted(undated, 'claim')} left out by --since or --until: {why}.")
    return found


def parties(dossier: Dossier | View, names: Iterable[str]) -> frozenset[str | None]:
    """Return the keys of parties; None for those of no side."""
    found = map(dossier.find_party, names)
    return frozenset(None if key == NO_PARTY else key for key in found)


def pair(dossier: Dossier | View, left: str, right: str) -> tuple[str, str]:
    """Return the keys of two different parties."""
    found = dossier.find_party(left), dossier.find_party(right)
    if NO_PARTY in found or len(set(found)) == 1:
        raise click.UsageError("Name two different parties.")
    return found


def two_parties(command: Command) -> Command:
    """Give the command, after the dossier, the keys of two parties."""

    @functools.wraps(command)
    def run(dossier: View, *args: object, left: str, right: str, **options: object) -> None:
        command(dossier, pair(dossier, left, right), *args, **options)

    return _with((click.argument("left", metavar="PARTY"), click.argument("right", metavar="PARTY")), run)


_FORMATS_HELP = {
    False: "How to print it: for people, or for programs.",
    True: "How to print it: for people, or for programs and documents.",
}


def formats(report: str) -> Callable[[Command], Command]:
    """Offer the formats that a report has as the argument ``form``; the first is the default."""
    names = writers.formats(report)
    return click.option(
        "--format",
        "form",
        type=Word(names),
        default=names[0],
        show_default=True,
        help=_FORMATS_HELP[len(names) > 2],
    )


split_within = click.option(
    "--window",
    metavar="DAYS",
    type=click.IntRange(min=0, max=1_000_000),
    default=WINDOW,
    show_default=True,
    help="A party is split if two voices take opposite sides within so many days.",
)
"""Give the command, as ``window``, within how many days voices that differ split their party."""

_REVIEWED = click.option("--reviewed", is_flag=True, help="Leave out drafts, which no person has looked at.")
_ON = click.option(
    "--on", metavar="DATE", type=Day(end=True), help="The day to look at; without it, the newest article's day."
)


def terms(*, on: bool = False) -> Callable[[Command], Command]:
    """Give the command the terms of counting as ``terms``; with `on`, for a day that is asked for."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(*args: object, window: int, reviewed: bool, on: date | None = None, **options: object) -> None:
            command(*args, terms=Terms(on, window, reviewed), **options)

        return _with((*([_ON] if on else []), split_within, _REVIEWED), run)

    return decorate


def by_now(terms: Terms, view: View) -> Terms:
    """Return the terms with the day that counts where none is asked for: that of the newest article."""
    return replace(terms, on=terms.on or view.last_day)


with_events = click.option(
    "--events/--no-events", default=True, show_default=True, help="Show the events that the codebook lists."
)
"""Give the command, as ``events``, whether to tell them."""


class Target(NamedTuple):
    """A file to write to, if any, and whether to overwrite one of other origin."""

    path: Path | None
    force: bool


def to_file(command: Command) -> Command:
    """Give the command, as ``target``, the file that -o names."""

    @functools.wraps(command)
    def run(*args: object, path: Path | None, force: bool, **options: object) -> None:
        command(*args, target=Target(path, force), **options)

    return _with(_TARGET, run)


_TARGET = (
    click.option("-o", "--output", "path", metavar="FILE", type=click.Path(path_type=Path), help="Write to FILE."),
    click.option("--force", is_flag=True, help="Overwrite FILE even if onrecord did not write it."),
)


def _with(options: Iterable[Callable[[Command], Command]], command: Command) -> Command:
    """Apply option decorators so that help lists them in the order given."""
    for option in reversed(tuple(options)):
        command = option(command)
    return command
