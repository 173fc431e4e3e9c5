"""List the articles, and mark those that are fully coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from onrecord.cli import _output
from onrecord.cli._options import by_index, example, formats, with_by, with_dossier
from onrecord.render.wording import counted
from onrecord.reports import entries as joined
from onrecord.reports import overview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.dossier import Dossier

Does: TypeAlias = Literal["mark", "unmark"]
_OPTIONS = {"mark": "coded", "unmark": "not-coded"}
_TOLD = {"mark": "marked as fully coded", "unmark": "no longer marked as fully coded"}


_FLAGS: dict[str, Does] = {"--coded": "mark", "--not-coded": "unmark"}


class _Marking(click.Command):
    """A command whose marks each stand before the articles that they are for, where both are given."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note for each word the mark before it."""
        does: Does | None = None
        marks: dict[str, Does | None] = {}
        for word in args:
            if word in _FLAGS:
                does = _FLAGS[word]
            marks.setdefault(word, does)
        ctx.meta[__name__] = marks if {*_FLAGS} <= {*args} else {}
        return super().parse_args(ctx, args)


@click.command(cls=_Marking)
@example("onrecord articles --format csv", "onrecord articles --is-coded")
@click.argument("names", metavar="[ARTICLE]...", nargs=-1)
@click.option(
    "--coded", "does", flag_value="mark", help="Mark the articles as fully coded: all their claims are in the ledger."
)
@click.option("--not-coded", "does", flag_value="unmark", help="Take the mark back.")
@click.option("--is-coded", is_flag=True, help="List only those that are fully coded.")
@formats("articles")
@by_index
@with_dossier
@with_by
@click.pass_context
def articles(
    ctx: click.Context, dossier: Dossier, names: tuple[str, ...], does: Does | None, form: str, *, is_coded: bool
) -> None:
    """List the articles with their dates and claims; mark coded ones.

    Those without a date come first: they need a person. With an ARTICLE (an id, or a file) only that is listed. Before
    an article can be marked as fully coded, its drafts have to be decided. The mark ends when the text of the article
    changes, or the codebook gets a new issue. Where both --coded and --not-coded are given, each applies to the
    articles named after it.
    """
    if does and not names:
        raise click.UsageError(f"Name the articles: onrecord articles --{_OPTIONS[does]} ARTICLE")
    if does:
        marks: Mapping[str, Does | None] = ctx.meta[__name__]
        found = _marked(dossier, {name: marks.get(name, does) for name in names})
    else:
        found = tuple(dossier.find_article(name).id for name in names)
    rows = overview.articles(dossier.articles, joined.of(dossier), dossier.coded)
    wanted = (row for row in rows if (row.article.id in found or not names) and (row.coded or not is_coded))
    _output.write("articles", form, tuple(wanted))


def _marked(dossier: Dossier, wanted: Mapping[str, Does | None]) -> tuple[str, ...]:
    """Mark articles, or take their marks back; return them all."""
    from onrecord.decisions import coded

    if None in wanted.values():
        raise click.UsageError(
            "Put each article behind its mark: onrecord articles --coded ARTICLE --not-coded ARTICLE"
        )
    found: list[str] = []
    for does, act in (("mark", coded.mark), ("unmark", coded.unmark)):
        names = [name for name, mark in wanted.items() if mark == does]
        if names:
            done = act(dossier, names)
            _output.note(f"{counted(len(done), 'article')} {_TOLD[does]}.")
            found += done
    return tuple(found)
