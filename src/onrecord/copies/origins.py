"""Which of several copies is the origin: each copy points at one claim that is no copy itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.copies.same import overlap, pairs
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.copies.same import Pair, Reading
    from onrecord.models import Article, Claim, Codebook


class _Match(NamedTuple):
    """What is known of the claims that have copies: how each reads, and which it equals."""

    readings: dict[str, Reading]
    equals: dict[str, set[str]]


def link(claims: Sequence[Claim], articles: Iterable[Article], codebook: Codebook) -> dict[str, str]:
    """Return for each claim that is a copy, by its id, the id of its origin; drafts' own links do not count.

    What a person decided stands. A reviewed claim is a copy only where she says so, and what she names as an origin is
    one. For a reviewed claim without a link the answer holds what the parser would say, but no draft that came before
    becomes its copy: she may have cut that link. A rejected claim is nobody's origin. A claim that equals several
    which cannot be one statement, for their days differ, stays alone.
    """
    by_id = {article.id: article for article in articles}
    live = {claim.id: claim for claim in claims if claim.status != "rejected"}
    found = [*pairs(tuple(live.values()), by_id, codebook)]
    match = _match(found)
    order = _order(found, live, by_id, codebook)
    said = {claim.id: claim.same_as for claim in live.values() if claim.status != "draft" and claim.same_as}
    roots = {name: root for name in said if (root := _root(name, said)) in live}
    named = {*said.values()}
    links: dict[str, str] = {}
    heads: list[str] = []
    tied = [name for name in order if name in roots and name in match.readings]
    for name in order:
        if name not in match.readings or name in said:
            continue
        draft = live[name].status == "draft"
        origin = _origin(name, [*heads, *(tied if draft else ())], match)
        origin = roots.get(origin, origin) if origin else None
        if name in named or (origin and live[origin].article == live[name].article):
            origin = None
        if origin:
            links[name] = origin
        if not (origin and draft):
            heads.append(name)
    return links


def _match(found: Iterable[Pair]) -> _Match:
    readings: dict[str, Reading] = {}
    equals: dict[str, set[str]] = defaultdict(set)
    for one, other, _ in found:
        for mine, its in ((one, other), (other, one)):
            readings[mine.claim.id] = mine
            equals[mine.claim.id].add(its.claim.id)
    return _Match(readings, equals)


def _origin(name: str, origins: Sequence[str], match: _Match) -> str | None:
    """Return the first of the origins that a claim equals; None where there is none, or they exclude each other."""
    fit = [origin for origin in origins if origin in match.equals[name]]
    if not all(overlap(match.readings[one], match.readings[other]) for one, other in combinations(fit, 2)):
        return None
    return fit[0] if fit else None


def _root(name: str, said: Mapping[str, str]) -> str | None:
    """Follow a person's links to their end; None where they go in a circle."""
    seen = {name}
    while name in said:
        name = said[name]
        if name in seen:
            return None
        seen.add(name)
    return name


def _order(
    found: Iterable[Pair], live: Mapping[str, Claim], articles: Mapping[str, Article], codebook: Codebook
) -> list[str]:
    """Return the ids of claims, origins first.

    The outlet that another article names as its relay; the earliest publication; an agency, then who names one; the
    longer quote; then the order of the ledger.
    """
    outlets = {name: fold(article.outlet) for name, article in articles.items() if article.outlet}
    relays = {
        claim.id: {fold(name) for name in claim.via if not name.startswith("unnamed ")} for claim in live.values()
    }
    agencies = {fold(name) for a in codebook.actors if a.kind == "outlet" for name in (a.name, *a.aliases)}
    agencies = agencies.union(*relays.values())
    relayed = {
        mine.claim.id
        for one, other, _ in found
        for mine, its in ((one, other), (other, one))
        if outlets.get(mine.claim.article) in relays[its.claim.id]
    }
    rank: dict[str, tuple[object, ...]] = {}
    for claim in live.values():
        article = articles.get(claim.article)
        printed = edtf.parse(article.published).latest if article and article.published else date.max
        named = 0 if outlets.get(claim.article) in agencies else 1 if relays[claim.id] else 2
        length = -len(" ".join(claim.quote))
        start = claim.spans[0].start if claim.spans else 0
        rank[claim.id] = (claim.id not in relayed, printed, named, length, claim.article, start, claim.id)
    return sorted(rank, key=rank.__getitem__)
