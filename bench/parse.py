"""Time `parse` on a folder of articles with a codebook: wall time and MB/s, best of five, in one process.

usage: python bench/parse.py data
"""

import sys
import time
from pathlib import Path

from onrecord import articles, drafting, parser
from onrecord.store import codebook


def main(folder: str) -> None:
    """Print the time of compiling the codebook and of parsing all articles of a dossier."""
    root = Path(folder)
    found, _ = articles.read_all(root / "articles")
    book, _ = codebook.load(root / "codebook.yaml")
    start = time.perf_counter()
    compiled = parser.prepare(book)
    prepared = time.perf_counter() - start
    size = sum(len(article.body.encode()) for article in found)
    times: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        drafts = sum(len(drafting.parse(article, compiled)) for article in found)
        times.append(time.perf_counter() - start)
    best = min(times)
    print(f"{len(found)} articles, {size / 1000:.1f} kB, {drafts} drafts")
    print(f"codebook {prepared * 1000:.0f} ms; parse {best * 1000:.0f} ms, {size / best / 1e6:.2f} MB/s")


if __name__ == "__main__":
    main(sys.argv[1])
