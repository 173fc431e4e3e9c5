"""Articles a second of `onrecord archive`, with 1 and 2 processes, and the cost of ten million articles worked out.

The articles of a file of JSON lines (such as PolNeAR's) are cut into shards. Each figure is of a whole command in a
fresh process, start-up included: by the clock, and by the processor time of all its processes, which other work on the
machine hardly changes. Ten million articles are counted with 5 kB each.

usage: python bench/archive.py FILE.jsonl[.gz] [ARTICLES]
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
SHARDS = 16
BYTES = 5_000
"""Of an article of the ten million."""
MANY = 10_000_000
MODES = {
    "attributions": [],
    "claims": ["--claims"],
    "claims, on topic": ["--claims", "--on-topic"],
}


def cut(file: Path, folder: Path, most: int) -> tuple[int, int]:
    """Write the articles of a file as shards; return how many they are, and the bytes of their texts."""
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(most), strict=False)]
    for number in range(SHARDS):
        shard = "".join(f"{json.dumps(row)}\n" for row in rows[number::SHARDS])
        (folder / f"{number:02}.jsonl").write_text(shard, encoding="utf-8")
    return len(rows), sum(len(row["text"].encode()) for row in rows)


def measure(source: Path, out: Path, options: list[str]) -> tuple[float, float, float]:
    """Return the seconds of a run by the clock and by the processor, and the most memory of one of its processes."""
    line = [sys.executable, "-m", "onrecord", "--data", str(DATA), "archive", str(source), str(out), *options]
    start = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, ended, used = os.wait4(process.pid, 0)
    if ended:
        raise SystemExit(f"{' '.join(options)} did not work")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(file: Path, most: int) -> None:
    """Print a row for each mode and number of processes."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        source.mkdir()
        number, size = cut(file, source, most)
        print(f"{number:,} articles, {size / number / 1000:.1f} kB each, {SHARDS} shards\n")
        print("| mode | processes | articles a second | by processor time | MB/s | memory | ten million articles |")
        print("|---|---|---|---|---|---|---|")
        for mode, options in MODES.items():
            for jobs in (1, 2):
                out = Path(folder, f"{mode} {jobs}")
                clock, busy, peak = measure(source, out, [*options, "--jobs", str(jobs)])
                hours = busy / size * BYTES * MANY / 3600
                rates = f"{number / clock:,.0f} | {number / busy:,.0f} | {size / busy / 1e6:.2f}"
                print(f"| {mode} | {jobs} | {rates} | {peak:.0f} MB | {hours:,.0f} core-hours |", flush=True)
                same = (out / "manifest.json").read_bytes() == Path(folder, f"{mode} 1", "manifest.json").read_bytes()
                if not same:
                    raise SystemExit(f"{mode}: other results with {jobs} processes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1_000_000)
