"""Short names for what is on a page: places to link to, numbers to filter by, the look of each party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from onrecord.models import STANCES, STATUSES
from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from onrecord.models import Event
    from onrecord.reports.entries import Entry
    from onrecord.reports.page import Page

LOOKS = 8
"""The number of colours and shapes. Further parties share them; their names are written beside them."""
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class Guide:
    """The names. Foreign words are not among them: in links and filters there are numbers instead."""

    anchors: dict[str, str]  # claim id -> place
    parties: dict[str | None, int]
    names: dict[str | None, str]  # of the parties
    actors: dict[str, int]  # and the bodies they speak for, in the order of the alphabet
    issues: dict[str, int]
    stances: dict[str, int]  # those that occur, in words, and so the statuses
    statuses: dict[str, int]
    labels: dict[str, str]
    events: tuple[Event, ...]

    def to_claim(self, claim_id: str) -> str:
        """Return the address of a claim's place."""
        return f"#{self.anchors[claim_id]}"

    def to_issue(self, key: str) -> str:
        """Return the address of an issue's place."""
        return f"#i-{self.issues[key]}"

    def opens(self, claim_id: str) -> str:
        """Return the address of a page of the claim's own; empty where there is none."""
        del claim_id
        return ""

    def colour(self, party: str | None) -> str:
        """Return the class that gives a party its colour."""
        return f"p{self._look(party)}"

    def shape(self, party: str | None) -> str:
        """Return the id of a party's shape."""
        return f"s{self._look(party)}"

    def mark(self, entry: Entry, party: str | None) -> str:
        """Return the id of the shape of a statement: its party's, or a dot where it is noncommittal."""
        return self.shape(party) if entry.took_side else "dot"

    def look(self, entry: Entry) -> str:
        """Return the classes of a statement's mark: ``rep`` where it is reported, ``d`` where it is a draft."""
        return ("" if entry.own_words else " rep") + (" d" if entry.claim.is_draft else "")

    def _look(self, party: str | None) -> str:
        return "n" if party is None else str(self.parties[party] % LOOKS)

    def who(self, entry: Entry) -> str:
        """Return the numbers of the speaker and of those for whom it speaks."""
        return " ".join(str(self.actors[name]) for name in entry.bodies)

    def side(self, entry: Entry) -> str:
        """Return the name of the party for which somebody speaks; nothing where the speaker has the same name."""
        name = wording.plain(self.names.get(entry.party) or entry.party or "No side")
        return "" if name == wording.plain(entry.claim.actor) else name

    def issue_name(self, key: str) -> str:
        """Return what to call an issue in running text."""
        return wording.plain(self.labels.get(key, "")) or wording.plain(key).replace("-", " ")

    def named_issues(self) -> list[tuple[str, int]]:
        """Return the issues with their numbers."""
        return [(self.issue_name(key), at) for key, at in self.issues.items()]


def guide(page: Page, kind: type[Guide] = Guide) -> Guide:
    """Name what is on `page`; the `kind` says where its links lead."""
    told = [entry for moment in page.timeline.moments for entry in moment.entries] + [*page.timeline.standing]
    names = sorted({name for entry in told for name in entry.bodies}, key=lambda name: (name.casefold(), name))
    return kind(
        anchors=_anchors(told),
        parties=_numbered([*(key for key, _ in page.parties), *(entry.party for entry in told)]),
        names=dict(page.parties),
        actors=_numbered(names),
        issues=_numbered([*(story.issue for story in page.histories), *(entry.claim.issue for entry in told)]),
        stances=_occurring(STANCES, {entry.claim.stance for entry in told}),
        statuses=_occurring(STATUSES, {entry.claim.status for entry in told}),
        labels=dict(page.labels),
        events=tuple(event for moment in page.timeline.moments for event in moment.events),
    )


K = TypeVar("K")


def _numbered(keys: Iterable[K]) -> dict[K, int]:
    return {key: at for at, key in enumerate(dict.fromkeys(keys))}


def _occurring(names: Iterable[str], found: Container[str]) -> dict[str, int]:
    return {name.replace("-", " "): at for at, name in enumerate(names) if name in found}


def _anchors(told: Iterable[Entry]) -> dict[str, str]:
    """Return for each claim a place to link to, its id where that is plain; no two are alike."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for entry in told:
        plain = f"c-{_NOT_PLAIN.sub('-', entry.claim.id)}"
        name = plain if plain not in taken else f"{plain}--{len(taken)}"
        taken.add(name)
        given[entry.claim.id] = name
    return given
