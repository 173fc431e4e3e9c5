"""Score the attributions that onrecord finds against an annotated corpus, with the corpus's own scorer, and time them.

usage: python bench/attributions.py GOLD.jsonl[.gz] SCORER_FOLDER
GOLD holds an article a line: {id, text, attributions: [{source, cue, content}]}; SCORER_FOLDER holds score.py.
"""

import gzip
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from onrecord.parser import find_attributions


def read(path: str) -> list[dict[str, Any]]:
    """Return the articles of a corpus."""
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def predicted(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article's attributions in the form of the corpus."""
    rows = [
        {
            "source": [found.source] if found.source else [],
            "cue": [found.cue] if found.cue else [],
            "content": found.contents,
        }
        for found in find_attributions(article["text"])
    ]
    return {"id": article["id"], "annotator": article.get("annotator"), "attributions": rows}


def main(gold: str, scorers: str) -> None:
    """Print speed and the scorer's table."""
    sys.path.insert(0, scorers)
    try:
        scorer = importlib.import_module("score")
    except ModuleNotFoundError:
        sys.exit(f"{scorers}: no score.py there. The annotated corpus and its scorer are not part of this project.")
    articles = read(gold)
    find_attributions(articles[0]["text"])  # the lexicon is read once
    size = sum(len(article["text"].encode()) for article in articles)
    start = time.process_time()
    rows = [predicted(article) for article in articles]
    print(f"{len(articles)} articles, {size / 1e6 / (time.process_time() - start):.2f} MB/s")
    found = {key: row for row in rows for key in (row["id"], (row["id"], row["annotator"]))}
    scorer.show(scorer.score(articles, found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
