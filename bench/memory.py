"""How much memory and time a run over many articles takes, beyond that of the claims.

    python bench/memory.py FOLDER [ARTICLES ...]

FOLDER must not be there. For each number of articles (1,000 and 10,000) a dossier is made in it of the shipped
articles, each again and again under other ids, with the shipped codebook but for its issues: so there is no claim, and
what grows grows with the articles. Up to FIRST of them `parse` is measured the first time, too (20 ms an article);
beyond, what the coders make of a text is put into the cache for all its copies. Memory is the peak of the process, time
that of the processor.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from onrecord import Dossier, outcomes
from onrecord.outcomes.desk import Desk
from onrecord.outcomes.shelf import Shelf

DATA = Path(__file__).parents[1] / "data"
FIRST = 10_000
COMMANDS = (
    ("parse", "--jobs", "1"),
    ("parse", "--jobs", "2"),
    ("status",),
    ("codebook", "uncovered"),
    ("codebook", "uncovered", "--format", "json"),
    ("articles",),
    ("check",),
)


def make(folder: Path, number: int) -> None:
    """Write a dossier of so many articles."""
    (folder / "articles").mkdir(parents=True)
    book = (DATA / "codebook.yaml").read_text("utf-8")
    (folder / "codebook.yaml").write_text(re.sub(r"(?ms)^issues:.*?(?=^\w|\Z)", "", book), "utf-8")
    texts = [path.read_text("utf-8") for path in sorted((DATA / "articles").glob("*.md"))]
    texts = [text.replace("---\n", "---\npublished: 2019-04-10\n", 1) for text in texts]  # no day has to be inferred
    for at in range(number):
        (folder / "articles" / f"a{at:06}.md").write_text(texts[at % len(texts)], "utf-8")


def warm(folder: Path) -> None:
    """Put into the cache what the coders make of the articles: it is the same for the same words."""
    dossier = Dossier(folder)
    panel = dossier.panel()
    shelf = Shelf(folder, panel.names, outcomes._keys(dossier, panel, dossier.articles))  # noqa: SLF001 - its own keys
    desk = Desk(dossier.codebook, panel)
    texts: dict[str, str] = {}
    for article in dossier.articles:
        if article.sha256 not in texts:
            texts[article.sha256] = desk.told(article).text
        shelf.put(article, texts[article.sha256])
    shelf.save()


class Taken(NamedTuple):
    """What a process took: kilobytes at most, and seconds of the processor."""

    memory: float
    seconds: float


def run(folder: Path, *words: str) -> Taken:
    """Run a command in a process of its own; return what it took."""
    command = [sys.executable, "-m", "onrecord", "--data", str(folder), *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, process.returncode, used = os.wait4(process.pid, 0)
    return Taken(used.ru_maxrss, used.ru_utime + used.ru_stime)


def main(folder: Path, numbers: list[int]) -> None:
    """Measure the commands on dossiers of several sizes."""
    taken: dict[str, list[Taken]] = {}
    for number in numbers:
        place = folder / str(number)
        make(place, number)
        if number <= FIRST:
            taken.setdefault("parse, the first time", []).append(run(place, *COMMANDS[0]))
        else:
            warm(place)
        for words in COMMANDS:
            taken.setdefault(" ".join(words), []).append(run(place, *words))
    print(f"| command | {' | '.join(f'{number:,} articles' for number in numbers)} | more an article |")
    print(f"|---|{'---|' * len(numbers)}---|")
    for told, sizes in taken.items():
        more = max(1, numbers[len(sizes) - 1] - numbers[0])
        memory, seconds = (last - first for first, last in zip(sizes[0], sizes[-1], strict=True))
        cells = [f"{size.memory / 1024:.0f} MB, {size.seconds:.1f} s" for size in sizes]
        cells += [""] * (len(numbers) - len(sizes))
        print(f"| `{told}` | {' | '.join(cells)} | {memory / more:.1f} kB, {1000 * seconds / more:.1f} ms |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(number) for number in sys.argv[2:]] or [1_000, 10_000])
