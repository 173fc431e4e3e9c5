"""What a model as a coder is worth: rules, model and both together against gold claims, with answers kept as files.

usage: python bench/coders.py SHARED ANSWERS [NAME=FOLDER:CODEBOOK ...]
SHARED holds bench/score_claims.py and dev-corpus; ANSWERS/NAME/<article>.json is what a reader of `onrecord prompt`
answered, who saw nothing else. Each FOLDER holds articles/, index.yaml and gold.yaml like dev-corpus; harbor-toll is
measured against its own ledger. The columns: claims, F1 found (words and issue), F1 right (also actor and sign), and of
those found the share whose actor, party, sign, stance and date are the gold's. Then the findings rejected, by reason.
"""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from onrecord import Dossier, drafting, parser
from onrecord.coders import Rules
from onrecord.coders.model import answer
from onrecord.models import Article
from onrecord.reports.entries import join
from onrecord.store import codebook as codebooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.coders import Finding
    from onrecord.models import Claim, Codebook

ROOT = Path(__file__).parent.parent
WHO = {"rules": ("rules",), "model": ("model:reader",), "both": ("rules", "model:reader")}
FIELDS = ("actor", "party", "sign", "stance", "date")


def folder(path: Path) -> tuple[list[Article], list[dict[str, Any]]]:
    """Return the articles of a folder, and its gold claims."""
    scorer = importlib.import_module("score_claims")
    index = {each["slug"]: each for each in yaml.safe_load((path / "index.yaml").read_text("utf-8"))}
    articles: list[Article] = []
    for file in sorted((path / "articles").glob("*.txt")):
        title, _, body = file.read_text("utf-8").partition("\n")
        known = index.get(file.stem, {})
        published = None if known.get("undated") else known.get("published")
        articles.append(Article(id=file.stem, title=title.strip(), body=body, published=published))
    return articles, scorer.load(path / "gold.yaml")


def rows(claims: Iterable[Claim], articles: Sequence[Article], book: Codebook) -> list[dict[str, Any]]:
    """Return claims as the scorer reads them, with the side that reports show."""
    scorer = importlib.import_module("score_claims")
    return [
        scorer.row(
            {
                **entry.claim.model_dump(mode="json"),
                "party": entry.party,
                "score": entry.claim.score,
                "quotes": list(entry.claim.quote),
            }
        )
        for entry in join(list(claims), articles, book)
    ]


def measure(
    articles: Sequence[Article], gold: list[dict[str, Any]], book: Codebook, answers: Path, who: Sequence[str]
) -> tuple[list[str], Counter[str]]:
    """Return the cells of a row, and how often findings were rejected for which reason."""
    scorer = importlib.import_module("score_claims")
    compiled = parser.prepare(book)
    claims: list[Claim] = []
    rejected = Counter[str]()
    for article in articles:
        document = parser.document(article, compiled)
        found: dict[str, Sequence[Finding]] = {"rules": Rules().code(document, compiled)}
        found["model:reader"] = answer.read((answers / f"{article.id}.json").read_text("utf-8"))
        drafted = drafting.draft(document, compiled, {name: found[name] for name in who})
        claims += (each.claim for each in drafted.drafts)
        rejected.update(str(each.reason) for each in drafted.rejected if each.coder != "rules")
        rejected["rules alone"] += len(drafted.unconfirmed)
    given = rows(claims, articles, book)
    pairs, _, _ = scorer.score(gold, given, {article.id: article.body for article in articles})
    wanted = sum(not each["optional"] for each in gold) + sum(gold[at]["optional"] for at, _ in pairs)
    same = [_same(scorer, gold[a], given[b]) for a, b in pairs]
    right = sum(each["actor"] and each["sign"] for each in same)
    figures = [2 * number / ((wanted + len(given)) or 1) for number in (len(pairs), right)]
    figures += [sum(each[name] for each in same) / (len(same) or 1) for name in FIELDS]
    return [str(len(given)), *(f"{figure:.3f}" for figure in figures)], rejected


def _same(scorer: Any, gold: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, bool]:  # noqa: ANN401
    return {
        "actor": scorer.same_actor(gold["actor"], given["actor"]),
        "party": gold["party"] == given["party"],
        "sign": scorer.sign(gold["stance"]) == scorer.sign(given["stance"]),
        "stance": gold["stance"] == given["stance"],
        "date": (gold["date"] or "") == (given["date"] or ""),
    }


def main(shared: Path, answers: Path, more: list[str]) -> None:
    """Print the table."""
    sys.path.insert(0, str(shared / "bench"))
    harbor = Dossier(ROOT / "examples/harbor-toll")
    kept = [claim for claim in harbor.claims if claim.status != "rejected"]
    sets: dict[str, tuple[list[Article], list[dict[str, Any]], Codebook]] = {
        "dev-corpus": (*folder(shared / "dev-corpus"), codebooks.load(ROOT / "data/codebook.yaml")[0]),
        "harbor-toll": (list(harbor.articles), rows(kept, harbor.articles, harbor.codebook), harbor.codebook),
    }
    for each in more:
        name, _, where = each.partition("=")
        path, _, book = where.partition(":")
        sets[name] = (*folder(Path(path)), codebooks.load(Path(book))[0])
    print(f"| articles | coder | claims | found | right | {' | '.join(FIELDS)} |\n|---|---|---|---|---|{'---|' * 5}")
    told = Counter[str]()
    for name, (articles, gold, book) in sets.items():
        for coder, who in WHO.items():
            cells, rejected = measure(articles, gold, book, answers / name, who)
            print(f"| {name} | {coder} | {' | '.join(cells)} |")
            told += rejected if coder == "both" else Counter()
    print("\nnot made into drafts:", ", ".join(f"{reason} {number}" for reason, number in told.items()) or "nothing")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
