"""What the coders make of one article, and the same as text, in which it is kept and sent between processes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.coders import Finding
from onrecord.drafting.anchor import Reason, Rejected
from onrecord.errors import FileProblemError
from onrecord.explain.coverage import WHYS, Heard, Seen
from onrecord.models import Claim
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.models import Article

_LONGEST = 2**31
"""No article has so many characters."""


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


def failed(article: Article, failure: str) -> Outcome:
    """Return the outcome of an article on which the program failed."""
    return Outcome(article, (), (), (), Seen(0, ()), failure)


class _Refused(NamedTuple):
    """A rejected finding as it is kept: what is told of it."""

    quote: list[str]
    issue: str
    stance: str
    actor: str
    reason: str
    coder: str


def written(outcome: Outcome, depends: str = "") -> str:
    """Return an outcome that is no failure as text, with the key of what it depends on."""
    told = {
        "claims": [claim.model_dump(mode="json") for claim in outcome.claims],
        "unconfirmed": [claim.model_dump(mode="json") for claim in outcome.unconfirmed],
        "rejected": [_refused(each) for each in outcome.rejected],
        "cues": outcome.seen.cues,
        "heard": outcome.seen.heard,
        "depends": depends,
    }
    return json.dumps(told)


def read(text: str, article: Article, issues: Collection[str], depends: str = "") -> Outcome | None:
    """Return an outcome from its text; None where there is none, or where it is not what this article allows.

    With `depends` also where it depends on something else: two runs at once may keep theirs under one key.
    """
    if not text:
        return None
    try:
        told: dict[str, Any] = json.loads(text)
        if depends and told["depends"] != depends:
            return None
        claims, unconfirmed = (tuple(map(Claim.model_validate, told[name])) for name in ("claims", "unconfirmed"))
        outcome = Outcome(article, claims, unconfirmed, tuple(map(_rejected, told["rejected"])), _seen(told))
        proved = all(_is_proved(claim, article, issues) for claim in (*claims, *unconfirmed))
    except (ValueError, TypeError, KeyError, AttributeError, FileProblemError):  # the article's file may be gone
        return None
    return outcome if proved else None


def _refused(each: Rejected) -> _Refused:
    said = each.finding
    return _Refused([*said.quote], said.issue, said.stance, said.actor, each.reason, each.coder)


def _is_proved(claim: Claim, article: Article, issues: Collection[str]) -> bool:
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
    spans = tuple(Span(*span) for span in heard.spans)
    if heard.why not in WHYS or not all(0 <= start <= end < _LONGEST for start, end in spans):
        raise ValueError("no statement")
    return heard._replace(spans=spans, issues=tuple(heard.issues))
