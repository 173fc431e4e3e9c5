"""JSON for TimelineJS (timeline.knightlab.com): a slide a statement, grouped by party, events of the codebook apart.

TimelineJS shows text, headline and group as HTML: all foreign text is escaped, and no address in it becomes a link but
the article's own.
"""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord import edtf
from onrecord.render import position_words, wording
from onrecord.reports import timeline as timelines

if TYPE_CHECKING:
    from onrecord.models import Event
    from onrecord.render.answers import Record
    from onrecord.reports.entries import Entry
    from onrecord.reports.timeline import Timeline

EVENTS = "Events"
"""The group of the events."""


def timelinejs(answer: Timeline, banner: str = "") -> dict[str, Any]:
    """Return the dated statements and the events; standing positions have no place on a timeline.

    A `banner` stands on the title slide.
    """
    names = dict(answer.parties)
    slides: list[dict[str, Any]] = []
    for moment in answer.moments:
        slides += [_event(event, f"event-{len(slides) + at}") for at, event in enumerate(moment.events)]
        slides += [_statement(entry, names) for entry in moment.entries]
    listed = "".join(f"<li>{_safe(issue)}: {_safe(text)}</li>" for issue, text in answer.propositions)
    above = f"<p><b>{_safe(banner)}</b></p>" if banner else ""
    text = f"<p>{wording.TOWARD}:</p><ul>{listed}</ul>" if listed else ""
    title = {"headline": "Who said what", "text": above + text}
    return {"title": {"text": title, "autolink": False}, "events": slides}


def record(answer: Record) -> dict[str, Any]:
    """Return a record with the events of its time."""
    return timelinejs(_timeline(answer), position_words.banner(answer.trust))


def lacks(answer: Record) -> str:
    """Tell how many statements have no date."""
    number = len(_timeline(answer).standing)
    why = "they have no date, and a timeline needs one"
    return f"{wording.counted(number, 'statement')} left out: {why}." if number else ""


def _timeline(answer: Record) -> Timeline:
    first, last = timelines.span(answer.said)
    book = answer.codebook
    happened = timelines.between(book.events, answer.since or first, answer.until or last)
    return timelines.timeline(answer.said, happened, book.issues, book.parties)


def _statement(entry: Entry, names: dict[str, str]) -> dict[str, Any]:
    claim = entry.claim
    about = f"{claim.issue}: {wording.held(entry)}"
    draft = "draft" if claim.is_draft else ""
    printed = wording.listed((_safe(wording.outlets(entry)), _article(entry), draft))
    text = f"<p>{_safe(about)}</p><blockquote>{_safe(wording.quote(claim))}</blockquote><p>{printed}</p>"
    return {
        **_dates(claim.date or "", entry.day),
        "text": {"headline": _safe(f"{wording.relayed(entry)}: {wording.plain(claim.position)}"), "text": text},
        "group": _safe(names.get(entry.party or "") or entry.party or "No side"),
        "unique_id": re.sub(r"[^A-Za-z0-9_-]", "-", f"claim-{claim.id}"),
        "autolink": False,
    }


def _article(entry: Entry) -> str:
    """Return the article's name, a link where its address may be followed."""
    name, address = _safe(entry.claim.article), wording.address(entry.article)
    return f'<a href="{html.escape(address)}">{name}</a>' if address else name


def _event(event: Event, name: str) -> dict[str, Any]:
    text = {"headline": _safe(event.text), "text": f"<p>{_safe(', '.join(event.actors))}</p>" if event.actors else ""}
    return {**_dates(event.date, None), "text": text, "group": EVENTS, "unique_id": name, "autolink": False}


def _dates(text: str, day: date | None) -> dict[str, Any]:
    """Return an EDTF date as TimelineJS has it: start, end of an interval, and the words that stand for it.

    A month or a year alone stays one; an interval without a beginning starts where it ends, and the words say so.
    """
    when = edtf.parse(text)
    shown = {"display_date": wording.day(text)}
    if "/" not in text and not text.startswith("["):
        return {"start_date": dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False)), **shown}
    last = when.latest if when.latest != date.max else day or when.earliest
    first = when.earliest if when.earliest != date.min else last
    ends = {"end_date": _day(last)} if first < last else {}
    return {"start_date": _day(first), **ends, **shown}


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _safe(text: str) -> str:
    return html.escape(wording.plain(text))
