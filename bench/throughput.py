"""How fast texts are read, one version of the program beside another: processor time in fresh processes, in turn.

usage: python bench/throughput.py SHARED [NAME=SRC ...]
SHARED holds bench/polnear; SRC is the folder src of another checkout. The columns: attributions alone, the whole parse
of the same texts with the codebook of data/, the five articles of data/, and compiling that codebook. Texts are read
cold, after the program has warmed up on others; of each process its time, of several the median.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5
COLUMNS = ("attributions", "parse", "parse of data/", "prepare")


def measure(shared: Path) -> dict[str, float]:
    """Return the seconds of processor time of each column, in this process."""
    import gzip  # noqa: PLC0415 - not needed by the process that only starts others

    import onrecord  # noqa: PLC0415
    from onrecord.models import Article  # noqa: PLC0415
    from onrecord.parser import find_attributions, prepare  # noqa: PLC0415

    def texts(split: str) -> list[str]:
        rows = gzip.decompress((shared / f"bench/polnear/polnear.{split}.jsonl.gz").read_bytes()).split(b"\n")
        return [json.loads(row)["text"] for row in rows if row]

    dev, warm = texts("dev"), texts("train")[:10]
    dossier = onrecord.Dossier(ROOT / "data")
    shipped, book = list(dossier.articles), dossier.codebook
    start = time.process_time()
    compiled = prepare(book)
    took = {"prepare": time.process_time() - start}
    for at, text in enumerate(warm):
        find_attributions(text)
        onrecord.parse(Article(id=f"w{at}", body=text, published="2019-06-03"), compiled)
    articles = [Article(id=f"a{at}", body=text, published="2019-06-03") for at, text in enumerate(dev)]
    for name, work in (
        ("attributions", lambda: [find_attributions(text) for text in dev]),
        ("parse", lambda: [onrecord.parse(article, compiled) for article in articles]),
        ("parse of data/", lambda: [onrecord.parse(article, compiled) for article in shipped]),
    ):
        start = time.process_time()
        work()
        took[name] = time.process_time() - start
    size = sum(len(text.encode()) for text in dev) / 1e6
    return took | {"MB": size, "texts": len(dev), "shipped": len(shipped)}


def main(shared: str, others: list[str]) -> None:
    """Print a row for each version, and how many times as fast as the first one each is."""
    versions = {"this": str(ROOT / "src")} | dict(other.split("=", 1) for other in others)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in versions}
    for _ in range(ROUNDS):
        for name, src in versions.items():
            command = [sys.executable, __file__, "--one", shared]
            told = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": src})
            found[name].append(json.loads(told.stdout))
    columns = ("attributions, ms (MB/s)", "parse, ms (MB/s)", "x attributions", "parse of data/, ms", "prepare, ms")
    print(f"| version | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name, runs in found.items():
        one = {column: statistics.median(run[column] for run in runs) for column in runs[0]}
        cells = [f"{1000 * one[c] / one['texts']:.1f} ({one['MB'] / one[c]:.2f})" for c in COLUMNS[:2]]
        cells.append(f"{one['parse'] / one['attributions']:.1f}")
        cells += [f"{1000 * one['parse of data/'] / one['shipped']:.0f}", f"{1000 * one['prepare']:.0f}"]
        print(f"| {name} | {' | '.join(cells)} |")
    for name, runs in list(found.items())[1:]:
        pairs = list(zip(runs, found["this"], strict=True))
        times = {column: statistics.median(other[column] / own[column] for other, own in pairs) for column in COLUMNS}
        print(f"this is faster than {name}: " + ", ".join(f"{column} x{time:.2f}" for column, time in times.items()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    elif len(sys.argv) > 1:
        main(sys.argv[1], sys.argv[2:])
    else:
        sys.exit(__doc__)
