"""Two parties: for each issue a row a party, and for two days a row a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.rows import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.render.json import Form
    from onrecord.reports.diff import Diff
    from onrecord.reports.entries import Entry
    from onrecord.reports.movement import Between
    from onrecord.reports.positions import Distance, PartyPosition


def diff(answer: Diff) -> list[Form]:
    """Return for each issue a row a party; two rows where it is split, one without a claim where it never said.

    Below it a row for each claim that came after the position and did not replace it: its ``role`` is "since".
    """
    day = answer.on.isoformat() if answer.on else None
    rows: list[Form] = []
    for row in answer.issues:
        for key, name, held in zip(answer.parties, answer.names, (row.left, row.right), strict=True):
            about = _about(row.issue, row.proposition, day, row.distance)
            rows += _held({**about, "party": key, "party_name": name}, held)
    return rows


def between(answer: Between) -> list[Form]:
    """Return the rows of `diff` for the first day and for the second."""
    rows: list[Form] = []
    for row in answer.issues:
        for key, name, side in zip(answer.parties, answer.names, (row.left, row.right), strict=True):
            days = (answer.since, row.before, side.before), (answer.until, row.after, side.after)
            for day, gap, held in days:
                about = _about(row.issue, row.proposition, day.isoformat(), gap)
                rows += _held({**about, "party": key, "party_name": name}, held)
    return rows


def _about(issue: str, proposition: str, day: str | None, gap: Distance | None) -> Form:
    apart = {"low": gap and gap.low, "high": gap and gap.high, "split": gap and gap.split}
    return {"issue": issue, "proposition": proposition, "day": day, **apart}


def _held(about: Form, position: PartyPosition | None) -> Iterator[Form]:
    marks = {
        "rests_on": position and position.kind,
        "standing": position and position.standing,
        "last_heard": position and position.last_heard,
    }
    held: Sequence[Entry | None] = position.entries if position else (None,)
    since: Sequence[Entry | None] = position.since if position else ()
    for role, entries in (("position", held), ("since", since)):
        for entry in entries:
            told = {**parts.when(entry.claim.date if entry else None), **parts.claim(entry)}
            claim = {name: value for name, value in told.items() if name != "issue"}
            yield {**about, "role": role, **marks, **claim}
