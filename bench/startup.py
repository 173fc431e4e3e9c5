"""What a command costs before it answers: processor time of whole processes, in turn with `python -c pass`.

    python bench/startup.py [DOSSIER [RUNS]]

Ratios are medians over pairs, so that a loaded machine tells much the same as an idle one. The first run of each
command is not counted: it compiles the program and fills the dossier's cache.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from statistics import median

COMMANDS = (
    ("--help",),
    ("claims",),
    ("claims", "--party", "us"),
    ("history", "working-group"),
    ("diff", "us", "turkey"),
    ("show", "ymz3intn"),
    ("check",),
)
RUNS = 11


def processor_time(*command: str) -> float:
    """Run Python with arguments; return the seconds of processor time that it took, the system's for it included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(dossier: str, runs: int) -> None:
    """Print a row a command: its time, and how many times that of an empty program."""
    print("| command | processor time | times `python -c pass` |\n|---|---|---|")
    for command in COMMANDS:
        whole = "-m", "onrecord", "--data", dossier, *command
        processor_time(*whole)
        pairs = [(processor_time("-c", "pass"), processor_time(*whole)) for _ in range(runs)]
        took, ratio = median(took for _, took in pairs), median(took / nothing for nothing, took in pairs)
        print(f"| {' '.join(command)} | {took:.3f} s | {ratio:.1f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "data", int(sys.argv[2]) if sys.argv[2:] else RUNS)
