"""What must hold in a ledger: one function for each rule, and CHECKS is the list of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.errors import Problem
from onrecord.models import NO_PARTY
from onrecord.store.records import suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from onrecord.models import Article, Claim, Codebook
    from onrecord.spans import Span
    from onrecord.store.ledger import Ledger


@dataclass(frozen=True)
class Given:
    """All that the rules look at."""

    ledger: Ledger
    codebook: Codebook
    articles: dict[str, Article]
    unreadable: frozenset[str]
    """Ids of articles whose files are there but cannot be read, which is told elsewhere."""

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.ledger.claims}

    @cached_property
    def located(self) -> tuple[tuple[Claim, Article], ...]:
        """The claims whose article is there, with it."""
        pairs = ((claim, self.articles.get(claim.article)) for claim in self.ledger.claims)
        return tuple((claim, article) for claim, article in pairs if article is not None)

    def problem(self, claim: Claim, rule: str, text: str, *, note: bool = False) -> Problem:
        """Return a Problem in the line of a claim, beginning with its id."""
        place = self.ledger.places.get(claim.id)
        line = place.line if place else 0
        return Problem(str(self.ledger.path), line, f'claim "{claim.id}": {text}', note=note, rule=rule)


def check(
    ledger: Ledger, codebook: Codebook, articles: Sequence[Article], *, found: Collection[Problem] = ()
) -> tuple[Problem, ...]:
    """Return all problems of a dossier: those `found` while reading its files, the ledger's, and those of CHECKS.

    An article among the problems found is not reported as missing once more.
    """
    unreadable = frozenset(Path(problem.path).stem for problem in found if problem.path.endswith((".md", ".txt")))
    given = Given(ledger, codebook, {article.id: article for article in articles}, unreadable)
    problems = [problem for rule in CHECKS for problem in rule(given)]
    problems.sort(key=lambda problem: problem.line)
    return tuple(dict.fromkeys((*found, *ledger.problems, *problems)))


def article_exists(given: Given) -> Iterator[Problem]:
    """A claim's article is in the dossier; for a rejected claim its absence is worth a note."""
    near = suggestions((claim.article for claim in given.ledger.claims), given.articles)
    for claim in given.ledger.claims:
        if claim.article in near and claim.article not in given.unreadable:
            text = f'no article "{claim.article}".{near[claim.article]}'
            yield given.problem(claim, "article", text, note=claim.status == "rejected")


def spans_lie_in_the_body(given: Given) -> Iterator[Problem]:
    """Spans are within the article's body, not empty, in the order of the text, and do not overlap."""
    for claim, article in given.located:
        edges = [edge for span in claim.spans for edge in span]
        if any(edge > len(article.body) for edge in edges):
            text = f"its spans {_listed(claim.spans)} reach beyond the {len(article.body)} characters of its article"
            yield given.problem(claim, "spans", text)
        elif edges != sorted(edges) or any(end <= start or start < 0 for start, end in claim.spans):
            text = f"its spans {_listed(claim.spans)} are empty, overlap or are not in the order of the text"
            yield given.problem(claim, "spans", text)


def quotes_are_verbatim(given: Given) -> Iterator[Problem]:
    """Each quote is, character for character, what stands at its span; `orphan`: it stands nowhere in the article."""
    for claim, article in given.located:
        at_spans = tuple(article.body[start:end] if start >= 0 else "" for start, end in claim.spans)
        if at_spans == claim.quote:
            continue
        places = _find(claim.quote, article.body, near=claim.spans)
        if places is None:
            text = f'its quote is not in the article "{article.id}" (an orphan)'
            yield given.problem(claim, "orphan", text, note=claim.status == "rejected")
        elif not claim.spans:
            text = f"it has no spans; its quote stands at spans: {_listed(places)}"
            yield given.problem(claim, "quote", text, note=True)
        else:
            text = f"its quote does not stand at spans {_listed(claim.spans)}, but at spans: {_listed(places)}"
            yield given.problem(claim, "quote", text)


def actor_is_known(given: Given) -> Iterator[Problem]:
    """An actor is in the codebook; a speaker that is not may be right, so this is a note, one for each speaker."""
    known = {*given.codebook.actor_by_name, *(party.name for party in given.codebook.parties.values() if party.name)}
    claims = given.ledger.claims
    first = {claim.actor: claim for claim in reversed(claims)}
    count = Counter(claim.actor for claim in claims)
    for actor, near in suggestions(count, known).items():
        more = f" ({count[actor]} claims)" if count[actor] > 1 else ""
        yield given.problem(first[actor], "actor", f'the codebook has no actor "{actor}"{more}.{near}', note=True)


def issue_is_known(given: Given) -> Iterator[Problem]:
    """A claim's issue is in the codebook."""
    near = suggestions((claim.issue for claim in given.ledger.claims), given.codebook.issues)
    for claim in given.ledger.claims:
        if claim.issue in near:
            yield given.problem(claim, "issue", f'the codebook has no issue "{claim.issue}".{near[claim.issue]}')


def party_is_known(given: Given) -> Iterator[Problem]:
    """A party that a claim names is in the codebook, or says that there is none."""
    named = [(claim, claim.party) for claim in given.ledger.claims if claim.party is not None]
    near = suggestions((party for _, party in named), {*given.codebook.parties, NO_PARTY})
    for claim, party in named:
        if party in near:
            yield given.problem(claim, "party", f'the codebook has no party "{party}".{near[party]}')


def dates_are_possible(given: Given) -> Iterator[Problem]:
    """Nothing is said after its publication."""
    for claim, article in given.located:
        if claim.date and article.published:
            said, published = edtf.parse(claim.date), edtf.parse(article.published)
            if said.earliest > published.latest:
                text = f"it is dated {claim.date}, after its article's publication on {article.published}"
                yield given.problem(claim, "date", text)


def dates_have_a_basis(given: Given) -> Iterator[Problem]:
    """A date says where it comes from, and only a date does."""
    for claim in given.ledger.claims:
        if claim.date and not claim.date_basis:
            text = "its date has no date_basis; write stated, relative, reported or assigned"
            yield given.problem(claim, "date-basis", text)
        elif claim.date_basis and not claim.date:
            yield given.problem(claim, "date-basis", "it has a date_basis, but no date")


def copies_name_an_original(given: Given) -> Iterator[Problem]:
    """`same_as` leads to another claim that is no copy itself."""
    copies = [(claim, claim.same_as) for claim in given.ledger.claims if claim.same_as is not None]
    near = suggestions((name for _, name in copies), given.by_id)
    for claim, name in copies:
        original = given.by_id.get(name)
        if original is None:
            yield given.problem(claim, "same-as", f'it is a copy of "{name}", which is not in the ledger.{near[name]}')
        elif original is claim:
            yield given.problem(claim, "same-as", "it is named a copy of itself")
        elif original.same_as is not None:
            text = f'it is a copy of "{name}", itself a copy; write same_as: {original.same_as}'
            yield given.problem(claim, "same-as", text)


# That ids are unique, and that fields hold what they may, is found while loading.
CHECKS: tuple[Callable[[Given], Iterator[Problem]], ...] = (
    article_exists,
    spans_lie_in_the_body,
    quotes_are_verbatim,
    actor_is_known,
    issue_is_known,
    party_is_known,
    dates_are_possible,
    dates_have_a_basis,
    copies_name_an_original,
)


def _find(quotes: Sequence[str], body: str, near: Sequence[Span]) -> list[tuple[int, int]] | None:
    """Return where the parts of a quote stand, one after the other; of several places the one nearest to `near`."""
    if not quotes:
        return None
    target = near[0][0] if near else 0
    first = quotes[0]
    starts = {body.rfind(first, 0, max(0, target) + len(first)), body.find(first, max(0, target)), body.find(first)}
    found = [_follow(quotes, body, start) for start in sorted(starts) if start >= 0]
    return min((places for places in found if places), key=lambda places: abs(places[0][0] - target), default=None)


def _follow(quotes: Sequence[str], body: str, start: int) -> list[tuple[int, int]] | None:
    """Return the places of all parts, the first of which stands at `start`."""
    places: list[tuple[int, int]] = []
    for quote in quotes:
        start = body.find(quote, start)
        if start < 0:
            return None
        places.append((start, start + len(quote)))
        start += len(quote)
    return places


def _listed(spans: Sequence[tuple[int, int]]) -> str:
    return f"[{', '.join(f'[{start}, {end}]' for start, end in spans)}]"
