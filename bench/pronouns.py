"""How often a pronoun, or a name that two people have, goes to the right mouth, on bench/pronouns.yaml.

usage: python bench/pronouns.py [--misses]
A line of the table is right where the statement's speakers are those of the line; ambiguous where the program names
several of whom one is right; nobody where it names none; else wrong: the error that counts. With --misses those of the
half `tune` that are not right are printed; of `held` only the totals are to be looked at.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from onrecord import parser
from onrecord.models import Article, Codebook
from onrecord.parser.reading import read_document

if TYPE_CHECKING:
    from onrecord.parser.compiled import CompiledCodebook

TABLE = Path(__file__).with_name("pronouns.yaml")
VERDICTS = ("right", "ambiguous", "nobody", "wrong")
NOBODY = "nobody"


def expected(says: list[str]) -> dict[str, set[frozenset[str]]]:
    """Return for each word of a statement its speakers, each as the set of those who may be meant."""
    found: dict[str, set[frozenset[str]]] = {}
    for line in says:
        word, actors = (part.strip() for part in line.split("|"))
        found.setdefault(word, set()).add(frozenset(actors.split(" or ")))
    return found


def said(word: str, text: str, book: CompiledCodebook) -> set[frozenset[str]]:
    """Return whom the parser takes for the speakers of the statement with a word, the innermost one that has it."""
    article = Article(id="row", published="2023-05-15", body=text)
    statements = read_document(parser.document(article, book), book).statements
    holding = [each for each in statements if any(word in content for content in each.contents)]
    if not holding:
        return set()
    innermost = min(holding, key=lambda each: sum(map(len, each.contents)))
    return {frozenset(speaker.candidates or (speaker.actor,)) for speaker in innermost.speakers}


def verdict(gold: set[frozenset[str]], found: set[frozenset[str]]) -> str:
    """Return how speakers compare with those expected."""
    either = next(iter(gold)) if len(gold) == 1 else frozenset[str]()
    if not found:
        return "right" if NOBODY in either else NOBODY
    meant = {frozenset(each - {NOBODY}) for each in gold}
    if found == meant:
        return "right"
    may_be = len(found) == 1 and len(next(iter(found))) > 1 and bool(next(iter(found)) & next(iter(meant)))
    return "ambiguous" if may_be else "wrong"


def score(rows: list[dict[str, Any]], book: CompiledCodebook, *, misses: bool) -> Counter[str]:
    """Return how often each verdict came in a half; print what is not right where asked."""
    found = Counter[str]()
    for row in rows:
        for word, gold in expected(row["says"]).items():
            speakers = said(word, row["text"], book)
            outcome = verdict(gold, speakers)
            found[outcome] += 1
            if misses and outcome != "right":
                told = [[sorted(each) for each in side] for side in (gold, speakers)]
                print(f"{outcome}: {row['text']!r} [{word}]\n  gold {told[0]}\n  said {told[1]}")
    return found


def main() -> None:
    """Print the verdicts of each half as a row of a table."""
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - all is text
    book = parser.prepare(Codebook.model_validate(table["codebook"]))
    print(f"| half | statements | {' | '.join(VERDICTS)} |\n|---|---|---|---|---|---|")
    for half in ("tune", "held"):
        found = score(table[half], book, misses=half == "tune" and "--misses" in sys.argv)
        print(f"| {half} | {found.total()} | {' | '.join(str(found[each]) for each in VERDICTS)} |")


if __name__ == "__main__":
    main()
