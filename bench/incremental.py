"""What a second look at many articles costs: nothing changed, one article, a comment, a topic term, an actor.

A dossier of the texts of a file of JSON lines (again and again, where it has fewer) with the codebook of data/ is made
in FOLDER, which must not be there. Each figure is of a whole command in a process of its own, start-up included.

usage: python bench/incremental.py FILE.jsonl[.gz] FOLDER [ARTICLES]
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


def make(folder: Path, file: Path, number: int) -> None:
    """Write a dossier of so many articles."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    (folder / "articles").mkdir(parents=True)
    shutil.copy(DATA / "codebook.yaml", folder)
    for at, text in enumerate(islice(cycle(texts), number)):
        head = f"---\ntitle: Report {at}\npublished: 2019-06-{1 + at % 28:02}\n---\n\n"
        (folder / "articles" / f"a{at:05}.md").write_text(f"{head}{text}\n\nEdition {at}.\n", "utf-8")


def run(folder: Path, told: str, *words: str) -> None:
    """Run a command and print what it took."""
    command = [sys.executable, "-m", "onrecord", "--data", str(folder), *words]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, process.returncode, used = os.wait4(process.pid, 0)
    clock, busy = time.perf_counter() - start, used.ru_utime + used.ru_stime
    print(f"| {told} | {busy:.1f} s | {clock:.1f} s | {used.ru_maxrss / 1024:.0f} MB |", flush=True)


def main(file: Path, folder: Path, number: int) -> None:
    """Print a row for each step. Processor time counts all processes of a command, memory the largest of them."""
    make(folder, file, number)
    codebook = folder / "codebook.yaml"
    print("| command | processor time | by the clock | memory |\n|---|---|---|---|")
    run(folder, "`parse`, the first time", "parse")
    run(folder, "`parse`, nothing changed", "parse")
    run(folder, "`status`", "status")
    run(folder, "`codebook uncovered`", "codebook", "uncovered")
    with (folder / "articles" / "a00000.md").open("a", encoding="utf-8") as article:
        article.write("\nIt rained.\n")
    run(folder, "`parse`, one article changed", "parse")
    book = codebook.read_text("utf-8")
    for told, changed in (
        ("a comment in the codebook", f"{book}# A comment.\n"),
        ("a topic term that no article has", re.sub(r"topic: *\[", "topic: [zebra crossing, ", book, count=1)),
        ("a topic term that many have", re.sub(r"topic: *\[", "topic: [wall, ", book, count=1)),
        ("an actor more", book.replace("\nactors:\n", "\nactors:\n- {name: Ada Nobody}\n")),
    ):
        codebook.write_text(changed, "utf-8")
        run(folder, f"`parse`, {told}", "parse")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 1_000)
    else:
        sys.exit(__doc__)
