"""Enter a claim that the parser did not find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord import decisions
from onrecord.cli import _output
from onrecord.cli._deciding import told, with_dry_run, with_fields
from onrecord.cli._options import example, with_by, with_dossier

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.models import Claim


@click.command()
@example(
    "onrecord --data examples/harbor-toll add-claim --article ledger-night-shift "
    "--quote 'People who work nights should not have to pay.' --actor 'an aide' --unlisted --issue exemptions "
    "--stance supports --position 'wants nights free'",
)
@with_fields
@with_dry_run
@with_dossier
@with_by
@told
def add_claim(dossier: Dossier, wanted: decisions.Wanted, *, dry_run: bool) -> decisions.Changes:
    """Enter a claim that the parser did not find.

    Article, quote, actor, issue, stance and position are needed. The quote has to stand in the article character for
    character; the id is the one that the parser would give. Without --date the claim is undated.
    """
    done = decisions.add(dossier, wanted, dry_run=dry_run)
    for change in done:
        if change.after.date is None:
            _output.note(_undated(dossier, change.after, dry_run=dry_run))
        for known in decisions.twins(dossier, change.after)[:1]:
            _output.note(_copy(known, change.after, dry_run=dry_run))
    return done


def _undated(dossier: Dossier, claim: Claim, *, dry_run: bool) -> str:
    """Say that a claim has no date, and how to give it one: perhaps that of its article."""
    from onrecord import shell

    day = dossier.find_article(claim.article).published or "YYYY-MM-DD"
    add = " ".join(map(shell.quoted, shell.option("--date", day)))
    remedy = f"add {add}" if dry_run else shell.command("edit", [claim.id], {"--date": day})
    return f"the claim has no date, so reports list it apart from the dated ones. To date it: {remedy}"


def _copy(known: Claim, claim: Claim, *, dry_run: bool) -> str:
    """Say that a claim in another article has the same words, and how to tie the two where one is a copy."""
    from onrecord import shell

    original = known.same_as or known.id
    add = " ".join(map(shell.quoted, shell.option("--same-as", original)))
    remedy = f"add {add}" if dry_run else shell.command("edit", [claim.id], {"--same-as": original})
    what = f'claim "{known.id}" ({known.status}) in "{known.article}" has the same words, actor and issue'
    return f"{what}. If this one is a copy: {remedy}"
