"""How long questions take of a dossier of many articles and claims, which is made for it.

    python bench/many.py FOLDER [ARTICLES CLAIMS]

FOLDER is made where it is not there (50,000 articles and 100,000 claims; always the same ones), and then asked: first
without an index, which makes one, then each question with it. Times are those of the processor, of whole processes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

SEED = 17
ISSUES, ACTORS, PARTIES, OUTLETS = 120, 2_000, 10, 40
STANCES = ("supports", "leans-for", "noncommittal", "leans-against", "opposes")
WORDS = (
    "bridge harbour council ferry toll budget vote review plan report talks offer licence treaty border permit inquiry"
    " station contract reform pension railway airport water energy housing school hospital market fishery forest"
).split()
FIRST, LAST = date(2015, 1, 1), 3_600


class Size(NamedTuple):
    """How many articles and claims."""

    articles: int = 50_000
    claims: int = 100_000


def make(folder: Path, size: Size) -> None:
    """Write a dossier: every claim stands in its article, one in fifty is a copy, one in thirty is passed on."""
    chance = random.Random(SEED)  # noqa: S311 - the same dossier each time
    (folder / "articles").mkdir(parents=True)
    (folder / "codebook.yaml").write_text(codebook(chance), "utf-8")
    bodies: list[list[str]] = [[] for _ in range(size.articles)]
    days = [FIRST + timedelta(chance.randrange(LAST)) for _ in range(size.articles)]
    blocks = [claim(number, chance, bodies, days, size) for number in range(size.claims)]
    (folder / "claims.yaml").write_text("version: 1\nclaims:\n" + "".join(blocks), "utf-8")
    for number, (body, day) in enumerate(zip(bodies, days, strict=True)):
        padding = [" ".join(chance.choices(WORDS, k=40)).capitalize() + "." for _ in range(3)]
        head = f"---\ntitle: Report {number}\noutlet: Outlet {number % OUTLETS}\npublished: {day}\n---\n\n"
        text = head + "\n\n".join([*body, *padding]) + "\n"
        (folder / "articles" / f"{name(number)}.md").write_text(text, "utf-8")


def name(number: int) -> str:
    """Return the id of an article."""
    return f"report-{number:06}"


def codebook(chance: random.Random) -> str:
    """Return a codebook."""
    lines = ["version: 1", "parties:", *(f"  side-{at}: {{name: Side {at}}}" for at in range(PARTIES)), "actors:"]
    for at in range(ACTORS):
        party = f", party: side-{at % PARTIES}" if at % 7 else ""
        body = f", body: Speaker {at - at % 50}" if at % 50 and at % 3 == 0 else ""
        lines.append(f"- {{name: Speaker {at}{party}{body}}}")
    lines.append("issues:")
    for at in range(ISSUES):
        topic = " ".join(chance.sample(WORDS, 2))
        lines.append(f"  issue-{at}: {{proposition: The {topic} {at} should be., topic: [{topic} {at}]}}")
    return "\n".join([*lines, ""])


def claim(number: int, chance: random.Random, bodies: list[list[str]], days: list[date], size: Size) -> str:
    """Return a claim's block, and put its words into its article."""
    at = chance.randrange(size.articles)
    speaker = chance.randrange(ACTORS)
    quote = f"the {' '.join(chance.choices(WORDS, k=9))} number {number} should wait"
    before = sum(len(part) + 2 for part in bodies[at])
    start = before + len(f"Speaker {speaker} said ")
    bodies[at].append(f"Speaker {speaker} said {quote}.")
    lines = [
        f"id: c{number:07}",
        f"actor: Speaker {speaker}",
        f"issue: issue-{chance.randrange(ISSUES)}",
        f"stance: {chance.choice(STANCES)}",
        f"position: {' '.join(chance.choices(WORDS, k=3))}",
        f'date: "{days[at] - timedelta(chance.randrange(4))}"',
        "date_basis: relative",
        f"quote: {quote}",
        f"article: {name(at)}",
        f"spans: [[{start}, {start + len(quote)}]]",
        "kind: indirect",
        f"mention: Speaker {speaker}",
        "cue: said",
        *([f"via: [Outlet {at % OUTLETS}]"] if number % 30 == 0 else []),
        *([f"same_as: c{number - 1:07}"] if number % 50 == 49 else []),
        f"status: {'rejected' if number % 40 == 0 else 'accepted'}",
    ]
    return "- " + "\n  ".join(lines) + "\n"


def asked(folder: Path, *words: str) -> tuple[float, float]:
    """Ask a question in a process of its own; return its seconds of processor time and its megabytes of memory."""
    command = [sys.executable, "-m", "onrecord", "--data", str(folder), *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, process.returncode, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


QUESTIONS = (
    ("claims", "--actor", "Speaker 77"),
    ("claims", "--issue", "issue-7"),
    ("claims", "--text", "number 4242 should"),
    ("claims", "--text", "harbour council"),
    ("claims", "--issue", "issue-7", "--format", "json"),
    ("history", "issue-7"),
    ("diff", "side-1", "side-2", "--issue", "issue-7"),
    ("diff", "side-1", "side-2"),
    ("show", "c0004242"),
    ("claims", "--format", "csv"),
    ("timeline", "--issue", "issue-7"),
    ("articles", "--format", "csv"),
    ("report", "--issue", "issue-7", "-o", "-"),
    ("check",),
)


def main(folder: Path, size: Size) -> None:
    """Make the dossier, if need be, and ask: first what makes the index, then with it, then after changes."""
    if not folder.exists():
        make(folder, size)
    (folder / ".cache" / "index.sqlite3").unlink(missing_ok=True)
    print("| question | processor time | memory |\n|---|---|---|")
    row("the first one, which makes the index", folder, QUESTIONS[0])
    for words in QUESTIONS:
        row(" ".join(words), folder, words)
    for changed in (f"articles/{name(0)}.md", "codebook.yaml", "claims.yaml"):
        with (folder / changed).open("a", encoding="utf-8") as file:
            file.write("\n")
        row(f"the first one after a change of {changed.replace(name(0), 'one')}", folder, QUESTIONS[0])


def row(told: str, folder: Path, words: tuple[str, ...]) -> None:
    """Print what a question costs."""
    seconds, memory = asked(folder, *words)
    print(f"| {told} | {seconds:.2f} s | {memory:.0f} MB |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Size(*map(int, sys.argv[2:])))
