"""Two parties: side by side on one day, or before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.render import change_words, position_words, wording
from onrecord.render.terminal import course, palette
from onrecord.render.terminal.columns import Beside, Columns
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from rich.console import RenderableType

    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.movement import Between, IssueMovement
    from onrecord.reports.positions import Distance, PartyPosition


_APART = 10
_DAY = 14


def diff(answer: Diff) -> RenderableType:
    """Return the issues one under another: the proposition, both sides, and how far apart they are."""
    left, right = (wording.plain(name) for name in answer.names)
    day = f"on {answer.on}" if answer.on else ""
    title = Text.assemble((f"{left} and {right}", palette.HEADING), (f"  {day}\n", palette.MUTED))
    return Group(*_unread(answer.statements), title, *(_issue(row, (left, right), answer.on) for row in answer.issues))


def _unread(statements: Iterable[Entry]) -> list[RenderableType]:
    told = position_words.unread(statements)
    return [Text(told, palette.WARNING)] if told else []


def _issue(row: IssueDiff, names: tuple[str, str], on: date | None) -> RenderableType:
    head = palette.rule(row.issue)
    if row.left is None and row.right is None:
        return Group(head, Text(wording.plain(row.proposition)), Text("no position of either\n", palette.MUTED))
    sides = Beside((*names, "apart"), (_side(row.left, on), _side(row.right, on), _distance(row.distance)), _APART)
    return Group(head, Text(wording.plain(row.proposition)), sides)


def _side(position: PartyPosition | None, on: date | None) -> Text:
    if position is None:
        return Text("no position\n", palette.MUTED)
    text = Text("\n").join(_said(entry, on) for entry in position.entries)
    for later in position_words.since(position):
        text.append(f"{later}\n", palette.WARNING)
    marks = wording.listed(position_words.marks(position))
    return Text.assemble((f"{marks}\n", palette.WARNING), text) if marks else text


def _said(entry: Entry, on: date | None) -> Text:
    """Return what a party holds: stance, position, who said so and when, and in which words."""
    return Text.assemble(palette.held(entry), "\n", _held(entry, on))


def _held(entry: Entry, on: date | None) -> Text:
    claim = entry.claim
    position, quote = wording.plain(claim.position), wording.shorten(wording.quote(claim), course.SNIPPET)
    when = ", ".join(filter(None, (wording.dated(entry), wording.age(entry, on))))
    speaker = palette.voiced(entry).append(f", {when}").append_text(palette.draft(entry))
    speaker.append(f" · {wording.listed((wording.printed_by(entry), printable(claim.id)))}", palette.MUTED)
    return Text.assemble(f"{position}\n", speaker, f"\n{quote}\n")


def _distance(gap: Distance | None) -> Text:
    if gap is None:
        return Text("–", palette.MUTED)
    bar = "" if gap.split else "■" * gap.low + "□" * (4 - gap.low)
    return Text.assemble((f"{gap}\n", palette.HEADING), (bar, palette.MUTED))


def between(answer: Between) -> RenderableType:
    """Return what changed: issue by issue both sides before and after, where they turned, and what happened."""
    left, right = (wording.plain(name) for name in answer.names)
    days = f"  {answer.since} to {answer.until}\n"
    title = Text.assemble((f"{left} and {right}", palette.HEADING), (days, palette.MUTED))
    blocks: list[RenderableType] = [*_unread(answer.statements), title]
    for row in answer.issues:
        blocks += _moves(row, (left, right), answer)
    if answer.events:
        blocks += [palette.rule("Events"), course.line(answer.events, course.width(answer.events))]
    change_points = [change for row in answer.issues for side in (row.left, row.right) for change in side.change_points]
    return Group(*blocks, *course.legend(change_points, answer.window))


def _moves(row: IssueMovement, names: tuple[str, str], answer: Between) -> Iterator[RenderableType]:
    yield palette.rule(row.issue)
    yield Text(wording.plain(row.proposition))
    yield Text.assemble(("apart  ", palette.MUTED), (f"{change_words.apart_between(row)}\n", palette.HEADING))
    for name, side in zip(names, (row.left, row.right), strict=True):
        style = palette.WARNING if side.moved else palette.MUTED
        yield Text.assemble((name, palette.HEADING), (f"  {change_words.moved(side)}", style))
        table = Columns(_DAY, course.STANCE)
        if side.before == side.after:
            _stands(table, "on both days", side.after, answer.until)
        else:
            _stands(table, f"on {answer.since}", side.before, answer.since)
            _stands(table, f"on {answer.until}", side.after, answer.until)
        yield table
        told = course.width(entry for change in side.change_points for entry in (change.before, change.after))
        for change in side.change_points:
            yield course.change(change, max(_DAY, told))


def _stands(table: Columns, label: str, held: PartyPosition | None, day: date) -> None:
    """Add where a party stood on a day: one row, in a split two, or that it had not spoken."""
    first = Text(label, palette.MUTED)
    if held is None:
        table.add_row(first, Text("no position", palette.MUTED), Text("\n"))
        return
    marks = wording.listed(position_words.marks(held))
    for entry in held.entries:
        said = _held(entry, day)
        if marks:
            said = Text.assemble((f"{marks}\n", palette.WARNING), said)
        table.add_row(first, palette.held(entry), said)
        first, marks = Text(), ""
    for later in position_words.since(held):
        table.add_row(Text(), Text(), Text(f"{later}\n", palette.WARNING))
