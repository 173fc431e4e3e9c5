"""Commands by which a person decides: accept, reject, edit, add-claim."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord import decisions
from onrecord.cli import output
from onrecord.cli.options import Command, Word, example, with_dossier
from onrecord.models import STANCES, DateBasis
from onrecord.spans import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.dossier import Dossier
    from onrecord.models import Claim

_IDS = click.argument("ids", metavar="ID...", nargs=-1, required=True)
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")


def _told(command: Callable[..., decisions.Changes]) -> Command:
    """Tell what a command has changed: a line a claim on stdout."""

    @functools.wraps(command)
    def run(dossier: Dossier, *args: object, dry_run: bool, **options: Any) -> None:  # noqa: ANN401 - click's values
        from onrecord.render import changes

        done = command(dossier, *args, dry_run=dry_run, **options)
        click.echo("\n".join(changes.lines(done)))
        if dry_run:
            click.echo("Nothing was written.")

    return run


@click.command()
@example("onrecord accept ymz3intn")
@_IDS
@_DRY_RUN
@with_dossier
@_told
def accept(dossier: Dossier, ids: tuple[str, ...], *, dry_run: bool) -> decisions.Changes:
    """Accept drafts as they stand.

    The beginning of an ID will do. A claim that was rejected is accepted too; one that you have edited stays edited.
    """
    return decisions.accept(dossier, ids, dry_run=dry_run)


@click.command()
@example('onrecord reject ymz3intn --note "a question, not a position" --dry-run')
@_IDS
@click.option("--note", metavar="TEXT", help="Why; it takes the place of a note that is there.")
@_DRY_RUN
@with_dossier
@_told
def reject(dossier: Dossier, ids: tuple[str, ...], note: str | None, *, dry_run: bool) -> decisions.Changes:
    """Reject claims that are wrong.

    They stay in the ledger, so that the parser does not bring them back; lists and reports leave them out.
    """
    return decisions.reject(dossier, ids, note=note, dry_run=dry_run)


_FIELDS = (
    click.option("--actor", metavar="NAME", help="Who holds the position."),
    click.option("--party", metavar="PARTY", help='The side, where it is not the actor\'s own; "none" for no side.'),
    click.option("--issue", metavar="ISSUE", help="The issue."),
    click.option("--stance", type=Word(STANCES), help="The stance toward the issue's proposition."),
    click.option("--position", metavar="TEXT", help="The stance in two to eight words."),
    click.option(
        "--date", metavar="DATE", help="When it was said (EDTF); assigned by you unless --date-basis says else."
    ),
    click.option("--date-basis", type=Word(get_args(DateBasis)), help="How the date is known."),
    click.option("--kind", type=Word(get_args(Kind)), help="Direct, indirect or mixed speech."),
    click.option("--mention", metavar="TEXT", help="The article's words for the speaker."),
    click.option("--cue", metavar="TEXT", help="The article's reporting words."),
    click.option("--via", metavar="NAME", multiple=True, help="Who relayed it; outermost first, may be given again."),
    click.option("--same-as", metavar="ID", help="The claim of which this is a copy in another article."),
    click.option("--note", metavar="TEXT", help="Whatever you want to remember."),
    click.option(
        "--quote", metavar="TEXT", multiple=True, help="The exact words; again for each part where a cue interrupts."
    ),
    click.option("--article", metavar="ARTICLE", help="The article that has the quote."),
    click.option("--occurrence", metavar="N", type=int, help="Which one, where the words stand more than once."),
    click.option("--unlisted", is_flag=True, help="Take speakers as written, though the codebook has no such name."),
)


def _fields(command: Command) -> Command:
    """Give the command the fields that its options name, as ``wanted``."""

    @functools.wraps(command)
    def run(*args: object, via: tuple[str, ...], quote: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
        said = {name: options.pop(name) for name in [*options] if name not in ("ids", "dry_run")}
        wanted = decisions.Wanted(via=via or None, quote=quote or None, **said)
        command(*args, wanted=wanted, **options)

    for option in reversed(_FIELDS):
        run = option(run)
    return run


@click.command()
@example('onrecord edit ymz3intn --stance leans-against --note "softer than it sounds"')
@_IDS
@_fields
@click.option("--reanchor", is_flag=True, help="Find the quote in its article again, where that has changed.")
@_DRY_RUN
@with_dossier
@_told
def edit(dossier: Dossier, ids: tuple[str, ...], wanted: decisions.Wanted, *, dry_run: bool) -> decisions.Changes:
    """Change fields of claims.

    An empty text takes a field away. Names are looked up in the codebook, quotes in the article; what check would
    find wrong is refused. The claim is edited then; where only its place changes, it keeps its status.
    """
    return decisions.edit(dossier, ids, wanted, dry_run=dry_run)


@click.command()
@example(
    "onrecord --data examples/harbor-toll add-claim --article ledger-night-shift "
    "--quote 'People who work nights should not have to pay.' --actor 'an aide' --unlisted --issue exemptions "
    "--stance supports --position 'wants nights free'",
)
@_fields
@_DRY_RUN
@with_dossier
@_told
def add_claim(dossier: Dossier, wanted: decisions.Wanted, *, dry_run: bool) -> decisions.Changes:
    """Enter a claim that the parser did not find.

    Article, quote, actor, issue, stance and position are needed. The quote has to stand in the article character for
    character; the id is the one that the parser would give.
    """
    done = decisions.add(dossier, wanted, dry_run=dry_run)
    for change in done:
        for known in decisions.twins(dossier, change.after)[:1]:
            output.note(_copy(known, change.after, dry_run=dry_run))
    return done


def _copy(known: Claim, claim: Claim, *, dry_run: bool) -> str:
    """Say that a claim in another article has the same words, and how to tie the two where one is a copy."""
    original = known.same_as or known.id
    remedy = f"add --same-as {original}" if dry_run else f"onrecord edit {claim.id} --same-as {original}"
    what = f'claim "{known.id}" ({known.status}) in "{known.article}" has the same words, actor and issue'
    return f"{what}. If this one is a copy: {remedy}"
