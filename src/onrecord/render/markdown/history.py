"""The history of an issue, party by party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.models import Event
from onrecord.render import change_words, position_words, wording
from onrecord.render.markdown.escapes import escape, plain
from onrecord.render.markdown.parts import article_day, change_point, dating, draft, label, legend, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, PartyHistory


def history(answer: History) -> str:
    """Return one issue as a story, party by party."""
    unread = position_words.unread(answer.entries)
    blocks = [
        f"**{unread}.**" if unread else "",
        f"# {escape(answer.issue)}",
        plain(answer.proposition),
        wording.undated(answer.undated),
    ]
    blocks.append(dating(answer.entries))
    for party in answer.parties:
        blocks += [f"## {escape(party.name)}", *_party(party)]
    blocks.append(legend([change for party in answer.parties for change in party.change_points], answer.window))
    return "\n\n".join(block for block in blocks if block)


def _party(told: PartyHistory) -> Iterator[str]:
    if told.position:
        marks = wording.listed(position_words.marks(told.position))
        held = [f"- {short(entry)}" for entry in told.position.entries]
        held += [f"- {escape(later)}" for later in position_words.since(told.position)]
        yield f"Stands{f' ({marks})' if marks else ''}:\n\n" + "\n".join(held)
    if told.entries:
        yield "### In time\n\n" + "\n".join(map(_told, told.course))
    for title, change_points in change_words.change_points(told):
        yield f"### {title}\n\n" + "\n".join(change_point(change) for change in change_points)
    if told.standing:
        yield "### Standing positions\n\n" + "\n".join(map(_told, told.standing))


def _told(told: Entry | Event) -> str:
    """Return an event as a bullet; or a statement: who holds what, then the quote, and where it was printed."""
    if isinstance(told, Event):
        return f"- {escape(wording.day(told.date))} ◆ event: {plain(told.text)}"
    claim = told.claim
    said = f"**{escape(wording.speaker(told))}** · {wording.held(told)} · {plain(claim.position)}"
    about = wording.listed((said, escape(wording.relay(told)), draft(told)))
    published = "" if claim.date else f"article of {article_day(told)}"
    printed = wording.listed((escape(wording.outlets(told)), published, f"`{label(told)}`"))
    day = f"{escape(wording.day(claim.date))} " if claim.date else ""
    return f"- {day}{about}\n  > {escape(wording.quote(claim))}\n  >\n  > {printed}"
