"""A claim joined with its article and with what the codebook says of its actor: party, voice, day, surroundings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from onrecord import edtf
from onrecord.models import NO_PARTY, is_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Article, Claim, Codebook

CONTEXT = 32
"""Characters of the body before and after a quote that go with it, as in a Web Annotation text-quote selector."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the reports see it. ``copies`` are the same statement in other articles (see `fold_copies`)."""

    claim: Claim
    article: Article | None  # None: the file is gone
    party: str | None
    bodies: tuple[str, ...]  # the actor, then what it speaks for, outermost last
    article_at: int = 0  # the article's place in the dossier
    copies: tuple[Entry, ...] = ()

    @property
    def voice(self) -> str:
        """The outermost body for which the actor speaks."""
        return self.bodies[-1]

    @property
    def own_words(self) -> bool:
        """True where a named speaker said so; what somebody else says of it, and who is not named, is reported."""
        return not self.claim.via and not is_unnamed(self.claim.actor)

    @property
    def took_side(self) -> bool:
        """True for a stance for or against; noncommittal takes none."""
        return self.claim.score != 0

    @property
    def when(self) -> edtf.When | None:
        """The days on which it may have been said; None for a standing position."""
        return edtf.parse(self.claim.date) if self.claim.date else None

    @property
    def day(self) -> date | None:
        """The day on which reports count it: the end of the interval in which it was said.

        An interval without an end closes with its article, for nothing is reported before it is said.
        """
        when = self.when
        if when is None or when.latest != date.max:
            return when and when.latest
        return max(self.article_day or when.earliest, when.earliest)

    @property
    def article_day(self) -> date | None:
        """The last day on which the article may have been published."""
        return publication_day(self.article) if self.article else None

    @property
    def place(self) -> tuple[int, int, str]:
        """What claims are ordered by: the article's place in the dossier, the place of the words in it, the id."""
        return self.article_at, self.claim.spans[0].start if self.claim.spans else 0, self.claim.id

    @property
    def anchored(self) -> bool:
        """True when the quote still stands where its spans say."""
        claim = self.claim
        return self.article is not None and claim.quote == tuple(span.of(self.article.body) for span in claim.spans)

    @property
    def prefix(self) -> str:
        """The characters of the body before the quote; empty for an orphan."""
        if self.article is None or not self.anchored:
            return ""
        start = self.claim.spans[0].start
        return self.article.body[max(0, start - CONTEXT) : start]

    @property
    def suffix(self) -> str:
        """The characters of the body after the quote; empty for an orphan."""
        if self.article is None or not self.anchored:
            return ""
        end = self.claim.spans[-1].end
        return self.article.body[end : end + CONTEXT]

    @property
    def outlet(self) -> str:
        """The outlet that printed it, or the article's id where it names none."""
        return (self.article.outlet if self.article else "") or self.claim.article

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that printed the statement, each once: its own first, then those of its copies."""
        return tuple(dict.fromkeys(entry.outlet for entry in (self, *self.copies)))


def day_of(entry: Entry) -> date:
    """Return the day of a dated entry."""
    return cast("date", entry.day)


def overlap(one: Entry, other: Entry) -> bool:
    """True where two dated entries may have been said on one day."""
    return one.when is not None and other.when is not None and one.when.overlaps(other.when)


def publication_day(article: Article) -> date | None:
    """Return the last day on which an article may have been published; None where nothing tells."""
    latest = edtf.parse(article.published).latest if article.published else None
    return None if latest == date.max else latest


class Part(NamedTuple):
    """Claims that a question is about, their articles in the order of the dossier, and the codebook."""

    claims: Sequence[Claim]
    articles: Sequence[Article]
    codebook: Codebook


def of(dossier: Dossier | Part) -> tuple[Entry, ...]:
    """Return all claims of a dossier or of a part of one, joined."""
    return join(dossier.claims, dossier.articles, dossier.codebook)


def join(claims: Iterable[Claim], articles: Sequence[Article], codebook: Codebook) -> tuple[Entry, ...]:
    """Join claims with their articles and with what the codebook knows of their actors."""
    by_id = {article.id: (at, article) for at, article in enumerate(articles)}
    gone = len(articles), None
    bodies: dict[str, tuple[str, ...]] = {}
    entries: list[Entry] = []
    for claim in claims:
        at, article = by_id.get(claim.article, gone)
        if claim.actor not in bodies:
            bodies[claim.actor] = bodies_of(claim.actor, codebook)
        entries.append(Entry(claim, article, side(claim, claim.actor, codebook), bodies[claim.actor], at))
    return tuple(entries)


def side(claim: Claim | None, actor: str, codebook: Codebook) -> str | None:
    """Return the party that is written in a claim, else its actor's; None for outlets and outsiders."""
    party = (claim and claim.party) or codebook.party_of(actor)
    return None if party == NO_PARTY else party


def bodies_of(actor: str, codebook: Codebook) -> tuple[str, ...]:
    """Return an actor and the bodies it speaks for, outermost last: that one is its voice."""
    chain = [actor]
    while (known := codebook.actor_by_name.get(chain[-1])) and known.body and known.body not in chain:
        chain.append(known.body)
    return tuple(chain)


def fold_copies(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return each statement once, with its copies inside it: the origin, or the first copy where that is not here."""
    origin = {entry.claim.id: entry.claim.same_as for entry in entries}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_root(entry.claim.id, origin), []).append(entry)
    folded: list[Entry] = []
    for root, found in groups.items():
        group = sorted(found, key=lambda entry: entry.place)
        head = next((entry for entry in group if entry.claim.id == root), group[0])
        copies = tuple(entry for entry in group if entry is not head)
        folded.append(replace(head, copies=copies) if copies else head)
    return tuple(folded)


def with_copies(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return all claims, each origin with its copies inside it; rejected claims are no copies."""
    counted = [entry for entry in entries if entry.claim.status != "rejected"]
    copies = {entry.claim.id: entry.copies for entry in fold_copies(counted)}
    return tuple(replace(entry, copies=copies.get(entry.claim.id, ())) for entry in entries)


def _root(claim_id: str, origin: dict[str, str | None]) -> str:
    """Follow ``same_as`` to its end, past originals that are not here; a circle ends at its least id."""
    seen = [claim_id]
    while following := origin.get(seen[-1]):
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def undated(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the articles without a date that have claims without one."""
    return tuple(sorted({e.claim.article for e in entries if e.day is None and e.article and not e.article.published}))


def chronological(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by day, then by place; those without a date come last."""
    return sorted(entries, key=_in_time)


def _in_time(entry: Entry) -> tuple[bool, date, date, tuple[int, int, str]]:
    day, when = entry.day, entry.when
    return day is None, day or date.max, when.earliest if when else date.max, entry.place
