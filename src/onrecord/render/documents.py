"""Answers as documents in markdown: timeline, history and diff. They read raw as well as rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.models import Event
from onrecord.render import wording
from onrecord.render.dating import meanings
from onrecord.render.markdown import escape, plain
from onrecord.reports.positions import OLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, PartyHistory, Turn
    from onrecord.reports.movement import Between, IssueMovement
    from onrecord.reports.positions import PartyPosition
    from onrecord.reports.timeline import Timeline


def timeline(answer: Timeline) -> str:
    """Return a timeline: a heading a date, events as bullets, statements as block quotes with a footnote each."""
    names = dict(answer.parties)
    blocks = ["# Timeline"]
    if answer.propositions:
        lines = [f"- **{escape(issue)}**: {plain(proposition)}" for issue, proposition in answer.propositions]
        blocks.append(f"{wording.TOWARD}:\n\n" + "\n".join(lines))
    said = [*(entry for moment in answer.moments for entry in moment.entries), *answer.standing]
    blocks += filter(None, [_dating(said)])
    for moment in answer.moments:
        blocks.append(f"## {escape(wording.day(moment.date))}")
        if moment.events:
            blocks.append("\n".join(map(_event, moment.events)))
        blocks += [_statement(entry, names) for entry in moment.entries]
    if answer.standing:
        blocks += ["## Standing positions", "Positions that the articles do not date."]
        blocks += [_statement(entry, names) for entry in answer.standing]
    return "\n\n".join([*blocks, *map(_evidence, said)])


def _dating(entries: Iterable[Entry]) -> str:
    """Return what the dates of statements mean that are no plain day."""
    told = meanings(entry.claim.date for entry in entries)
    return " ".join(f"*{escape(example)}*: {meaning}." for example, meaning in told.items())


def _event(event: Event) -> str:
    return f"- ◆ Event: {plain(event.text)}"


def _statement(entry: Entry, names: dict[str, str]) -> str:
    """Return one statement: who holds what on which issue, the words, and where they were printed."""
    claim = entry.claim
    party = wording.party(entry, names)
    speaker = "" if wording.plain(claim.actor) == party else f", {escape(wording.speaker(entry))}"
    held = f"{wording.stance(claim.stance)} *{plain(claim.issue)}*: {plain(claim.position)}"
    who = wording.listed((f"**{escape(party)}**{speaker}", escape(wording.relay(entry)), held, _draft(entry)))
    printed = f"— {escape(wording.outlets(entry))}, {_article_day(entry)}[^{_label(entry)}]"
    return f"{who}\n\n> {escape(wording.quote(claim))}\n\n{printed}"


def _draft(entry: Entry) -> str:
    return "draft" if entry.claim.status == "draft" else ""


def _article_day(entry: Entry) -> str:
    return wording.published(entry.article) if entry.article else "article gone"


def _label(entry: Entry) -> str:
    """Return the name of a claim's footnote: its id, which stays the same whatever is added before it."""
    return re.sub(r"[^\w-]", "-", entry.claim.id)


def _evidence(entry: Entry) -> str:
    """Return the footnote of a statement: articles, places and exact words, those of its copies too."""
    found = "; ".join(_place(each) for each in (entry, *entry.copies))
    return f"[^{_label(entry)}]: {found}"


def _place(entry: Entry) -> str:
    claim = entry.claim
    spans = ", ".join(f"{span.start}–{span.end}" for span in claim.spans)
    where = f"characters {spans}" if spans else ""
    gone = "" if entry.anchored else "not there any more"
    words = " … ".join(f'"{escape(part)}"' for part in claim.quote)
    article = entry.article
    title = plain(article.title) if article else ""
    address = wording.address(article)
    named = f"{escape(claim.article)} ({title})" if title else escape(claim.article)
    return f"{wording.listed((named, f'<{address}>' if address else '', where, gone))}: {words}"


def history(answer: History) -> str:
    """Return one issue as a story, party by party."""
    blocks = [f"# {escape(answer.issue)}", plain(answer.proposition), wording.undated(answer.undated)]
    blocks.append(_dating(answer.entries))
    for party in answer.parties:
        blocks += [f"## {escape(party.name)}", *_party(party)]
    blocks.append(_legend([turn for party in answer.parties for turn in party.turns], answer.window))
    return "\n\n".join(block for block in blocks if block)


def _legend(turns: Iterable[Turn], window: int) -> str:
    return "\n".join(f"- *{kind}*: {meaning}" for kind, meaning in wording.legend(turns, window))


def _party(told: PartyHistory) -> Iterator[str]:
    if told.position:
        marks = wording.listed(wording.marks(told.position)) or "latest"
        yield f"Stands ({marks}):\n\n" + "\n".join(f"- {_short(entry)}" for entry in told.position.entries)
    if told.entries:
        yield "### In time\n\n" + "\n".join(map(_told, told.course))
    for title, turns in wording.turns(told):
        yield f"### {title}\n\n" + "\n".join(_turn(turn) for turn in turns)
    if told.standing:
        yield "### Standing positions\n\n" + "\n".join(map(_told, told.standing))


def _told(told: Entry | Event) -> str:
    """Return an event as a bullet; or a statement: who holds what, then the quote, and where it was printed."""
    if isinstance(told, Event):
        return f"- {escape(wording.day(told.date))} ◆ event: {plain(told.text)}"
    claim = told.claim
    said = f"**{escape(wording.speaker(told))}** {wording.stance(claim.stance)}: {plain(claim.position)}"
    about = wording.listed((said, escape(wording.relay(told)), _draft(told)))
    published = "" if claim.date else f"article of {_article_day(told)}"
    printed = wording.listed((escape(wording.outlets(told)), published, f"`{_label(told)}`"))
    day = f"{escape(wording.day(claim.date))} " if claim.date else ""
    return f"- {day}{about}\n  > {escape(wording.quote(claim))}\n  >\n  > {printed}"


def _turn(turn: Turn) -> str:
    return f"- **{turn.kind}**: {escape(wording.voices(turn))}\n  - {_short(turn.before)}\n  - {_short(turn.after)}"


def _short(entry: Entry) -> str:
    """Return a statement on one line: when, which stance, who, what, in which words, printed where; and its id."""
    claim = entry.claim
    said = escape(wording.speaker(entry)), escape(wording.relay(entry)), _draft(entry)
    words = f"{plain(claim.position)} — {escape(wording.quote(claim))} ({escape(wording.outlets(entry))})"
    about = f"{escape(wording.dated(entry))} {wording.stance(claim.stance)}, {wording.listed(said)}"
    return f"{about}: {words} · `{_label(entry)}`"


def _cell(entry: Entry, on: date | None) -> str:
    """Return a statement for a cell of a table: stance and position, who and where, and the words, a line each."""
    claim = entry.claim
    foreign = wording.speaker(entry), wording.relay(entry), wording.dated(entry), wording.age(entry, on)
    printed = escape(wording.outlets(entry)), _draft(entry), f"`{_label(entry)}`"
    about = wording.listed((*map(escape, foreign), *printed))
    return f"{wording.stance(claim.stance)}: {plain(claim.position)}<br>{about}<br>{escape(wording.quote(claim))}"


def diff(answer: Diff) -> str:
    """Return two parties as a table, a row an issue."""
    left, right = (escape(name) for name in answer.names)
    lines = [f"| issue | {left} | {right} | apart |", "|---|---|---|---|"]
    lines += [_diff_row(row, answer.on) for row in answer.issues]
    day = f"On {answer.on}. A position older than {OLD} days is told with its age." if answer.on else ""
    held = [entry for row in answer.issues for side in (row.left, row.right) if side for entry in side.entries]
    told = f"# {left} and {right}", day, _dating(held), "\n".join(lines)
    return "\n\n".join(part for part in told if part)


def _diff_row(row: IssueDiff, on: date | None) -> str:
    issue = f"**{escape(row.issue)}**<br>{plain(row.proposition)}"
    sides = " | ".join(_held(side, on) if side else "no position" for side in (row.left, row.right))
    return f"| {issue} | {sides} | {row.distance or '–'} |"


def _held(position: PartyPosition, on: date | None) -> str:
    told = wording.listed(wording.marks(position))
    held = (_cell(entry, on) for entry in position.entries)
    return "<br>".join([*([f"*{told}*"] if told else []), *held])


def between(answer: Between) -> str:
    """Return what changed between two days: a table an issue, and under it where the parties turned."""
    left, right = (escape(name) for name in answer.names)
    held = (at for row in answer.issues for side in (row.left, row.right) for at in (side.before, side.after) if at)
    dating = _dating(entry for position in held for entry in position.entries)
    blocks = [f"# {left} and {right}", f"From {answer.since} to {answer.until}.", dating]
    for row in answer.issues:
        blocks += _moves(row, (left, right), answer)
    if answer.events:
        lines = [f"- {escape(wording.day(event.date))} ◆ event: {plain(event.text)}" for event in answer.events]
        blocks += ["## Events", "\n".join(lines)]
    turns = [turn for row in answer.issues for side in (row.left, row.right) for turn in side.turns]
    return "\n\n".join(block for block in (*blocks, _legend(turns, answer.window)) if block)


def _moves(row: IssueMovement, names: Sequence[str], answer: Between) -> Iterator[str]:
    yield f"## {escape(row.issue)}"
    yield plain(row.proposition)
    yield f"Apart: {wording.apart_between(row)}"
    sides = tuple(zip(names, (row.left, row.right), strict=True))
    lines = [f"| | {answer.since} | {answer.until} |", "|---|---|---|"]
    for name, side in sides:
        days = (side.before, answer.since), (side.after, answer.until)
        held = " | ".join(_held(at, day) if at else "no position" for at, day in days)
        lines.append(f"| **{name}**<br>{wording.moved(side)} | {held} |")
    yield "\n".join(lines)
    for name, side in sides:
        if side.turns:
            yield f"{name}:\n\n" + "\n".join(map(_turn, side.turns))
