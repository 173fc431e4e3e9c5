"""The timeline: it reads raw as well as rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import position_words, wording
from onrecord.render.markdown.escapes import escape, plain
from onrecord.render.markdown.parts import article_day, dating, draft, label

if TYPE_CHECKING:
    from onrecord.models import Event
    from onrecord.reports.entries import Entry
    from onrecord.reports.timeline import Timeline


def timeline(answer: Timeline) -> str:
    """Return a timeline: a heading a date, events as bullets, statements as block quotes with a footnote each.

    Where it leaves the desk with drafts, that stands above them.
    """
    names, banner = dict(answer.parties), position_words.banner(answer.trust)
    blocks = [f"> **{escape(banner)}**"] if banner else []
    blocks.append("# Timeline")
    if answer.propositions:
        lines = [f"- **{escape(issue)}**: {plain(proposition)}" for issue, proposition in answer.propositions]
        blocks.append(f"{wording.TOWARD}:\n\n" + "\n".join(lines))
    said = [*(entry for moment in answer.moments for entry in moment.entries), *answer.standing]
    blocks += [] if said else ["No statements."]
    blocks += filter(None, [dating(said)])
    for moment in answer.moments:
        blocks.append(f"## {escape(wording.day(moment.date))}")
        if moment.events:
            blocks.append("\n".join(map(_event, moment.events)))
        blocks += [_statement(entry, names) for entry in moment.entries]
    if answer.standing:
        blocks += ["## Standing positions", "Positions for which the articles give no date."]
        blocks += [_statement(entry, names) for entry in answer.standing]
    return "\n\n".join([*blocks, *map(_evidence, said)])


def _event(event: Event) -> str:
    return f"- ◆ Event: {plain(event.text)}"


def _statement(entry: Entry, names: dict[str, str]) -> str:
    """Return one statement: who holds what on which issue, the words, and where they were printed."""
    claim = entry.claim
    party = wording.party(entry, names)
    speaker = "" if wording.plain(claim.actor) == party else f", {escape(wording.speaker(entry))}"
    held = f"*{plain(claim.issue)}* · {wording.held(entry)} · {plain(claim.position)}"
    who = wording.listed((f"**{escape(party)}**{speaker}", escape(wording.relay(entry)), held, draft(entry)))
    printed = f"— {escape(wording.outlets(entry))}, {article_day(entry)}[^{label(entry)}]"
    return f"{who}\n\n> {escape(wording.quote(claim))}\n\n{printed}"


def _evidence(entry: Entry) -> str:
    """Return the footnote of a statement: articles, places and exact words, those of its copies too."""
    found = "; ".join(_place(each) for each in (entry, *entry.copies))
    return f"[^{label(entry)}]: {found}"


def _place(entry: Entry) -> str:
    claim = entry.claim
    spans = ", ".join(f"{span.start}–{span.end}" for span in claim.spans)
    where = f"characters {spans}" if spans else ""
    gone = "" if entry.anchored else "no longer there"
    words = " … ".join(f'"{escape(part)}"' for part in claim.quote)
    article = entry.article
    title = plain(article.title) if article else ""
    address = wording.address(article)
    named = f"{escape(claim.article)} ({title})" if title else escape(claim.article)
    return f"{wording.listed((named, f'<{address}>' if address else '', where, gone))}: {words}"
