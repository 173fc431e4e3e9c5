"""What coded articles teach: the rules, what was learned, and both, on articles from which nothing was learned.

usage: python bench/learning.py SHARED [NAME=FOLDER[,FOLDER]:CODEBOOK ...]
SHARED holds bench/score_claims.py and dev-corpus; each FOLDER holds articles/, index.yaml and gold.yaml like dev-
corpus; harbor-toll is measured against its own ledger. The articles of a set are cut into two halves by their names:
from 1, 2, ... coded articles of one half claims are drafted in the whole other half, in both directions, over each
run of so many neighbours. A row has F1 of claims found / right (words and issue; also speaker and side). Then each
article is left out in turn. Last the processor time: to learn from all articles, and to code one.
"""

from __future__ import annotations

import importlib
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from coders import folder, rows
from onrecord import Dossier, drafting, parser
from onrecord.coders import Rules
from onrecord.coders.learned import Decided, learn
from onrecord.models import SCORES, Claim
from onrecord.spans import Span
from onrecord.store import codebook as codebooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.coders import Coder
    from onrecord.models import Article, Codebook
    from onrecord.parser import Reading

ROOT = Path(__file__).parent.parent
WHO = {"rules": ("rules",), "learned": ("learned",), "both": ("rules", "learned")}
STANCES = {score: stance for stance, score in SCORES.items()}


class Coded(NamedTuple):
    """An article with its gold: as the scorer has it, and as a person's claims."""

    reading: Reading
    gold: list[dict[str, Any]]
    claims: tuple[Claim, ...]


Trial: TypeAlias = "list[tuple[Coded, Coder]]"
"""Articles, each with a coder that has not learned from it."""


def sets(shared: Path, more: Iterable[str]) -> dict[str, tuple[list[Article], list[dict[str, Any]], Codebook]]:
    """Return the articles, gold and codebook of each set."""
    harbor = Dossier(ROOT / "examples/harbor-toll")
    kept = [claim for claim in harbor.claims if claim.status != "rejected"]
    found = {
        "dev-corpus": (*folder(shared / "dev-corpus"), codebooks.load(ROOT / "data/codebook.yaml")[0]),
        "harbor-toll": (list(harbor.articles), rows(kept, harbor.articles, harbor.codebook), harbor.codebook),
    }
    for each in more:
        name, _, where = each.partition("=")
        paths, _, book = where.partition(":")
        parts = [folder(Path(path)) for path in paths.split(",")]
        articles = [article for some, _ in parts for article in some]
        gold = [row for _, some in parts for row in some]
        found[name] = articles, gold, codebooks.load(Path(book))[0]
    return found


def coded(articles: Sequence[Article], gold: list[dict[str, Any]], book: Codebook) -> list[Coded]:
    """Return each article read by the rules, with its gold."""
    compiled = parser.prepare(book)
    found: list[Coded] = []
    for article in articles:
        reading = parser.read_document(parser.document(article, compiled), compiled)
        own = [row for row in gold if row["article"] == article.id]
        claims = (_claim(row, article) for row in own)
        found.append(Coded(reading, own, tuple(claim for claim in claims if claim)))
    return found


def _claim(row: dict[str, Any], article: Article) -> Claim | None:
    """Return a gold claim as a person's; None where its words are not in the article, letter by letter."""
    places = [re.search(r"\W*".join(map(re.escape, re.findall(r"\w+", part))), article.body) for part in row["parts"]]
    spans = tuple(Span(*place.span()) for place in places if place)
    if not spans:
        return None
    known = {"id": "xxxxxxxx", "article": article.id, "actor": row["actor"], "issue": row["issue"]}
    said = {"stance": STANCES[row["stance"]], "position": "p", "quote": tuple(span.of(article.body) for span in spans)}
    return Claim.model_validate({**known, **said, "spans": spans, "status": "accepted", "kind": "indirect"})


def score(trial: Trial, who: Sequence[str]) -> tuple[float, float]:
    """Return F1 found and right, as the scorer counts, of claims drafted in each article by the coder beside it."""
    scorer = importlib.import_module("score_claims")
    given: list[dict[str, Any]] = []
    for each, learned in trial:
        document, compiled = each.reading.document, each.reading.codebook
        coders = {name: learned if name == "learned" else Rules() for name in who}
        findings = {name: coder.code(document, compiled) for name, coder in coders.items()}
        drafts = [draft.claim for draft in drafting.draft(document, compiled, findings).drafts]
        given += rows(drafts, [document.article], compiled.codebook)
    texts = {each.reading.document.article.id: each.reading.document.article.body for each, _ in trial}
    gold = [row for each, _ in trial for row in each.gold]
    return scorer.report(gold, given, texts, out=lambda *_: None)


def taught(articles: Iterable[Coded]) -> Coder:
    """Return the coder that has learned from these articles."""
    return learn(Decided(each.reading, each.claims) for each in articles)


def cells(trials: Sequence[Trial]) -> str:
    """Return for rules, learned and both F1 found / right, the mean over the trials."""
    told: list[str] = []
    for who in WHO.values():
        found, right = map(statistics.fmean, zip(*(score(trial, who) for trial in trials), strict=True))
        told.append(f"{found:.3f} / {right:.3f}")
    return " | ".join(told)


def curve(name: str, articles: list[Coded]) -> None:
    """Print the rows of one set."""
    half = len(articles) // 2
    parts = (articles[:half], articles[half:])
    for number in range(1, half + 1):
        trials = [
            [(each, learned) for each in test]
            for some, test in (parts, parts[::-1])
            for at in range(len(some) if number < len(some) else 1)
            if (learned := taught([*some, *some][at : at + number]))
        ]
        print(f"| {name} | {number} of one half | {cells(trials)} |", flush=True)
    left_out = [(each, taught(other for other in articles if other is not each)) for each in articles]
    print(f"| {name} | all but the one scored | {cells([left_out])} |", flush=True)


def main(shared: Path, more: list[str]) -> None:
    """Print the table, and how long it takes."""
    sys.path.insert(0, str(shared / "bench"))
    times: list[str] = []
    print(f"| articles | coded | {' | '.join(WHO)} |\n|---|---|{'---|' * len(WHO)}")
    for name, given in sets(shared, more).items():
        articles = coded(*given)
        curve(f"{name} ({len(articles)})", articles)
        start = time.process_time()
        learned = taught(articles)
        fit = time.process_time() - start
        parser.read_document(articles[0].reading.document, articles[0].reading.codebook)
        start = time.process_time()
        learned.code(articles[0].reading.document, articles[0].reading.codebook)
        times.append(f"{name}: {fit:.2f} s to learn, {1000 * (time.process_time() - start):.1f} ms to code an article")
    print("\n" + "\n".join(times))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
