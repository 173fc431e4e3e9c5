"""Speakers and issues as a signed two-mode network, as discourse network analysis draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reports.entries import chronological
from onrecord.reports.positions import sign
from onrecord.reports.select import statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.models import Codebook
    from onrecord.reports.entries import Entry


@dataclass(frozen=True, slots=True)
class Speaker:
    """One side of the network: who spoke, for which body and party."""

    name: str
    voice: str
    party: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """The statements of one speaker on one issue that have the same sign: 1 for, -1 against, 0 noncommittal.

    Copies of a statement in other articles are inside it, so that the weight counts each statement once.
    """

    speaker: str
    issue: str
    sign: int
    entries: tuple[Entry, ...]

    @property
    def weight(self) -> int:
        """How many statements there are."""
        return len(self.entries)

    @property
    def firm(self) -> int:
        """How many of them support or oppose outright, instead of leaning."""
        return sum(abs(entry.claim.score) == 2 for entry in self.entries)

    @property
    def relayed(self) -> int:
        """How many of them are known through others alone, instead of a named speaker's own words."""
        return sum(not entry.own_words for entry in self.entries)

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which they count, in order; standing statements have none."""
        return tuple(entry.day.isoformat() for entry in self.entries if entry.day)


@dataclass(frozen=True, slots=True)
class Network:
    """Speakers, issues (key and proposition) and the ties between them."""

    speakers: tuple[Speaker, ...]
    issues: tuple[tuple[str, str], ...]
    ties: tuple[Tie, ...]


def network(entries: Sequence[Entry], codebook: Codebook) -> Network:
    """Tie speakers to issues by what they said; a speaker whose claims name several parties has that of the first."""
    speakers: dict[str, Speaker] = {}
    ties: dict[tuple[str, str, int], list[Entry]] = {}
    for entry in chronological(statements(entries)):
        actor = entry.claim.actor
        speakers.setdefault(actor, Speaker(actor, entry.voice, entry.party))
        ties.setdefault((actor, entry.claim.issue, sign(entry)), []).append(entry)
    spoken = dict.fromkeys(issue for _, issue, _ in ties)
    listed = [key for key in codebook.issues if key in spoken]
    issues = [*listed, *(key for key in spoken if key not in codebook.issues)]
    propositions = ((key, codebook.issues[key].proposition if key in codebook.issues else "") for key in issues)
    return Network(
        tuple(speakers[name] for name in sorted(speakers)),
        tuple(propositions),
        tuple(Tie(*key, tuple(found)) for key, found in sorted(ties.items())),
    )
