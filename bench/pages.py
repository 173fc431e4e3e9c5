"""The text of saved pages against what a person marked as their article: one reader, the other, and both.

usage: python bench/pages.py FOLDER
FOLDER holds NAME.html and gold.yaml: NAME -> title, days (those that count as right, "" where the page states none),
paragraphs (the article's), beside (what may stand or not: standfirsts, credits, pull quotes), furniture. A sentence in
quotation marks is kept where its letters stand in the text in one piece. Precision and recall are of runs of four
words, as means over pages.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from onrecord.intake import decoding
from onrecord.intake.found import Found
from onrecord.intake.pages import body, metadata, page, tree

_SENTENCE = re.compile(r"(?<=[.!?][\"”’])\s+|(?<=[.!?])\s+(?=[A-Z\"“])")


def plain(text: str) -> str:
    """Return a text with marks that are printed in several ways printed in one."""
    return unicodedata.normalize("NFKC", text).translate(str.maketrans("“”‘’", "\"\"''"))


def letters(texts: list[str]) -> str:
    """Return the letters and digits of texts, in small letters."""
    return re.sub(r"\W+", "", plain(" ".join(texts)).lower())


def grams(texts: list[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of texts."""
    words = re.findall(r"\w+", plain("\n".join(texts)).lower())
    return Counter(tuple(words[at : at + 4]) for at in range(len(words) - 3))


def quoted(paragraphs: list[str]) -> list[str]:
    """Return the sentences of four words and more that have a quotation mark."""
    sentences = (each for text in paragraphs for each in _SENTENCE.split(plain(text)))
    return [each for each in sentences if '"' in each and len(each.split()) > 3]


def readings(data: bytes) -> tuple[dict[str, list[str]], Found | None]:
    """Return the paragraphs by each reader and by both, and what `add` makes of a page."""
    markup = decoding.decode(data)
    read = tree.parse(markup)
    blocks = tree.blocks(read.root)
    stated = metadata.read(read, blocks, "")
    head = next((at for at, block in enumerate(blocks) if block is stated.head), -1)
    got = page.of(markup)
    found = got if isinstance(got, Found) else None
    texts = {
        "the library": body._library(read.root),  # noqa: SLF001 - one reader alone
        "the walk": [each.text for each in body._container(blocks, stated.marks, head)],  # noqa: SLF001
        "both": list(found.paragraphs) if found else [],
    }
    return texts, found


def measured(gold: dict[str, Any], paragraphs: list[str]) -> dict[str, float]:
    """Return the counts and shares of one page by one reader."""
    wanted, have, got = grams(gold["paragraphs"]), letters(paragraphs), grams(paragraphs)
    allowed = wanted | grams([*gold["beside"], gold["title"]])
    sentences = quoted(gold["paragraphs"])
    long = [each for each in gold["paragraphs"] if len(each.split()) > 3]
    own = letters([*gold["paragraphs"], *gold["beside"]])
    boxes = [letters([each]) for each in gold["furniture"] if len(each.split()) > 3]
    recall = (wanted & got).total() / (wanted.total() or 1)
    precision = (allowed & got).total() / (got.total() or 1)
    return {
        "sentences": len(sentences),
        "kept": sum(letters([each]) in have for each in sentences),
        "recall": recall,
        "precision": precision,
        "F1": 2 * recall * precision / ((recall + precision) or 1),
        "paragraphs": sum(letters([each]) in have for each in long) >= 0.9 * len(long),
        "clean": not any(each in have and each not in own for each in boxes),
    }


def main(folder: Path) -> None:
    """Print a row for each reader, then how often title and day are right."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
    totals: dict[str, Counter[str]] = {}
    told: Counter[str] = Counter()
    for name, each in gold.items():
        texts, found = readings((folder / f"{name}.html").read_bytes())
        for reader, paragraphs in texts.items():
            totals.setdefault(reader, Counter()).update(measured(each, paragraphs))
        day = found.day.edtf if found and found.day else ""
        told["title"] += bool(found) and letters([found.title]) == letters([each["title"]])
        told["day right" if day in each["days"] else "no day" if not day else "another day"] += 1
    columns = (
        "sentences in quotation marks kept",
        "F1",
        "precision",
        "recall",
        "90 % of the paragraphs",
        "no furniture",
    )
    print(f"| reader | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    number = len(gold)
    for reader, sums in totals.items():
        shares = (f"{sums[key] / number:.3f}" for key in ("F1", "precision", "recall"))
        counts = f"{sums['paragraphs']} | {sums['clean']}"
        print(f"| {reader} | {sums['kept']} of {sums['sentences']} | {' | '.join(shares)} | {counts} |")
    print(f"{number} pages: " + ", ".join(f"{what} {count}" for what, count in sorted(told.items())))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
