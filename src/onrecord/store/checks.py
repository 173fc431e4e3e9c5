"""What must hold in a ledger: one function for each rule, and CHECKS is the list of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import edtf, shell
from onrecord.errors import Problem
from onrecord.models import NO_PARTY, is_unnamed
from onrecord.store import anchors, coded, orphans
from onrecord.store.records import suggestions
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from onrecord.models import Article, Claim, Codebook
    from onrecord.store.ledger import Ledger
    from onrecord.store.orphans import Orphan


@dataclass(frozen=True)
class Given:
    """The ledger, codebook and articles that the rules look at."""

    ledger: Ledger
    codebook: Codebook
    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    """The claims to look at; all others, too, may be their originals."""
    unreadable: frozenset[str] = frozenset()
    """Ids of articles whose files cannot be read; that is a problem of its own."""

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """All claims by their ids."""
        return {claim.id: claim for claim in (*self.ledger.claims, *self.claims)}

    @cached_property
    def located(self) -> tuple[tuple[Claim, Article], ...]:
        """The claims whose article is there, with it."""
        pairs = ((claim, self.articles.get(claim.article)) for claim in self.claims)
        return tuple((claim, article) for claim, article in pairs if article is not None)

    @cached_property
    def lost(self) -> dict[str, Orphan]:
        """The reviewed claims without an article, or not in it, by their ids."""
        return {found.claim.id: found for found in orphans.find(self.claims, self.articles, self.unreadable)}

    def found_in(self, claim: Claim) -> str:
        """Return a sentence on the one article that has the words of a claim, if there is one."""
        lost = self.lost.get(claim.id)
        name = lost.moved_to if lost else None
        if not name:
            return ""
        command = shell.command("edit", [claim.id], {"--article": name})
        return f' Its words stand in "{name}"; if that is the one: {command}'

    def problem(self, claim: Claim, rule: str, text: str, *, note: bool = False) -> Problem:
        """Return a Problem in the line of a claim, beginning with its id."""
        place = self.ledger.places.get(claim.id)
        line = place.line if place else 0
        return Problem(str(self.ledger.path), line, f'claim "{claim.id}": {text}', note=note, rule=rule)


def check(
    ledger: Ledger, codebook: Codebook, articles: Sequence[Article], *, found: Collection[Problem] = ()
) -> tuple[Problem, ...]:
    """Return all problems of a dossier: those `found` while reading its files, the ledger's, of CHECKS and of marks.

    An article among the problems found is not reported as missing once more.
    """
    unreadable = frozenset(
        Path(problem.path).stem for problem in found if not problem.note and problem.path.endswith((".md", ".txt"))
    )
    problems = look_at(ledger.claims, ledger, codebook, articles, unreadable=unreadable)
    problems += coded.check(ledger, codebook, {article.id: article for article in articles}, unreadable)
    return tuple(dict.fromkeys((*found, *ledger.problems, *sorted(problems, key=lambda problem: problem.line))))


def look_at(
    claims: Sequence[Claim],
    ledger: Ledger,
    codebook: Codebook,
    articles: Sequence[Article],
    *,
    unreadable: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Return what CHECKS find in some claims, be they in the ledger, or to be put there."""
    given = Given(ledger, codebook, {article.id: article for article in articles}, tuple(claims), unreadable)
    return [problem for rule in CHECKS for problem in rule(given)]


def article_exists(given: Given) -> Iterator[Problem]:
    """A claim's article is in the dossier; for a rejected claim its absence is worth a note."""
    near = suggestions((claim.article for claim in given.claims), given.articles)
    for claim in given.claims:
        if claim.article in near and claim.article not in given.unreadable:
            text = f'no article "{claim.article}".{near[claim.article]}{given.found_in(claim)}'
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
        if anchors.holds(article.body, claim):
            continue
        places = anchors.nearest(claim.quote, article.body, claim.spans)
        if places is None:
            text = f'its quote is not in the article "{article.id}" (an orphan).{given.found_in(claim)}'
            yield given.problem(claim, "orphan", text, note=claim.status == "rejected")
        elif not claim.spans:
            text = f"it has no spans; its quote stands at spans: {_listed(places)}{_follow(claim, article, places)}"
            yield given.problem(claim, "quote", text, note=True)
        else:
            text = f"its quote does not stand at spans {_listed(claim.spans)}, but at spans: {_listed(places)}"
            yield given.problem(claim, "quote", f"{text}{_follow(claim, article, places)}")


def actor_is_known(given: Given) -> Iterator[Problem]:
    """An actor is in the codebook; a speaker that is not may be right, so this is a note, one for each speaker."""
    known = {*given.codebook.actor_by_name, *(party.name for party in given.codebook.parties.values() if party.name)}
    first = {claim.actor: claim for claim in reversed(given.claims)}
    # The parser itself names people whom nobody names: "unnamed official" is no slip of the pen.
    count = Counter(claim.actor for claim in given.claims if not is_unnamed(claim.actor))
    other = {fold(name): known for known, name in _other_names(given.codebook)}
    for actor, near in suggestions(count, known).items():
        more = f" ({count[actor]} claims)" if count[actor] > 1 else ""
        meant = f' Did you mean "{other[fold(actor)]}"?' if fold(actor) in other else near
        yield given.problem(first[actor], "actor", f'the codebook has no actor "{actor}"{more}.{meant}', note=True)


def _other_names(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Yield by what else people call an actor, after its name: the surname alone, aliases, the name without accents."""
    for actor in codebook.actors:
        yield actor.name, actor.name.split()[-1] if actor.name.split() else ""
    for party in codebook.parties.values():
        yield from ((party.name, name) for name in party.speaks_as if party.name)
    for actor in codebook.actors:
        yield from ((actor.name, name) for name in (*actor.aliases, actor.name))


def issue_is_known(given: Given) -> Iterator[Problem]:
    """A claim's issue is in the codebook."""
    near = suggestions((claim.issue for claim in given.claims), given.codebook.issues)
    for claim in given.claims:
        if claim.issue in near:
            yield given.problem(claim, "issue", f'the codebook has no issue "{claim.issue}".{near[claim.issue]}')


def party_is_known(given: Given) -> Iterator[Problem]:
    """A party that a claim names is in the codebook, or says that there is none."""
    named = [(claim, claim.party) for claim in given.claims if claim.party is not None]
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
    for claim in given.claims:
        if claim.date and not claim.date_basis:
            text = "its date has no date_basis; write stated, relative, reported or assigned"
            yield given.problem(claim, "date-basis", text)
        elif claim.date_basis and not claim.date:
            yield given.problem(claim, "date-basis", "it has a date_basis, but no date")


def copies_name_an_original(given: Given) -> Iterator[Problem]:
    """`same_as` leads to another claim that is no copy itself; the link of a draft is renewed by the next `parse`."""
    copies = [(claim, claim.same_as) for claim in given.claims if claim.same_as is not None]
    near = suggestions((name for _, name in copies), given.by_id)
    for claim, name in copies:
        original = given.by_id.get(name)
        if original is None:
            yield given.problem(claim, "same-as", f'it is a copy of "{name}", which is not in the ledger.{near[name]}')
        elif original is claim:
            yield given.problem(claim, "same-as", "it is named a copy of itself")
        elif original.same_as is not None:
            text = f'it is a copy of "{name}", itself a copy; write same_as: {original.same_as}'
            yield given.problem(claim, "same-as", text, note=claim.is_draft)


def copies_agree(given: Given) -> Iterator[Problem]:
    """A copy is the same statement: same actor, issue and stance.

    Where a draft does not agree, or the stances differ in strength alone, that is a note.
    """
    for claim in given.claims:
        original = given.by_id.get(claim.same_as) if claim.same_as else None
        if original is None or original is claim:
            continue
        for name in ("actor", "issue", "stance"):
            mine, other = getattr(claim, name), getattr(original, name)
            if mine != other:
                both = f'change both with onrecord edit {claim.id} {original.id}, or unlink it with --same-as ""'
                text = f'it is a copy of "{original.id}", but its {name} is "{mine}", not "{other}": {both}'
                degree = name == "stance" and claim.score * original.score > 0
                yield given.problem(claim, "copy", text, note=degree or "draft" in (claim.status, original.status))


def _follow(claim: Claim, article: Article, nearest: anchors.Spans) -> str:
    """Return the command that anchors a claim again; which of several places is meant is for a person to say."""
    if claim.is_draft:
        return ". To follow it: onrecord parse"
    places = anchors.places(claim.quote, article.body)
    if len(places) == 1:
        return f". To follow it: {shell.command('edit', [claim.id], {'--reanchor': None})}"
    number = places.index(nearest) + 1
    command = shell.command("edit", [claim.id], {"--reanchor": None, "--occurrence": str(number)})
    return f", place {number} of {len(places)}. If that is the one: {command}"


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
    copies_agree,
)


def _listed(spans: Sequence[tuple[int, int]]) -> str:
    return f"[{', '.join(f'[{start}, {end}]' for start, end in spans)}]"
