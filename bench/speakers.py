"""How often the parser names the right actor, party and chain of relays, on bench/speakers.yaml.

usage: python bench/speakers.py [--misses]
A line of the table is right when a claim whose quote has its word names the same; a claim too many counts as a line.
With --misses the wrong ones of the half `tune` are printed; of `held` only the totals are to be looked at.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from onrecord import parser
from onrecord.models import Article, Claim, Codebook

TABLE = Path(__file__).with_name("speakers.yaml")


class Line(NamedTuple):
    """Who said it, for which side, through whom."""

    actor: str
    party: str
    via: str


def expected(says: list[str]) -> dict[str, list[Line]]:
    """Return the lines of a mini-article by the word of their statement."""
    lines: dict[str, list[Line]] = {}
    for line in says:
        word, actor, party, via = ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
        lines.setdefault(word, []).append(Line(actor, party, via))
    return lines


def found(word: str, claims: tuple[Claim, ...], book: Codebook) -> list[Line]:
    """Return who the parser says said it."""
    said = [claim for claim in claims if any(word in quote for quote in claim.quote)]
    parties = [claim.party or book.party_of(claim.actor) or "" for claim in said]
    return [
        Line(claim.actor, "" if party == "none" else party, " > ".join(claim.via))
        for claim, party in zip(said, parties, strict=True)
    ]


def common(gold: list[str], said: list[str]) -> int:
    """Return how many texts two lists share."""
    return sum(min(gold.count(text), said.count(text)) for text in set(gold))


def score(rows: list[dict[str, Any]], schemes: dict[str, Any], *, misses: bool) -> str:
    """Return a half's totals as a row of a table; print what is wrong where asked."""
    total, right = 0, [0] * (len(Line._fields) + 1)
    for number, row in enumerate(rows):
        book, scheme = schemes[row.get("book", "river")]
        article = Article(id=f"row-{number}", published=str(row.get("day", "2019-05-15")), body=row["text"])
        claims = parser.parse(article, scheme)
        for word, gold in expected(row["says"]).items():
            said = found(word, claims, book)
            total += max(len(gold), len(said))
            columns = [*zip(zip(*gold, strict=True), list(zip(*said, strict=True)) or [()] * 3, strict=True)]
            hits = [common(list(g), list(s)) for g, s in columns]
            hits.append(common([str(line) for line in gold], [str(line) for line in said]))
            right = [a + b for a, b in zip(right, hits, strict=True)]
            if misses and hits[-1] != max(len(gold), len(said)):
                print(f"{row['text']!r} [{word}]\n  gold {gold}\n  said {said}")
    return " | ".join([f"{len(rows)} articles, {total} statements", *(f"{hit / total:.3f}" for hit in right)])


def main() -> None:
    """Print actor, party, via and all three right, for each half."""
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - all is text
    books = {name: Codebook.model_validate(book) for name, book in table["codebooks"].items()}
    schemes = {name: (book, parser.prepare(book)) for name, book in books.items()}
    print("| half | size | actor | party | via | all three |\n|---|---|---|---|---|---|")
    for half in ("tune", "held"):
        row = score(table[half], schemes, misses=half == "tune" and "--misses" in sys.argv)
        print(f"| {half} | {row} |")


if __name__ == "__main__":
    main()
