"""Agreement of two codings of the same articles: which claims both have, and in which fields these agree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.agreement.alpha import alpha
from onrecord.models import SCORES
from onrecord.reports.entries import join
from onrecord.store import anchors, candidates
from onrecord.store.merge import Pair, fields_alike, one_to_one, same_speaker, share_in_common
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from onrecord.agreement.alpha import Metric
    from onrecord.models import Article, Claim, Codebook
    from onrecord.reports.entries import Entry

FieldName = Literal["actor", "issue", "stance", "date"]
Kind = Literal["only here", "only there", "rejected here", "differs"]
FIELDS: tuple[FieldName, ...] = ("issue", "actor", "stance", "date")
"""The fields in order of weight: stances toward different issues cannot be compared."""


class Match(NamedTuple):
    """One statement in both codings."""

    here: Entry
    there: Entry

    @property
    def differing(self) -> tuple[FieldName, ...]:
        """The fields in which the two differ; the stance counts only where the issue is the same."""
        return tuple(name for name in FIELDS if not _alike(self, name))

    @property
    def correct(self) -> bool:
        """True where issue, actor and side of the issue agree."""
        sides = [claim.sign for claim in (self.here.claim, self.there.claim)]
        return _alike(self, "issue") and _alike(self, "actor") and sides[0] == sides[1]


@dataclass(frozen=True, slots=True)
class Measure:
    """The number of claims on which the codings agree by one criterion, of all that either has."""

    name: str
    both: int
    here: int
    there: int

    @property
    def precision(self) -> float | None:
        """The share of the claims there that are also here."""
        return self.both / self.there if self.there else None

    @property
    def recall(self) -> float | None:
        """The share of the claims here that are also there."""
        return self.both / self.here if self.here else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.here + self.there) if self.here + self.there else None


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement in one field over the `pairs` in which both codings can be compared."""

    field: FieldName
    metric: Metric
    pairs: int
    same: int
    alpha: float | None
    counted: int
    """The pairs that alpha counts: without those in which one coding has no date."""

    @property
    def raw(self) -> float | None:
        """The share of pairs that say the same."""
        return self.same / self.pairs if self.pairs else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim that one coding lacks, or that differs between the two."""

    kind: Kind
    here: Entry | None
    there: Entry | None
    fields: tuple[FieldName, ...] = ()

    @property
    def entry(self) -> Entry:
        """The claim here, or where there is none, the one there."""
        entry = self.here or self.there
        if entry is None:
            raise ValueError("a disagreement of nobody")
        return entry


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two codings compared; ``here`` is the standard: recall is the share of its claims."""

    measures: tuple[Measure, ...]
    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]
    articles: tuple[str, ...]
    left_out: tuple[str, ...]
    """Articles in which only one coding has claims: whether the other coder read them is not known."""
    undecided: int
    """The number of drafts, which count on neither side: no person has decided them."""


def compare(
    here: Sequence[Claim],
    there: Sequence[Claim],
    articles: Sequence[Article],
    codebook: Codebook,
    *,
    undecided: Collection[str] = (),
    wanted: Collection[str] = (),
    all_read: bool = False,
) -> Agreement:
    """Compare two codings; rejected claims are among them, for they show that an article has been read.

    Claims here whose ids are `undecided` are counted on neither side, nor are their matches there. Without articles
    `wanted`, those are compared in which both have a claim; `all_read`: the other coder has read every article.
    """
    texts = {article.id: article for article in articles}
    mine, others = [_anchored(c, texts) for c in here], [_anchored(c, texts) for c in there]
    decided = {c.article for c in mine if c.id not in undecided}
    read = decided, decided if all_read else {c.article for c in others}
    chosen = frozenset(wanted) if wanted else read[0] & read[1]
    mine, others = [c for c in mine if c.article in chosen], [c for c in others if c.article in chosen]
    counted = [c for c in mine if c.status != "rejected"]
    found = [c for c in others if c.status != "rejected"]
    pairs = match(counted, found)
    settled = {id(b) for a, b in pairs if a.id in undecided}
    pairs = [(a, b) for a, b in pairs if a.id not in undecided]
    counted, found = [c for c in counted if c.id not in undecided], [c for c in found if id(c) not in settled]
    entries = {id(e.claim): e for e in join([*mine, *others], articles, codebook)}
    matches = [Match(entries[id(a)], entries[id(b)]) for a, b in pairs]
    missing, extra = _without(counted, [a for a, _ in pairs]), _without(found, [b for _, b in pairs])
    refused = match([c for c in mine if c.status == "rejected"], extra)
    extra = _without(extra, [b for _, b in refused])
    told = [
        *(Disagreement("differs", *pair, pair.differing) for pair in matches if pair.differing),
        *(Disagreement("only here", entries[id(claim)], None) for claim in missing),
        *(Disagreement("only there", None, entries[id(claim)]) for claim in extra),
        *(Disagreement("rejected here", entries[id(a)], entries[id(b)]) for a, b in refused),
    ]
    return Agreement(
        measures=tuple(_measures(matches, len(counted), len(found))),
        fields=tuple(_field(name, matches) for name in FIELDS),
        disagreements=tuple(sorted(told, key=_in_text)),
        articles=tuple(sorted(chosen)),
        left_out=tuple(sorted((read[0] ^ read[1]) - chosen)) if not wanted else (),
        undecided=len({c.id for c in mine} & {*undecided}),
    )


def match(here: Sequence[Claim], there: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Return the claims that are on the same words of the same article, one to one and best first.

    The words decide, as for `parse` (one id, or enough content in common); among several claims on the same words the
    issue, then the speaker. Issue and speaker are no condition, for how far they agree is what is to be measured.
    """
    return [(here[pair.known], there[pair.found]) for pair in one_to_one(_pairs(here, there))]


def _pairs(here: Sequence[Claim], there: Sequence[Claim]) -> Iterator[Pair]:
    mine, others = _by_article(here), _by_article(there)
    for article in mine.keys() & others.keys():
        ids = {here[at].id: at for at in mine[article]}
        same_id = {(ids[there[number].id], number) for number in others[article] if there[number].id in ids}
        for at, number in same_id | candidates.of(here, there, mine[article], others[article]):
            one, other = here[at], there[number]
            content = share_in_common(one, other)
            if one.id == other.id or content is not None:
                rank = one.id == other.id, one.issue == other.issue, same_speaker(one, other)
                yield Pair((*rank, content or 0.0, fields_alike(one, other)), at, number)


def _by_article(claims: Sequence[Claim]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        found[claim.article].append(at)
    return found


def _anchored(claim: Claim, texts: dict[str, Article]) -> Claim:
    """Return a claim with the spans of its words in the article; without any where it does not have them."""
    article = texts.get(claim.article)
    if article is None or anchors.holds(article.body, claim):
        return claim
    return claim.model_copy(update={"spans": anchors.nearest(claim.quote, article.body, claim.spans) or ()})


def _without(claims: Iterable[Claim], gone: Iterable[Claim]) -> list[Claim]:
    known = {id(claim) for claim in gone}
    return [claim for claim in claims if id(claim) not in known]


def _measures(matches: Sequence[Match], here: int, there: int) -> Iterator[Measure]:
    yield Measure("same words", len(matches), here, there)
    yield Measure("same words, issue", sum(_alike(pair, "issue") for pair in matches), here, there)
    yield Measure("same words, issue, actor, side", sum(pair.correct for pair in matches), here, there)


def _alike(pair: Match, name: FieldName) -> bool:
    """True where a field says the same; a stance toward another proposition is no stance to compare."""
    here, there = pair
    if name == "date":
        return _days(here) == _days(there)
    if name == "stance":
        return here.claim.issue != there.claim.issue or here.claim.stance == there.claim.stance
    return fold(getattr(here.claim, name)) == fold(getattr(there.claim, name))


def _days(entry: Entry) -> tuple[date, date] | None:
    return (entry.when.earliest, entry.when.latest) if entry.when else None


_METRICS: dict[FieldName, Metric] = {"issue": "nominal", "actor": "nominal", "stance": "ordinal", "date": "interval"}


def _field(name: FieldName, matches: Sequence[Match]) -> FieldAgreement:
    pairs = [pair for pair in matches if name != "stance" or _alike(pair, "issue")]
    units = [unit for unit in (_VALUES[name](pair) for pair in pairs) if unit]
    agreed = sum(_alike(pair, name) for pair in pairs)
    if name in ("issue", "actor"):
        found = alpha([(str(a), str(b)) for a, b in units], "nominal")
    else:
        found = alpha([(int(a), int(b)) for a, b in units], _METRICS[name])
    return FieldAgreement(name, _METRICS[name], len(pairs), agreed, found, len(units))


def _dates(pair: Match) -> tuple[int, int] | None:
    """Return the days as numbers, as reports count them; None where a coding has none."""
    days = pair.here.day, pair.there.day
    return (days[0].toordinal(), days[1].toordinal()) if days[0] and days[1] else None


_VALUES: dict[FieldName, Callable[[Match], tuple[str, str] | tuple[int, int] | None]] = {
    "issue": lambda pair: (pair.here.claim.issue, pair.there.claim.issue),
    "actor": lambda pair: (fold(pair.here.claim.actor), fold(pair.there.claim.actor)),
    "stance": lambda pair: (SCORES[pair.here.claim.stance], SCORES[pair.there.claim.stance]),
    "date": _dates,
}


def _in_text(told: Disagreement) -> tuple[str, int]:
    return told.entry.claim.article, told.entry.place[1]
