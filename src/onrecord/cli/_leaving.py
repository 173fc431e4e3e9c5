"""What leaves the desk: reviewed claims alone, unless drafts are asked for, and then what is to be said of them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import click

from onrecord.cli import _output
from onrecord.errors import OnrecordError
from onrecord.render import wording
from onrecord.reports import drafts as drafts_told
from onrecord.reports.select import statements
from onrecord.store import archived, decision_log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cli._options import Command
    from onrecord.dossier import Dossier
    from onrecord.reports.drafts import Trust
    from onrecord.reports.entries import Entry
    from onrecord.view import View


class Leaving(NamedTuple):
    """The claims that leave the desk, and how far the drafts are to be trusted that do; None where none does."""

    entries: tuple[Entry, ...]
    trust: Trust | None


def with_drafts(command: Command) -> Command:
    """Give the command, as ``drafts``, whether drafts leave the desk too."""

    @click.option(
        "--drafts", is_flag=True, help="Include drafts, which nobody has read; the output says so at the top."
    )
    @functools.wraps(command)
    def run(*args: object, **options: object) -> None:
        command(*args, **options)

    return run


_REMEDY = {
    False: "Decide with onrecord review, or add --drafts to write them unread.",
    True: "Nobody decides on the claims of an archive; add --drafts to write them unread.",
}


def leaving(dossier: Dossier | View, found: Sequence[Entry], *, drafts: bool, may_be_empty: bool = False) -> Leaving:
    """Return what leaves the desk of the claims found.

    OnrecordError where none of them is reviewed, or none is found; a note where what is written `may_be_empty`.
    """
    if not statements(found):
        if not may_be_empty:
            raise OnrecordError("Nothing was written: no statement fits. onrecord claims lists what there is.")
        _output.note("no statement: what is written holds none.")
    if drafts:
        courses = decision_log.courses(dossier.decisions_path).values()
        return Leaving(tuple(found), drafts_told.trust(statements(found), courses))
    reviewed = tuple(entry for entry in found if not entry.claim.is_draft)
    number = len(found) - len(reviewed)
    if number and not statements(reviewed):
        asked = "the claim asked for is a draft" if number == 1 else f"all {number} claims asked for are drafts"
        raise OnrecordError(
            f"Nothing was written: {asked} that nobody has reviewed. {_REMEDY[archived.is_there(dossier.path)]}"
        )
    if number:
        _output.note(f"{wording.counted(number, 'draft')} left out, which nobody has read; --drafts adds them.")
    return Leaving(reviewed, None)
