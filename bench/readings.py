"""Everything that is read of many articles as text, and its digest: what makes the parser faster must not change it.

usage: python bench/readings.py [--shared SHARED] [--write FILE]
Read are the articles of data/ and examples/harbor-toll with their codebooks, each by both; with SHARED also dev-corpus
and 300 texts of bench/polnear there, every third without its date. Printed is a digest for each; --write keeps the
lines themselves, so that two files can be compared.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import onrecord
from onrecord import find_attributions, parser
from onrecord.models import Article
from onrecord.parser import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.parser import CompiledCodebook, Statement

ROOT = Path(__file__).parent.parent
DOSSIERS = ("data", "examples/harbor-toll")
TEXTS = 300
"""So many texts of PolNeAR are read."""


def lines(article: Article, codebook: CompiledCodebook) -> Iterator[str]:
    """Yield what is read of an article, a line each: its attributions, its statements, its claims."""
    for nested in (False, True):
        yield from map(_line, find_attributions(article.body, nested))
    document = parser.document(article, codebook)
    yield _line([article.id, document.article.published, document.article.published_basis])
    yield from map(_statement, read_document(document, codebook).statements)
    for claim in onrecord.parse(article, codebook):
        yield _line(claim.model_dump(mode="json", exclude={"extra"}))  # that is a person's


def _line(told: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    return json.dumps(told, sort_keys=True)


def _statement(told: Statement) -> str:
    """Return a statement with the trace of every decision on it."""
    dated = told.when.dated
    when = [*told.when[:2], dated and [dated.edtf, dated.basis, dated.span], *told.when[3:]]
    words = [told.attribution, told.place, told.source, told.cue, told.contents, told.spans]
    who = [told.speakers, told.date, told.basis, when, told.date_words, told.via, told.inside]
    return _line([*words, *who, sorted(told.issues), told.judgements])


def shipped() -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each shipped dossier and codebook with the lines of its articles."""
    read = [onrecord.Dossier(ROOT / folder) for folder in DOSSIERS]
    for folder, dossier in zip(DOSSIERS, read, strict=True):
        for other, book in zip(DOSSIERS, read, strict=True):
            yield f"{folder} by {other}", _all(dossier.articles, book.compiled)


def shared(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each further collection and codebook with the lines of its texts."""
    sys.path.append(str(folder / "bench"))
    corpus, _ = importlib.import_module("coders").folder(folder / "dev-corpus")
    texts = polnear(folder)[:TEXTS]
    articles = [
        Article(id=f"p{at}", body=text, published=None if at % 3 == 0 else "2019-06-03")
        for at, text in enumerate(texts)
    ]
    for other in DOSSIERS:
        book = onrecord.Dossier(ROOT / other).compiled
        yield f"dev-corpus by {other}", _all(corpus, book)
        yield f"PolNeAR by {other}", _all(articles, book)


def polnear(folder: Path) -> list[str]:
    """Return the texts of PolNeAR, those of its smaller split first."""
    files = (folder / f"bench/polnear/polnear.{split}.jsonl.gz" for split in ("dev", "train"))
    return [json.loads(row)["text"] for file in files for row in gzip.decompress(file.read_bytes()).split(b"\n") if row]


def _all(articles: Iterable[Article], codebook: CompiledCodebook) -> list[str]:
    return [line for article in articles for line in lines(article, codebook)]


def digest(told: Iterable[str]) -> str:
    """Return the digest of lines: the same on every machine."""
    return hashlib.sha256("".join(f"{line}\n" for line in told).encode()).hexdigest()


def main() -> None:
    """Print a digest a collection, and that of all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--shared", type=Path)
    asked.add_argument("--write", type=Path)
    options = asked.parse_args()
    found: list[str] = []
    for name, told in (*shipped(), *(shared(options.shared) if options.shared else ())):
        found += told
        print(f"{name:45} {len(told):6} lines {digest(told)[:16]}", flush=True)
    print(f"{'all':45} {len(found):6} lines {digest(found)}")
    if options.write:
        options.write.write_text("".join(f"{line}\n" for line in found), "utf-8")


if __name__ == "__main__":
    main()
