"""Lines that several reports share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.render import change_words, position_words, wording
from onrecord.render.date_forms import meanings
from onrecord.render.markdown.escapes import escape, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.reports.entries import Entry
    from onrecord.reports.history import ChangePoint


def dating(entries: Iterable[Entry]) -> str:
    """Return what the dates of statements mean that are no plain day."""
    told = meanings(entry.claim.date for entry in entries)
    return " ".join(f"*{escape(example)}*: {meaning}." for example, meaning in told.items())


def draft(entry: Entry) -> str:
    """Return that no person has looked at a claim, where that is so."""
    return "draft" if entry.claim.is_draft else ""


def article_day(entry: Entry) -> str:
    """Return when the article of a claim was published."""
    return wording.published(entry.article) if entry.article else "article gone"


def label(entry: Entry) -> str:
    """Return the name of a claim's footnote: its id, which stays the same whatever is added before it."""
    return re.sub(r"[^\w-]", "-", entry.claim.id)


def legend(change_points: Iterable[ChangePoint], window: int) -> str:
    """Return what the kinds of change points that occur mean, a bullet each."""
    return "\n".join(f"- *{kind}*: {meaning}" for kind, meaning in change_words.legend(change_points, window))


def change_point(found: ChangePoint) -> str:
    """Return a change point as a bullet, with what was said before and after it."""
    kind = change_words.change_kind(found.kind)
    return f"- **{kind}**: {escape(change_words.voices(found))}\n  - {short(found.before)}\n  - {short(found.after)}"


def short(entry: Entry) -> str:
    """Return a statement on one line: when, which stance and position, who, in which words, printed where; its id."""
    claim = entry.claim
    who = escape(f"{wording.speaker(entry)}, {position_words.whose(entry)}")
    about = escape(wording.dated(entry)), wording.held(entry), plain(claim.position), draft(entry)
    words = f"{who}: {escape(wording.quote(claim))}"
    return wording.listed((*about, words, escape(wording.outlets(entry)), f"`{label(entry)}`"))
