"""What the commands share by which a person decides: the fields, and what is told of a change."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord import decisions
from onrecord.cli._options import Command, Word
from onrecord.models import STANCES, DateBasis
from onrecord.spans import Kind
from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.dossier import Dossier
    from onrecord.own import OwnValue

with_ids = click.argument("ids", metavar="ID...", nargs=-1, required=True)
"""Give the command the claims that are named, as ``ids``."""


with_dry_run = click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
"""Give the command, as ``dry_run``, whether to write nothing."""


def told(command: Callable[..., decisions.Changes]) -> Command:
    """Tell what a command has changed: a line a claim on stdout."""

    @functools.wraps(command)
    def run(dossier: Dossier, *args: object, dry_run: bool, **options: Any) -> None:  # noqa: ANN401 - click's values
        from onrecord.render import claim_lines

        done = command(dossier, *args, dry_run=dry_run, **options)
        click.echo("\n".join(claim_lines.lines(done)))
        if dry_run:
            click.echo("Nothing was written.")

    return run


_FIELDS = (
    click.option("--actor", metavar="NAME", help="Who holds the position."),
    click.option("--party", metavar="PARTY", help='The side, where it is not the actor\'s own; "none" for no side.'),
    click.option("--issue", metavar="ISSUE", help="The issue."),
    click.option("--stance", type=Word(STANCES), help="The stance toward the issue's proposition."),
    click.option("--position", metavar="TEXT", help="The stance in two to eight words."),
    click.option(
        "--date",
        metavar="DATE",
        help="When it was said (EDTF). It counts as assigned by you unless --date-basis says otherwise.",
    ),
    click.option("--date-basis", type=Word(get_args(DateBasis)), help="How the date is known."),
    click.option("--kind", type=Word(get_args(Kind)), help="Direct, indirect or mixed speech."),
    click.option("--mention", metavar="TEXT", help="The article's words for the speaker."),
    click.option("--cue", metavar="TEXT", help="The article's reporting words."),
    click.option("--via", metavar="NAME", multiple=True, help="Who passed it on, outermost first; may be given again."),
    click.option("--same-as", metavar="ID", help="The claim of which this is a copy."),
    click.option("--note", metavar="TEXT", help="Whatever you want to remember."),
    click.option(
        "--extra",
        metavar="NAME=VALUE",
        multiple=True,
        help="A variable of your own; the same name again makes a list, no value takes it away.",
    ),
    click.option(
        "--quote",
        metavar="TEXT",
        multiple=True,
        help="The exact words; give it again for each part if 'he said' interrupts them.",
    ),
    click.option("--article", metavar="ARTICLE", help="The article that has the quote."),
    click.option(
        "--occurrence", metavar="N", type=int, help="Which occurrence, if the article has the words more than once."
    ),
    click.option(
        "--unlisted", is_flag=True, help="Accept a speaker whom neither codebook nor ledger knows, as written."
    ),
)


def with_fields(command: Command) -> Command:
    """Give the command the fields that its options name, as ``wanted``."""

    @functools.wraps(command)
    def run(
        *args: object,
        via: tuple[str, ...],
        quote: tuple[str, ...],
        extra: tuple[str, ...],
        **options: Any,  # noqa: ANN401
    ) -> None:
        said = {name: options.pop(name) for name in [*options] if name not in ("ids", "dry_run", "by")}
        wanted = decisions.Wanted(via=via or None, quote=quote or None, extra=_own_variables(extra), **said)
        command(*args, wanted=wanted, **options)

    for option in reversed(_FIELDS):
        run = option(run)
    return run


def _own_variables(given: Iterable[str]) -> Mapping[str, OwnValue] | None:
    """Return own variables by their names; a name that is given several times has a list."""
    found: dict[str, list[str]] = {}
    for each in given:
        name, sign, value = (part.strip() for part in each.partition("="))
        if not sign:
            raise click.BadParameter(f'"{one_line(each)}" has no "=": write NAME=VALUE.', param_hint="--extra")
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else tuple(values) for name, values in found.items()} or None
