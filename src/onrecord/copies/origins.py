"""Which of several copies is the origin: each copy points at one claim that is no copy itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.copies.same import matches, overlap
from onrecord.models import is_unnamed
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from onrecord.copies.same import Group, Match, Reading
    from onrecord.models import Article, Claim, Codebook


class _Candidate(NamedTuple):
    """A claim that may be an origin; the one with the lowest place is taken."""

    place: int
    claim: Claim


class _Origins:
    """The claims that may be origins: the first two of each group, in different articles, for no claim needs more."""

    def __init__(self, equal: _Equal) -> None:
        self._equal = equal
        self._first: dict[Group, list[_Candidate]] = defaultdict(list)

    def add(self, candidate: _Candidate) -> None:
        """Add a claim that is in a group; claims with a lower place are to be added first."""
        first = self._first[self._equal.group[candidate.claim.id]]
        if not first or (len(first) == 1 and candidate.claim.article != first[0].claim.article):
            first.append(candidate)

    def of(self, claim: Claim) -> list[tuple[Reading, _Candidate]]:
        """Return from each group that a claim equals the first origin in another article."""
        found: list[tuple[Reading, _Candidate]] = []
        for group in self._equal.groups(claim):
            elsewhere = (each for each in self._first[group] if each.claim.article != claim.article)
            found += [(group.reading, first) for first in [*elsewhere][:1]]
        return found


class _Equal:
    """Which claims are one statement, by the groups of claims that read alike."""

    def __init__(self, found: Iterable[Match]) -> None:
        self._equals: dict[Group, set[Group]] = defaultdict(set)
        for one, other, _ in found:
            self._equals[one].add(other)
            self._equals[other].add(one)
        self.group = {claim.id: group for group in self._equals for claim in group.claims}

    def groups(self, claim: Claim) -> Iterator[Group]:
        """Yield the groups that hold a claim in another article which equals this one."""
        if claim.id in self.group:
            for group in self._equals[self.group[claim.id]]:
                if len(group.articles) > 1 or claim.article not in group.articles:
                    yield group


def link(claims: Sequence[Claim], articles: Iterable[Article], codebook: Codebook) -> dict[str, str]:
    """Return for each claim that is a copy, by its id, the id of its origin; drafts' own links do not count.

    What a person decided stays. A reviewed claim is a copy only where the analyst says so, and a claim that the analyst
    names as an origin is one. For a reviewed claim without a link the answer holds what the parser would say, but no
    draft that came before becomes its copy: the analyst may have cut that link. A rejected claim is nobody's origin. A
    claim that equals several which cannot be one statement, for their days differ, stays alone.
    """
    by_id = {article.id: article for article in articles}
    live = {claim.id: claim for claim in claims if claim.status != "rejected"}
    equal = _Equal(matches(live.values(), by_id, codebook))
    order = _order(live, equal, by_id, codebook)
    decided = {claim.id: claim.same_as for claim in live.values() if not claim.is_draft and claim.same_as}
    roots = {name: root for name in decided if (root := _root(name, decided)) in live}
    named = {*decided.values()}
    links: dict[str, str] = {}
    heads, tied = _Origins(equal), _Origins(equal)
    ranked = [_Candidate(place, live[name]) for place, name in enumerate(order) if [*equal.groups(live[name])]]
    for candidate in ranked:
        if candidate.claim.id in roots:
            tied.add(candidate)
    for candidate in ranked:
        claim = candidate.claim
        if claim.id in decided:
            continue
        draft = claim.is_draft
        origin = _origin(heads.of(claim), tied.of(claim) if draft else ())
        origin = roots.get(origin, origin) if origin else None
        if claim.id in named or (origin and live[origin].article == claim.article):
            origin = None
        if origin:
            links[claim.id] = origin
        if not (origin and draft):
            heads.add(candidate)
    return links


def _origin(heads: Sequence[tuple[Reading, _Candidate]], tied: Sequence[tuple[Reading, _Candidate]]) -> str | None:
    """Return the first head, else the first claim that is tied to one; None where not all can be one statement."""
    if not (heads or tied) or not overlap(reading for reading, _ in (*heads, *tied)):
        return None
    return min(candidate for _, candidate in heads or tied).claim.id


def _root(name: str, decided: Mapping[str, str]) -> str | None:
    """Follow a person's links to their end; None where they go in a circle."""
    seen = {name}
    while name in decided:
        name = decided[name]
        if name in seen:
            return None
        seen.add(name)
    return name


def _order(live: Mapping[str, Claim], equal: _Equal, articles: Mapping[str, Article], codebook: Codebook) -> list[str]:
    """Return the ids of claims, origins first.

    The outlet that another article names as its relay; the earliest publication; an agency, then who names one; the
    longer quote; then the order of the ledger.
    """
    outlets = {name: fold(article.outlet) for name, article in articles.items() if article.outlet}
    relays = {claim.id: {fold(name) for name in claim.via if not is_unnamed(name)} for claim in live.values()}
    agencies = {fold(name) for a in codebook.actors if a.kind == "outlet" for name in (a.name, *a.aliases)}
    agencies = agencies.union(*relays.values())
    relayed = _relayed(live, equal, outlets, relays)
    rank: dict[str, tuple[object, ...]] = {}
    for claim in live.values():
        article = articles.get(claim.article)
        printed = edtf.parse(article.published).latest if article and article.published else date.max
        named = 0 if outlets.get(claim.article) in agencies else 1 if relays[claim.id] else 2
        length = -len(" ".join(claim.quote))
        start = claim.spans[0].start if claim.spans else 0
        rank[claim.id] = (claim.id not in relayed, printed, named, length, claim.article, start, claim.id)
    return sorted(rank, key=rank.__getitem__)


def _relayed(
    live: Mapping[str, Claim], equal: _Equal, outlets: Mapping[str, str], relays: Mapping[str, Collection[str]]
) -> set[str]:
    """Return the ids of claims that an equal claim in another article has from their outlet."""
    citing: dict[tuple[Group, str], set[str]] = defaultdict(set)
    """Group, relay -> the articles of its claims that name this relay."""
    for name, group in equal.group.items():
        for relay in relays[name]:
            citing[group, relay].add(live[name].article)
    return {
        claim.id
        for claim in live.values()
        if (outlet := outlets.get(claim.article))
        and any(citing.get((group, outlet), set()) - {claim.article} for group in equal.groups(claim))
    }
