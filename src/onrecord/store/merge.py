"""Drafts of the coders merged into a ledger: which claims are the same, which are new, which go."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord import spans
from onrecord.store import candidates
from onrecord.store.changes import PERSONS_OWN, Change
from onrecord.store.form import fields_of
from onrecord.text import fold_word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from onrecord.models import Claim
    from onrecord.own import OwnValue

JACCARD = 0.5
"""Contents that have at least this share of their characters in common (Jaccard) are the same."""
HELD = 0.8
"""Contents of which one has at least this share of the other, the shorter one, are the same."""

_SUFFIX = re.compile(r"-\d+$")
_ARTICLES = frozenset({"the", "a", "an"})
_AFTER_HEAD = re.compile(r",|\s(?:of|for|at|in|on|from|with|to|who|which|that)\s")


@dataclass(frozen=True)
class Merge:
    """What becomes of the claims of the parsed articles; kept, gone and updated hold all that were there."""

    new: tuple[Claim, ...]
    """Drafts to add, with ids that are free."""
    kept: tuple[Claim, ...]
    """Claims of the ledger that stay as they are."""
    gone: tuple[Claim, ...]
    """Drafts that the parser no longer finds."""
    differs: tuple[Change, ...]
    """Reviewed claims with what the parser now says of the same statement; they stay as they are."""
    updated: tuple[Change, ...]
    """Drafts that the parser now reads otherwise, under the id they have; elsewhere those with a new origin."""
    unmatched: tuple[Claim, ...]
    """Reviewed claims, among those kept, that the parser does not find (a person's own find, or a changed article)."""
    unconfirmed: tuple[Claim, ...] = ()
    """Findings of which no draft is made, and on which no person has decided."""

    @property
    def put(self) -> tuple[Claim, ...]:
        """The claims to write."""
        return (*self.new, *(change.after for change in self.updated))

    @property
    def changes(self) -> bool:
        """True when the ledger is not what the parser would write."""
        return bool(self.new or self.gone or self.updated)

    @property
    def drop(self) -> frozenset[str]:
        """The ids to delete."""
        return frozenset(claim.id for claim in self.gone)


class Pair(NamedTuple):
    """A claim of the ledger (known) and a draft (found), by their numbers, that are the same; a high rank is sure."""

    rank: tuple[float, ...]
    known: int
    found: int


def _unlinked(_claims: Sequence[Claim]) -> Mapping[str, str]:
    return {}


def merge(
    ledger_claims: Sequence[Claim],
    parsed: Sequence[Claim],
    *,
    articles: Collection[str],
    unconfirmed: Sequence[Claim] = (),
    unreadable: Collection[str] = (),
    asked: Mapping[str, Collection[str]] | None = None,
    link: Callable[[Sequence[Claim]], Mapping[str, str]] = _unlinked,
) -> Merge:
    """Match the claims of a ledger with the claims parsed from `articles`, one to one and best first.

    Claims of other articles are part of the answer only where they are drafts that get another origin. `unconfirmed`
    are findings that are no drafts by themselves; a reviewed claim may be one of them. `unreadable` are ids of claims
    that stand in the ledger but cannot be read: what the parser finds under them is left out until a person has mended
    them. `asked` are the names of the coders that were asked, by article: a draft of another one stays, and one with a
    person's own variables. None stands for all, and so does an article that is missing there. `link` says which of the
    claims that will be there are copies, by id, and of which.
    """
    known = [claim for claim in ledger_claims if claim.article in articles]
    found = [claim for claim in parsed if claim.id not in unreadable]
    match = {pair.found: known[pair.known] for pair in one_to_one(same_claims(known, found))}
    drafts = _with_final_ids(found, match, {*unreadable, *(claim.id for claim in ledger_claims)})
    links = link(_to_be(ledger_claims, drafts, articles))
    drafts = [_linked(draft, match.get(at), links) for at, draft in enumerate(drafts)]
    pairs = [(match[at], _with_others(match[at], draft, asked)) for at, draft in enumerate(drafts) if at in match]
    matched = {claim.id for claim in match.values()}
    heard = _reviewed_among(unconfirmed, [claim for claim in known if claim.id not in matched])
    pairs += [(claim, _as_found(unconfirmed[at], claim)) for at, claim in heard.items()]
    matched |= {claim.id for claim in heard.values()}
    lost = [claim for claim in known if claim.is_draft and claim.id not in matched]
    gone = {claim.id for claim in lost if not _others(claim, asked) and not claim.extra}
    pairs += [
        (old, old.model_copy(update={"coders": _others(old, asked) or old.coders}))
        for old in lost
        if old.id not in gone
    ]
    updated = {old.id: Change(old, new) for old, new in pairs if old.is_draft and fields_of(old) != fields_of(new)}
    updated |= {old.id: Change(old, new) for old, new in _relinked(ledger_claims, articles, links)}
    return Merge(
        new=tuple(draft for at, draft in enumerate(drafts) if at not in match),
        kept=tuple(claim for claim in known if claim.id not in gone and claim.id not in updated),
        gone=tuple(claim for claim in known if claim.id in gone),
        differs=tuple(Change(*pair) for pair in pairs if not pair[0].is_draft and Change(*pair).readings),
        updated=tuple(updated.values()),
        unmatched=tuple(claim for claim in known if not claim.is_draft and claim.id not in matched),
        unconfirmed=tuple(claim for at, claim in enumerate(unconfirmed) if at not in heard),
    )


def unique_id(wanted: str, taken: Collection[str], reached: dict[str, int] | None = None) -> str:
    """Return an id that is free: the wanted one, else with -2, -3 and so on; `reached` spares a second look at those.

    >>> unique_id("k3x9q2ma", {"k3x9q2ma", "k3x9q2ma-2"})
    'k3x9q2ma-3'
    """
    number, free = (reached or {}).get(wanted, 1), wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    if reached is not None:
        reached[wanted] = number
    return free


def _with_final_ids(found: Sequence[Claim], match: dict[int, Claim], taken: set[str]) -> list[Claim]:
    """Return the parsed claims as drafts under the ids that they have, or will have, in the ledger."""
    ids: list[str] = []
    reached: dict[str, int] = {}  # how far the numbers of an id are taken
    for at, claim in enumerate(found):
        known = match.get(at)
        name = known.id if known else unique_id(claim.id, taken, reached)
        ids.append(name)
        taken.add(name)
    return [
        claim.model_copy(
            update={"id": name, "same_as": None, "status": "draft", "draft": None, "extra": _extra(match.get(at))}
        )
        for at, (claim, name) in enumerate(zip(found, ids, strict=True))
    ]


def _extra(known: Claim | None) -> Mapping[str, OwnValue]:
    """Return a person's own variables on a claim, which stay on it whatever the coders say."""
    return known.extra if known else {}


def _reviewed_among(unconfirmed: Sequence[Claim], left: Sequence[Claim]) -> dict[int, Claim]:
    """Return which of the claims that are `left` is reviewed and an unconfirmed finding, by the finding's number."""
    reviewed = [claim for claim in left if not claim.is_draft]
    return {pair.found: reviewed[pair.known] for pair in one_to_one(same_claims(reviewed, unconfirmed))}


def _as_found(finding: Claim, known: Claim) -> Claim:
    """Return a finding as what the parser now says of a reviewed claim."""
    return finding.model_copy(update={"id": known.id, "same_as": known.same_as})


def _to_be(ledger_claims: Sequence[Claim], drafts: Sequence[Claim], articles: Collection[str]) -> list[Claim]:
    """Return the claims that the ledger will hold: what persons decided, and the drafts, read anew in `articles`."""
    kept = [claim for claim in ledger_claims if not claim.is_draft or claim.article not in articles]
    decided = {claim.id for claim in kept}
    return [*kept, *(draft for draft in drafts if draft.id not in decided)]


def _linked(draft: Claim, known: Claim | None, links: Mapping[str, str]) -> Claim:
    """Return a parsed claim with its origin; of a reviewed copy the parser has no other opinion."""
    decided = known.same_as if known and not known.is_draft else None
    return draft.model_copy(update={"same_as": decided or links.get(draft.id)})


def _relinked(
    ledger_claims: Sequence[Claim], articles: Collection[str], links: Mapping[str, str]
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the drafts of other articles whose origin is now another, before and after."""
    for claim in ledger_claims:
        if claim.is_draft and claim.article not in articles and claim.same_as != links.get(claim.id):
            yield claim, claim.model_copy(update={"same_as": links.get(claim.id), "draft": None})


def same_claims(known: Sequence[Claim], found: Sequence[Claim]) -> Iterator[Pair]:
    """Yield the pairs of known and found claims of one article that may be the same, by their numbers."""
    by_id: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_issue: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, claim in enumerate(known):
        by_id[claim.article, _base(claim.id)].append(at)
        by_issue[claim.article, claim.issue].append(at)
    wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
    same_id: set[tuple[int, int]] = set()
    for number, claim in enumerate(found):
        same_id |= {(at, number) for at in by_id.get((claim.article, _base(claim.id)), ())}
        wanted[claim.article, claim.issue].append(number)
    near = [candidates.of(known, found, by_issue[key], numbers) for key, numbers in wanted.items() if key in by_issue]
    parsed: tuple[dict[int, dict[str, object]], dict[int, dict[str, object]]] = ({}, {})
    for at, number in same_id.union(*near):
        old, new = known[at], found[number]
        content = share_in_common(old, new)
        if (at, number) in same_id or (content is not None and same_speaker(old, new)):
            sure = 2 if old.id == new.id else int((at, number) in same_id)
            mine = parsed[0].get(at) or parsed[0].setdefault(at, _parsed(old))
            other = parsed[1].get(number) or parsed[1].setdefault(number, _parsed(new))
            yield Pair((sure, content or 0.0, _alike(mine, other)), at, number)


def one_to_one(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the best pair, then the best of those that are left."""
    known: set[int] = set()
    found: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (*(-part for part in pair.rank), pair.found, pair.known)):
        if pair.known not in known and pair.found not in found:
            known.add(pair.known)
            found.add(pair.found)
            yield pair


def _others(claim: Claim, asked: Mapping[str, Collection[str]] | None) -> tuple[str, ...]:
    """Return the coders of a draft that were not asked."""
    if asked is None or claim.article not in asked:
        return ()
    return tuple(coder for coder in claim.coders if coder not in asked[claim.article])


def _with_others(known: Claim, draft: Claim, asked: Mapping[str, Collection[str]] | None) -> Claim:
    """Return what a draft says now: as before where a coder has a part in it that was not asked, with all their names.

    Only the coders together can say which of them wins a field.
    """
    others = _others(known, asked)
    if not others or not known.is_draft:
        return draft
    return known.model_copy(update={"coders": tuple(dict.fromkeys((*draft.coders, *others)))})


def _parsed(claim: Claim) -> dict[str, object]:
    """Return what the parser says of a claim."""
    return {name: value for name, value in fields_of(claim).items() if name not in PERSONS_OWN}


def fields_alike(old: Claim, new: Claim) -> int:
    """Return the number of fields that agree: it decides between two claims on the same words."""
    return _alike(_parsed(old), _parsed(new))


def _alike(mine: Mapping[str, object], other: Mapping[str, object]) -> int:
    return sum(value == other.get(name) for name, value in mine.items())


def _base(name: str) -> str:
    """Return an id without the suffix of a collision, which the parser cannot know."""
    return _SUFFIX.sub("", name)


def share_in_common(old: Claim, new: Claim) -> float | None:
    """Return the share of the content that two claims have in common, None where it is too little to be the same."""
    if old.spans and new.spans:
        sizes = [spans.size(claim.spans) for claim in (old, new)]
        common = spans.in_common(old.spans, new.spans)
    else:  # a claim written by hand may have its quote alone
        words = [candidates.words(claim.quote) for claim in (old, new)]
        sizes = [counter.total() for counter in words]
        common = (words[0] & words[1]).total()
    if not common:
        return None
    share = common / max(1, sum(sizes) - common)
    return share if share >= JACCARD or common >= HELD * min(sizes) else None


def same_speaker(old: Claim, new: Claim) -> bool:
    """True when mentions share their head word, or all words of one stand in the other, or the actor is the same."""
    if old.actor == new.actor or _head(old.mention) == _head(new.mention):
        return True
    mine, other = _words(old.mention), _words(new.mention)
    return mine <= other or other <= mine


@lru_cache(maxsize=4096)
def _head(mention: str) -> str:
    words = _AFTER_HEAD.split(mention, maxsplit=1)[0].split()
    return fold_word(words[-1]) if words else ""


@lru_cache(maxsize=4096)
def _words(mention: str) -> frozenset[str]:
    return frozenset(fold_word(word.strip(",.")) for word in mention.split()) - _ARTICLES
