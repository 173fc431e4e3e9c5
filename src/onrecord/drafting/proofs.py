"""The kept answers of models, proved as claims are: on their article, in its words, by the codebook as it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord import parser, shell
from onrecord.coders.model.kept import MODEL, Stale
from onrecord.drafting.drafts import unproved
from onrecord.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.coders.model.kept import Answers, Model
    from onrecord.models import Article, Claim
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document

RULE = "answers"
WHY: dict[Stale, str] = {
    Stale.ARTICLE: "the article's text has changed since",
    Stale.CODEBOOK: "the codebook's sides, issues or guidance have changed since",
    Stale.INSTRUCTION: "it was given to another version of the instruction",
    Stale.BROKEN: "it holds no claims in the form that was asked for",
}
"""Why an answer is not used, in words."""


def without_answer(claims: Iterable[Claim], answers: Answers, path: str) -> Iterator[Problem]:
    """Yield as a note for each model how many drafts of the ledger have no answer that they could come from."""
    kept = {(each.article, MODEL + each.model) for each in answers.kept}
    missing = Counter(
        coder
        for claim in claims
        if claim.is_draft
        for coder in claim.coders
        if coder.startswith(MODEL) and (claim.article, coder) not in kept
    )
    for coder, number in sorted(missing.items()):
        drafts = "1 draft" if number == 1 else f"{number:,} drafts"
        text = f"{drafts} by {coder}, of which no answer is kept any more; they stay until it is asked again"
        yield Problem(path, 0, text, note=True, rule=RULE)


def check(answers: Answers, articles: Sequence[Article], codebook: CompiledCodebook) -> Iterator[Problem]:
    """Yield what is wrong with kept answers, and as notes what is worth knowing of them."""
    known = {article.id: article for article in articles}
    for answer in answers.without_article(known):
        text = f'no article "{answer.article}".{did_you_mean(answer.article, known)}'
        yield Problem(str(answer.path), 0, text, rule=RULE)
    for article in articles:
        shelf = answers.of(article)
        for answer, why in shelf.stale:
            again = shell.command("parse", options={"--model": answer.model})
            text = f"{WHY[why]}, so it is not used. Ask anew: {again}"
            yield Problem(str(answer.path), 0, text, note=why is not Stale.BROKEN, rule=RULE)
        if shelf.models:
            document = parser.document(article, codebook)
            yield from (problem for model in shelf.models for problem in _unproved(document, model, codebook))


def _unproved(document: Document, model: Model, codebook: CompiledCodebook) -> Iterator[Problem]:
    reasons = [reason for reason in unproved(document, codebook, model.findings) if reason]
    if reasons:
        number, total = len(reasons), len(model.findings)
        listed = ", ".join(f"{reason} {reasons.count(reason)}" for reason in dict.fromkeys(reasons))
        text = f"{number} of its {total} claims cannot be proved ({listed}); none of these is in the ledger"
        listing = shell.command("explain", [document.article.id], {"--rejected": None})
        more = "." if number == total else f": {listing}"
        yield Problem(str(model.answer.path), 0, text + more, note=number < total, rule=RULE)
