"""What the coders make of each article, kept from run to run as long as nothing of what went into it has changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onrecord import diskfile
from onrecord.coders import Finding, Rules
from onrecord.drafting.anchor import Reason, Rejected
from onrecord.explain import coverage
from onrecord.explain.coverage import Heard, Seen
from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store import cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.coders import Panel
    from onrecord.dossier import Dossier
    from onrecord.explain.coverage import Coverage
    from onrecord.models import Article
    from onrecord.parser import CompiledCodebook

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told before each article: how many are done, of how many, and its id; and at the end, with no id."""
_AT_ONCE = 50
"""So many articles are worked out before they are kept: what an interruption costs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the coders of an article make of it."""

    article: Article
    claims: tuple[Claim, ...]
    """The drafts, in text order."""
    unconfirmed: tuple[Claim, ...]
    """What the rules alone found where a model has read the article; no drafts."""
    rejected: tuple[Rejected, ...]
    """Findings that could not be proved or resolved."""
    seen: Seen
    failure: str = ""
    """Why it could not be worked out: an error of the program's own; there is nothing else then."""


_NOTHING = Seen(0, ())


def of(
    dossier: Dossier,
    chosen: Sequence[Article],
    panel: Panel | None = None,
    *,
    progress: Progress | None = None,
    keep: bool = True,
) -> Iterator[Outcome]:
    """Yield what the coders make of articles, in their order: what is kept and still fits, else worked out anew.

    Without a `panel` these are the dossier's own coders. Nothing is kept of other coders than rules and models, whose
    sources are known, nor without `keep`.
    """
    panel = panel or dossier.panel()
    own = all(type(coder) is Rules for coder in panel.coders)
    desk = _Desk(dossier, panel)
    kept = cache.Cache(dossier.path, "outcome")
    keys = {article.id: desk.key(article) for article in chosen} if own else {}
    known = kept.load(keys.values())
    new: dict[str, str] = {}
    for done, article in enumerate(chosen):
        key = keys.get(article.id, "")
        outcome = _read(known.get(key, ""), article, desk.issues)
        if outcome is None:
            if progress:
                progress(done, len(chosen), article.id)
            outcome = desk.outcome(article)
            if not outcome.failure:
                new[key] = _written(outcome)
        yield outcome
        if own and keep and len(new) >= _AT_ONCE:
            kept.save(new)
            new = {}
    if progress:
        progress(len(chosen), len(chosen), "")
    if own and keep and new:
        whole = len(chosen) == len(dossier.articles)
        kept.save(new, only=keys.values() if whole else None)


def coverage_of(dossier: Dossier, chosen: Sequence[Article], *, progress: Progress | None = None) -> Coverage:
    """Return how many of the statements of articles are in the ledger's claims."""
    found = of(dossier, chosen, progress=progress)
    read = [(outcome.article, outcome.seen) for outcome in found if not outcome.failure]
    return coverage.compare(read, dossier.claims)


class _Desk:
    """Where articles are worked out."""

    def __init__(self, dossier: Dossier, panel: Panel) -> None:
        self._dossier, self._panel = dossier, panel
        self.issues = frozenset(dossier.codebook.issues)
        coders = " ".join(coder.name for coder in panel.coders)
        self._common = coders, diskfile.digest_now(dossier.codebook_path)

    def key(self, article: Article) -> str:
        """Return the digest of all that an outcome depends on."""
        answers = self._panel.answers.of(article).digest if self._panel.answers else ""
        return cache.key(*self._common, article.model_dump_json(), answers)

    def outcome(self, article: Article) -> Outcome:
        """Have an article coded. One on which the program fails costs only itself."""
        compiled = self._dossier.compiled  # a codebook that cannot be read ends it all
        try:
            return self._coded(article, compiled)
        except Exception as error:  # noqa: BLE001 - whatever a text does to the program, the others are read
            return Outcome(article, (), (), (), _NOTHING, f"{type(error).__name__}: {error}")

    def _coded(self, article: Article, compiled: CompiledCodebook) -> Outcome:
        from onrecord import drafting, parser  # noqa: PLC0415 - not needed where all is kept

        document = parser.document(article, compiled)
        drafted = drafting.draft(document, compiled, self._panel.code(document, compiled))
        return Outcome(
            article,
            tuple(each.claim for each in drafted.drafts),
            tuple(each.claim for each in drafted.unconfirmed),
            drafted.rejected,
            coverage.seen(drafted.reading),
        )


# -- as text


class _Refused(NamedTuple):
    """A rejected finding as it is kept: what is told of it."""

    quote: list[str]
    issue: str
    stance: str
    actor: str
    reason: str
    coder: str


def _written(outcome: Outcome) -> str:
    told = {
        "claims": [claim.model_dump(mode="json") for claim in outcome.claims],
        "unconfirmed": [claim.model_dump(mode="json") for claim in outcome.unconfirmed],
        "rejected": [_refused(each) for each in outcome.rejected],
        "cues": outcome.seen.cues,
        "heard": outcome.seen.heard,
    }
    return json.dumps(told)


def _refused(each: Rejected) -> _Refused:
    said = each.finding
    return _Refused([*said.quote], said.issue, said.stance, said.actor, each.reason, each.coder)


def _read(text: str, article: Article, issues: frozenset[str]) -> Outcome | None:
    """Return a kept outcome; None where there is none, or where it is not what this article allows."""
    if not text:
        return None
    try:
        told: dict[str, Any] = json.loads(text)
        claims, unconfirmed = (tuple(map(Claim.model_validate, told[name])) for name in ("claims", "unconfirmed"))
        outcome = Outcome(article, claims, unconfirmed, tuple(map(_rejected, told["rejected"])), _seen(told))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return outcome if all(_is_proved(claim, article, issues) for claim in (*claims, *unconfirmed)) else None


def _is_proved(claim: Claim, article: Article, issues: frozenset[str]) -> bool:
    """True for a draft on words of the article and an issue of the codebook: a kept outcome is not trusted alone."""
    words = tuple(article.body[start:end] for start, end in claim.spans)
    return claim.is_draft and claim.article == article.id and claim.issue in issues and words == claim.quote


def _rejected(row: list[Any]) -> Rejected:
    quote, issue, stance, actor, reason, coder = row
    return Rejected(Finding(quote=tuple(quote), issue=issue, stance=stance, actor=actor), Reason(reason), coder)


def _seen(told: dict[str, Any]) -> Seen:
    return Seen(told["cues"], tuple(map(_heard, told["heard"])))


def _heard(row: list[Any]) -> Heard:
    heard = Heard(*row)
    return heard._replace(spans=tuple(Span(*span) for span in heard.spans), issues=tuple(heard.issues))
