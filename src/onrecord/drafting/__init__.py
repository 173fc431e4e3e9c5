"""What becomes of findings: anchored in the article's words, resolved, made into claim drafts, combined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import parser
from onrecord.coders.rules import Rules
from onrecord.collector import collector_paused
from onrecord.drafting.drafts import Draft, Drafted, draft, unproved

if TYPE_CHECKING:
    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser import CompiledCodebook

__all__ = ["Draft", "Drafted", "draft", "parse", "unproved"]


@collector_paused()
def parse(article: Article, codebook: Codebook | CompiledCodebook) -> tuple[Claim, ...]:
    """Return the claim drafts that the rules alone make of `article`: a pure function of article and codebook."""
    compiled = parser.prepare(codebook)
    document = parser.document(article, compiled)
    findings = Rules().code(document, compiled)
    return tuple(each.claim for each in draft(document, compiled, {Rules.name: findings}).drafts) if findings else ()
