"""List claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import _output
from onrecord.cli._options import example, filters, formats, selected, with_view
from onrecord.render.answers import Claims
from onrecord.reports import entries as joined
from onrecord.reports.entries import chronological
from onrecord.reports.history import party_name
from onrecord.reports.select import relayed

if TYPE_CHECKING:
    from onrecord.reports.select import Filter
    from onrecord.view import View


@click.command()
@example("onrecord --data examples/harbor-toll claims --party city --since 2023-04 --format csv")
@with_view
@filters
@formats("claims")
def claims(view: View, wanted: Filter, form: str) -> None:
    """List claims: who, when, which stance, in which words.

    Each filter may be given more than once; a claim then passes if it fits one of the values. Names and words are found
    without accents or case; in the words of --text no sign has a meaning of its own.
    """
    entries = joined.with_copies(joined.of(view.about_what(wanted)))
    ordered = chronological(selected(entries, wanted))
    book = view.codebook
    parties = {key: party_name(key, book) for key in book.parties}
    labels = {key: issue.label for key, issue in book.issues.items()}
    _output.write("claims", form, Claims(ordered, relayed(entries, wanted), parties, labels))
