"""Markdown: timeline, history and diff as documents, lists as tables. No word of an article becomes structure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, PartyHistory, Turn
    from onrecord.reports.positions import PartyPosition
    from onrecord.reports.timeline import Timeline

_INLINE = re.compile(r"[\\`*_\[\]<>|~&$]")
_LEADING = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")


def escape(text: str) -> str:
    r"""Return foreign text as it reads, on one line: nothing in it is markup, a tag, a link or a table's edge.

    >>> print(escape("# a|b <i> *c* `d` [e](f)"))
    \# a\|b \<i\> \*c\* \`d\` \[e\](f)
    """
    line = _INLINE.sub(r"\\\g<0>", printable(text))
    return _LEADING.sub(lambda m: m[0] + "\\" if m[0].isdigit() else "\\" + m[0], line)


def _plain(text: str) -> str:
    """Escape article text after its own markdown is gone."""
    return escape(wording.plain(text))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; cells are escaped."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join('' if cell is None else _plain(str(cell)) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def rows(forms: Sequence[Mapping[str, object]]) -> str:
    """Return a table of the forms that `jsonforms` makes: a column for each name, lists joined."""
    if not forms:
        return ""
    return table(list(forms[0]), ([_cell(value) for value in form.values()] for form in forms))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value


def claims(entries: Iterable[Entry]) -> str:
    """Return a table of claims."""
    head = ("id", "date", "speaker", "issue", "stance", "position", "quote", "article")
    return table(head, (_claim_row(entry) for entry in entries))


def _claim_row(entry: Entry) -> tuple[str, ...]:
    claim = entry.claim
    named = wording.listed((wording.speaker(entry), wording.relay(entry), _draft(entry)))
    printed = wording.listed((claim.article, wording.also_in(entry), wording.copy_of(entry)))
    stance = wording.stance(claim.stance)
    quoted = wording.quote(claim)
    return claim.id, wording.day(claim.date), named, claim.issue, stance, claim.position, quoted, printed


def _draft(entry: Entry) -> str:
    return "draft" if entry.claim.status == "draft" else ""


def timeline(answer: Timeline) -> str:
    """Return a timeline: a heading a date, a bullet an event or a statement."""
    blocks = ["# Timeline"]
    if answer.propositions:
        lines = [f"- **{escape(issue)}**: {_plain(proposition)}" for issue, proposition in answer.propositions]
        blocks.append(f"{wording.TOWARD}:\n\n" + "\n".join(lines))
    for moment in answer.moments:
        lines = [f"- {escape(event.text)}" for event in moment.events]
        lines += [_bullet(entry) for entry in moment.entries]
        blocks.append(f"## {escape(wording.day(moment.date))}\n\n" + "\n".join(lines))
    if answer.standing:
        lines = [_bullet(entry) for entry in answer.standing]
        blocks.append("## Standing positions\n\nPositions that the articles do not date.\n\n" + "\n".join(lines))
    return "\n\n".join(blocks)


def _bullet(entry: Entry, *, day: str = "", issue: bool = True) -> str:
    """Return one statement: who holds what, then the quote, and where it was printed."""
    claim = entry.claim
    about = (f" ({escape(claim.issue)})" if issue else "", escape(wording.relay(entry)), _draft(entry))
    said = f"**{escape(wording.speaker(entry))}** {wording.stance(claim.stance)}: {_plain(claim.position)}"
    printed = (escape(wording.outlets(entry)), "" if claim.date else _article_day(entry), f"`{claim.id}`")
    lines = (escape(wording.quote(claim)), "", wording.listed(printed))
    return f"- {day}{wording.listed((said + about[0], *about[1:]))}\n" + "\n".join(f"  > {x}".rstrip() for x in lines)


def _article_day(entry: Entry) -> str:
    article = entry.article
    return f"article of {wording.published(article)}" if article and article.published else "no date"


def history(answer: History) -> str:
    """Return one issue as a story, party by party."""
    blocks = [f"# {escape(answer.issue)}", _plain(answer.proposition), wording.undated(answer.undated)]
    for party in answer.parties:
        blocks += [f"## {escape(party.name)}", *_party(party)]
    blocks.append("\n".join(f"- *{kind}*: {meaning}" for kind, meaning in wording.legend(answer)))
    return "\n\n".join(block for block in blocks if block)


def _party(told: PartyHistory) -> Iterator[str]:
    if told.position:
        marks = wording.listed(wording.marks(told.position)) or "latest"
        yield f"Stands ({marks}):\n\n" + "\n".join(f"- {_short(entry)}" for entry in told.position.entries)
    if told.entries:
        yield "### In time\n\n" + "\n".join(
            _bullet(entry, day=f"{wording.day(entry.claim.date)} ", issue=False) for entry in told.entries
        )
    for title, turns in wording.turns(told):
        yield f"### {title}\n\n" + "\n".join(_turn(turn) for turn in turns)
    if told.standing:
        yield "### Standing positions\n\n" + "\n".join(_bullet(entry, issue=False) for entry in told.standing)


def _turn(turn: Turn) -> str:
    voices = dict.fromkeys((turn.before.voice, turn.after.voice))
    said = escape(", then ".join(wording.plain(voice) for voice in voices))
    return f"- **{turn.kind}**: {said}\n  - {_short(turn.before)}\n  - {_short(turn.after)}"


def _short(entry: Entry, on: date | None = None) -> str:
    claim = entry.claim
    said = escape(wording.speaker(entry)), escape(wording.relay(entry)), wording.age(entry, on), _draft(entry)
    words = f"{_plain(claim.position)} — {escape(wording.quote(claim))} ({escape(wording.outlets(entry))})"
    return f"{wording.dated(entry)} {wording.stance(claim.stance)}, {wording.listed(said)}: {words}"


def diff(answer: Diff) -> str:
    """Return two parties as a table, a row an issue."""
    left, right = (escape(name) for name in answer.names)
    lines = [f"| issue | {left} | {right} | apart |", "|---|---|---|---|"]
    lines += [_diff_row(row, answer.on) for row in answer.issues]
    day = f"On {answer.on}." if answer.on else ""
    return "\n\n".join(part for part in (f"# {left} and {right}", day, "\n".join(lines)) if part)


def _diff_row(row: IssueDiff, on: date | None) -> str:
    issue = f"**{escape(row.issue)}**<br>{_plain(row.proposition)}"
    sides = " | ".join(_held(side, on) if side else "no position" for side in (row.left, row.right))
    return f"| {issue} | {sides} | {row.distance or '–'} |"


def _held(position: PartyPosition, on: date | None) -> str:
    told = wording.listed(wording.marks(position))
    held = (_short(entry, on) for entry in position.entries)
    return "<br>".join([*held, *([f"*{told}*"] if told else [])])
