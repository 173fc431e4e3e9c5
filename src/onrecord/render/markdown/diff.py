"""Two parties side by side, and what changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import change_words, position_words, wording
from onrecord.render.markdown.escapes import escape, plain
from onrecord.render.markdown.parts import change_point, dating, draft, label, legend
from onrecord.reports.positions import OLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.movement import Between, IssueMovement
    from onrecord.reports.positions import PartyPosition


def diff(answer: Diff) -> str:
    """Return two parties as a table, a row an issue."""
    left, right = (escape(name) for name in answer.names)
    lines = [f"| issue | {left} | {right} | apart |", "|---|---|---|---|"]
    lines += [_diff_row(row, answer.on) for row in answer.issues]
    day = f"On {answer.on}. Positions older than {OLD} days are shown with their age." if answer.on else ""
    held = [entry for row in answer.issues for side in (row.left, row.right) if side for entry in side.entries]
    told = _unread(answer.statements), f"# {left} and {right}", day, dating(held), "\n".join(lines)
    return "\n\n".join(part for part in told if part)


def _unread(statements: Iterable[Entry]) -> str:
    told = position_words.unread(statements)
    return f"**{told}.**" if told else ""


def _diff_row(row: IssueDiff, on: date | None) -> str:
    issue = f"**{escape(row.issue)}**<br>{plain(row.proposition)}"
    sides = " | ".join(_held(side, on) if side else "no position" for side in (row.left, row.right))
    return f"| {issue} | {sides} | {row.distance or '–'} |"


def _held(position: PartyPosition, on: date | None) -> str:
    told = wording.listed(position_words.marks(position))
    held = (_cell(entry, on) for entry in position.entries)
    later = (f"*{escape(words)}*" for words in position_words.since(position))
    return "<br>".join([*([f"*{told}*"] if told else []), *held, *later])


def _cell(entry: Entry, on: date | None) -> str:
    """Return a statement for a cell of a table: stance and position, who and where, and the words, a line each."""
    claim = entry.claim
    foreign = wording.speaker(entry), position_words.whose(entry), wording.dated(entry), wording.age(entry, on)
    printed = escape(wording.outlets(entry)), draft(entry), f"`{label(entry)}`"
    about = wording.listed((*map(escape, foreign), *printed))
    return f"{wording.held(entry)} · {plain(claim.position)}<br>{about}<br>{escape(wording.quote(claim))}"


def between(answer: Between) -> str:
    """Return what changed between two days: a table an issue, and under it where the parties turned."""
    left, right = (escape(name) for name in answer.names)
    held = (at for row in answer.issues for side in (row.left, row.right) for at in (side.before, side.after) if at)
    dates = dating(entry for position in held for entry in position.entries)
    blocks = [_unread(answer.statements), f"# {left} and {right}", f"From {answer.since} to {answer.until}.", dates]
    for row in answer.issues:
        blocks += _moves(row, (left, right), answer)
    if answer.events:
        lines = [f"- {escape(wording.day(event.date))} ◆ event: {plain(event.text)}" for event in answer.events]
        blocks += ["## Events", "\n".join(lines)]
    change_points = [change for row in answer.issues for side in (row.left, row.right) for change in side.change_points]
    return "\n\n".join(block for block in (*blocks, legend(change_points, answer.window)) if block)


def _moves(row: IssueMovement, names: Sequence[str], answer: Between) -> Iterator[str]:
    yield f"## {escape(row.issue)}"
    yield plain(row.proposition)
    yield f"Apart: {change_words.apart_between(row)}"
    sides = tuple(zip(names, (row.left, row.right), strict=True))
    lines = [f"| | {answer.since} | {answer.until} |", "|---|---|---|"]
    for name, side in sides:
        days = (side.before, answer.since), (side.after, answer.until)
        held = " | ".join(_held(at, day) if at else "no position" for at, day in days)
        lines.append(f"| **{name}**<br>{change_words.moved(side)} | {held} |")
    yield "\n".join(lines)
    for name, side in sides:
        if side.change_points:
            yield f"{name}:\n\n" + "\n".join(map(change_point, side.change_points))
