"""Reports as rows that all have the same columns: what `timeline`, `history`, `diff` and `issues` hand to CSV.

The first columns say what a row is and when; then follow the names of a claim in `jsonforms`, empty where none is told.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.models import STANCES
from onrecord.render import jsonforms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.models import Event
    from onrecord.render.jsonforms import Form
    from onrecord.reports.diff import Diff
    from onrecord.reports.entries import Entry
    from onrecord.reports.history import History, Turn
    from onrecord.reports.movement import Between
    from onrecord.reports.overview import IssueRow
    from onrecord.reports.positions import Distance, PartyPosition
    from onrecord.reports.timeline import Timeline

_CLAIM = (
    "id", "actor", "voice", "via", "issue", "stance", "score", "position", "quotes", "kind", "date_basis", "status",
    "note", "article", "title", "published", "published_basis", "outlets", "copies",
)  # fmt: skip


def timeline(answer: Timeline) -> list[Form]:
    """Return a row an event and a row a statement, in the order of the timeline; standing ones come last."""
    names = dict(answer.parties)
    rows: list[Form] = []
    for moment in answer.moments:
        rows += [_event(event) for event in moment.events]
        rows += [_statement(entry, names.get(entry.party or "", "")) for entry in moment.entries]
    return [*rows, *(_statement(entry, names.get(entry.party or "", "")) for entry in answer.standing)]


def history(answer: History) -> list[Form]:
    """Return a row an event, then by party a row a statement and a row a turn, which tells its later claim."""
    rows = [_event(event) for event in answer.events]
    for party in answer.parties:
        rows += [_statement(entry, party.name) for entry in (*party.entries, *party.standing)]
        rows += [_turn(turn, party.name) for turn in party.turns]
    return [
        {**row, **{name: row.get(name) for name in ("turn", "before", "before_date", "before_stance")}} for row in rows
    ]


def issues(rows: Iterable[IssueRow]) -> list[Form]:
    """Return a row for each party of each issue, with how often it took each stance; one without where nobody spoke."""
    told: list[Form] = []
    for row in rows:
        form = jsonforms.issue(row)
        del form["parties"]
        for tally in row.parties or (None,):
            stances = {stance: tally.stances[stance] if tally else None for stance in STANCES}
            party = {"party": tally.party if tally else None, "party_name": tally.name if tally else None}
            told.append({**form, **party, **stances})
    return told


def diff(answer: Diff) -> list[Form]:
    """Return for each issue a row a party; two rows where it is split, one without a claim where it never said."""
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
        "standing": position and position.standing,
        "last_heard": position and position.last_heard,
    }
    entries: Sequence[Entry | None] = position.entries if position else (None,)
    for entry in entries:
        told = {**_when(entry.claim.date if entry else None), **_claim(entry)}
        yield {**about, **marks, **{name: value for name, value in told.items() if name != "issue"}}


def _event(event: Event) -> Form:
    blank = {"party": None, "party_name": None}
    told = {"event": event.text, "event_actors": list(event.actors)}
    return {"row": "event", **_when(event.date), **blank, **told, **_claim(None)}


def _statement(entry: Entry, name: str) -> Form:
    about = {"party": entry.party, "party_name": name, "event": None, "event_actors": None}
    return {"row": "claim", **_when(entry.claim.date), **about, **_claim(entry)}


def _turn(turn: Turn, name: str) -> Form:
    before = turn.before.claim
    turned = {"turn": turn.kind, "before": before.id, "before_date": before.date, "before_stance": before.stance}
    return {**_statement(turn.after, name), "row": "turn", **turned}


def _when(text: str | None) -> Form:
    """Return an EDTF date with its first and its last day, either empty where the interval is open there."""
    when = edtf.parse(text) if text else None
    return {
        "date": text,
        "earliest": when.earliest.isoformat() if when and when.earliest != date.min else None,
        "latest": when.latest.isoformat() if when and when.latest != date.max else None,
    }


def _claim(entry: Entry | None) -> Form:
    told = jsonforms.statement(entry) if entry else {}
    return {name: told.get(name) for name in _CLAIM}
