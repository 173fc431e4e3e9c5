"""Where the time of a parse goes: processor time of each stage, on the articles of a dossier or the texts of a file.

Each stage finds done what those before it have done, as in a parse. The texts are read once, in one process; a file's
with the codebook of data/. "Attributions alone" is `find_attributions` behind all that.

usage: python bench/stages.py [DOSSIER | FILE.jsonl[.gz]]
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import Dossier
from onrecord.coders.rules import Rules
from onrecord.collector import collector_paused
from onrecord.drafting import draft
from onrecord.models import Article
from onrecord.parser import document, find_attributions, may_judge, prepare, read_document

if TYPE_CHECKING:
    from onrecord.models import Codebook
    from onrecord.parser import CompiledCodebook

DATA = Path(__file__).parent.parent / "data"


def texts(source: Path) -> tuple[list[Article], Codebook]:
    """Return the articles of a dossier, or of a file of JSON lines, and the codebook to read them with."""
    if source.is_dir():
        dossier = Dossier(source)
        return list(dossier.articles), dossier.codebook
    opened = gzip.open if source.suffix == ".gz" else open
    with opened(source, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["text"] for line in lines if line.strip()]
    articles = [Article(id=f"a{at}", body=body, published="2019-06-03") for at, body in enumerate(bodies)]
    return articles, Dossier(DATA).codebook


class Stages:
    """Seconds of processor time by stage."""

    def __init__(self) -> None:
        self.took: Counter[str] = Counter()
        self._from = time.process_time()

    def done(self, stage: str) -> None:
        """Count the time since the stage before for this one."""
        now = time.process_time()
        self.took[stage] += now - self._from
        self._from = now


@collector_paused()
def parse(article: Article, codebook: CompiledCodebook, stages: Stages) -> None:
    """Parse an article, stage by stage."""
    found = document(article, codebook)
    stages.done("markup, and when it was published")
    on_topic = may_judge(found, codebook.issues)
    stages.done("does it name an issue?")
    if not on_topic:
        return
    _ = found.layout
    stages.done("quotations, words, sentences, labels")
    reading = read_document(found, codebook)
    stages.done("attributions, those inside others too")
    _ = reading.positions
    stages.done("stances")
    findings = Rules().of(reading)
    stages.done("speakers and dates")
    draft(found, codebook, {Rules.name: findings})
    stages.done("claims")


def main(source: Path) -> None:
    """Print a row for each stage."""
    articles, book = texts(source)
    codebook, stages = prepare(book), Stages()
    for article in articles:
        parse(article, codebook, stages)
    whole = sum(stages.took.values())
    stages.took["the whole parse"] = whole
    stages.done("")
    for article in articles:
        find_attributions(article.body)
    stages.done("attributions alone")
    size = sum(len(article.body.encode()) for article in articles) / 1e6
    print(f"{len(articles)} articles, {size * 1000 / len(articles):.1f} kB each\n")
    print("| stage | ms an article | of the whole | MB/s |\n|---|---|---|---|")
    for stage, took in stages.took.items():
        if stage:
            print(f"| {stage} | {1000 * took / len(articles):.2f} | {took / whole:.0%} | {size / took:.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else DATA)
