"""Time and peak memory of load, save one edit, and check, for ledgers of 100, 1,000 and 10,000 claims.

Every figure is of a fresh process, start-up included, on a generated dossier of 25 claims an article: the best of
three runs in elapsed and in processor time, and the peak of memory (max RSS). "nothing" only says the version.

usage: python bench/ledger.py [SIZE...]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
EACH = 25
"""Claims in an article."""
STANCES = ("supports", "leans-for", "noncommittal", "leans-against", "opposes")
CODEBOOK = """\
version: 1
parties:
  north: {name: North}
actors:
"""


def make(folder: Path, size: int) -> None:
    """Write a dossier of `size` claims, each of which holds."""
    from onrecord.models import Claim  # noqa: PLC0415 - see main
    from onrecord.store import ledger, write  # noqa: PLC0415

    (folder / "articles").mkdir(parents=True)
    actors = "".join(f"- {{name: Speaker No. {number}, party: north}}\n" for number in range(40))
    issues = "".join(f"  issue-{number}: {{proposition: Thing {number} should be done.}}\n" for number in range(8))
    (folder / "codebook.yaml").write_text(f"{CODEBOOK}{actors}issues:\n{issues}", encoding="utf-8")
    claims: list[Claim] = []
    for number in range(-(-size // EACH)):
        body, name = "", f"article-{number:04}"
        for at in range(number * EACH, min(size, (number + 1) * EACH)):
            quote = f"what was asked for as number {at} is neither needed nor, as things are, wanted by anybody here"
            body += f"The meeting went on, and by noon nothing was said. “{quote},” said Speaker No. {at % 40}.\n\n"
            start = body.rindex(quote)
            fields = {
                "id": f"c{at:07}", "actor": f"Speaker No. {at % 40}", "issue": f"issue-{at % 8}",
                "stance": STANCES[at % 5], "position": "finds it neither needed nor wanted", "date": "2019-05-30",
                "date_basis": "stated", "quote": quote, "article": name, "spans": ((start, start + len(quote)),),
                "kind": "direct", "mention": f"Speaker No. {at % 40}", "cue": "said",
                "status": "accepted" if at % 3 else "draft",
            }  # fmt: skip
            claims.append(Claim.model_validate(fields))
        front = f"---\ntitle: The meeting, part {number}\npublished: 2019-05-31\n---\n\n"
        (folder / "articles" / f"{name}.md").write_text(front + body, encoding="utf-8")
    write.save(ledger.load(folder / "claims.yaml"), put=claims)


def steps(folder: str) -> dict[str, list[str]]:
    """Return the commands that are measured."""
    load = f"import onrecord; assert onrecord.Dossier({folder!r}).claims"
    command = [sys.executable, "-m", "onrecord", "--data", folder]
    return {
        "nothing": [*command, "--version"],
        "load": [sys.executable, "-c", load],
        "edit": [*command, "edit", "c0000050", "--note"],  # the note is new each time
        "check": [*command, "check"],
    }


def measure(name: str, command: list[str]) -> tuple[float, float, float]:
    """Return the least seconds of a process, elapsed and of the processor, and the most memory in MB."""
    seconds: list[float] = []
    busy: list[float] = []
    memory: list[float] = []
    for run in range(RUNS):
        start = time.perf_counter()
        words = [*command, f"seen {run}"] if name == "edit" else command
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        _, ended, used = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        busy.append(used.ru_utime + used.ru_stime)
        memory.append(used.ru_maxrss / 1024)
        if ended:
            raise SystemExit(f"{name} did not work")
    return min(seconds), min(busy), max(memory)


def main(sizes: list[int]) -> None:
    """Print a row for each size and step."""
    print("| claims | file | step | time | processor | peak memory |\n|---|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as parent:
            folder = Path(parent, "dossier")
            # In a process of its own: a child's peak memory begins with what its parent has.
            subprocess.run([sys.executable, __file__, "--make", str(folder), str(size)], check=True)
            kilobytes = (folder / "claims.yaml").stat().st_size / 1000
            for name, command in steps(str(folder)).items():
                seconds, busy, peak = measure(name, command)
                row = f"{size:,} | {kilobytes:,.0f} kB | {name} | {seconds:.2f} s | {busy:.2f} s | {peak:.0f} MB"
                print(f"| {row} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]] or [100, 1_000, 10_000])
