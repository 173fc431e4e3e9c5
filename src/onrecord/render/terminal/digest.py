"""What is new in some days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import change_words, position_words, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.course import change, dating, legend, line, width
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.models import Article
    from onrecord.reports.digest import Change, Digest


def digest(answer: Digest) -> RenderableType:
    """Return what is new: articles, change points, who fell silent, and at the end all statements."""
    unread = position_words.unread(answer.said)
    blocks: list[RenderableType] = [
        *([Text(unread, palette.WARNING)] if unread else []),
        Text(f"What is new, {answer.days.first} to {answer.days.last}", palette.HEADING),
        Text(change_words.new(answer), palette.MUTED),
    ]
    if answer.articles:
        blocks += [Text(), palette.rule("Articles"), *map(_article, answer.articles)]
    for title, found in change_words.news(answer):
        blocks += [Text(), *_changes(title, found)]
    if answer.said:
        blocks += [Text(), palette.rule("Statements"), line(answer.said, width(answer.said), dict(answer.parties))]
    blocks += [
        *legend([each.found for each in (*answer.changes, *answer.silent)], answer.window),
        *dating(answer.said),
    ]
    return Group(*blocks)


def _article(article: Article) -> Text:
    known = wording.plain(article.outlet), wording.published(article), printable(article.id)
    return Text(wording.plain(article.title) or printable(article.id)).append(
        f" · {wording.listed(known)}", palette.MUTED
    )


def _changes(title: str, found: Sequence[Change]) -> Iterator[RenderableType]:
    yield palette.rule(title)
    column = width([entry for each in found for entry in (each.found.before, each.found.after)])
    for each in found:
        yield Text(wording.plain(each.issue), palette.MUTED)
        yield change(each.found, column)
