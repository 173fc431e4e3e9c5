"""List claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import ALL, example, filters, formats, selected, to_file, with_view
from onrecord.render.answers import Claims
from onrecord.reports import entries as joined
from onrecord.reports.entries import chronological
from onrecord.reports.history import party_name
from onrecord.reports.select import relayed

if TYPE_CHECKING:
    from onrecord.cli._options import Target
    from onrecord.reports.select import Filter
    from onrecord.view import View


@click.command()
@example(
    "onrecord --data examples/harbor-toll claims --party city --since 2023-04 --format csv",
    "onrecord claims --status all --format xlsx -o claims.xlsx",
)
@with_view
@filters(ALL)
@formats("claims")
@to_file
def claims(view: View, wanted: Filter, form: str, target: Target) -> None:
    """List claims: who, when, which stance, in which words.

    Each filter may be given more than once; a claim then passes if it fits one of the values. Names and words are found
    without accents or case; in the words of --text no sign has a meaning of its own. xlsx, a workbook for spreadsheet
    programs, goes to the file that -o names.
    """
    entries = joined.with_copies(joined.of(view.about_what(wanted)))
    ordered = chronological(selected(entries, wanted))
    book = view.codebook
    parties = {key: party_name(key, book) for key in book.parties}
    labels = {key: issue.label for key, issue in book.issues.items()}
    answer = Claims(ordered, relayed(entries, wanted), parties, labels)
    if not target.path:
        _output.write("claims", form, answer)
    elif form == "table":
        raise click.UsageError("-o writes a format for programs or documents; name it with --format.")
    else:
        if not ordered:
            _output.note("no claim: the file holds none.")
        _output.save_form(target.path, "claims", form, answer, force=target.force)
