"""What each part of the rules is worth: switched off alone, on material that it was not written with.

usage: python bench/ablation.py SHARED [--lexicon] [NAME=FOLDER:CODEBOOK ...]
SHARED is the folder that holds bench/polnear and dev-corpus with their scorers; each further FOLDER holds articles/,
index.yaml and gold.yaml like dev-corpus. A row a part: what the figure would be without it, as the difference in points
(F1 or share, times 100) from the whole; a positive one says that the part does harm. With --lexicon also each group of
the polarity terms.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib
import io
import json
import runpy
import sys
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pronouns
import speakers
import stances

import coders
import yaml
from onrecord import Dossier, drafting, find_attributions
from onrecord.models import Article, Codebook
from onrecord.parser import authors, lexicon, prepare, reading
from onrecord.parser.attribution import rules
from onrecord.parser.dates.entries import Entries
from onrecord.parser.speakers import (
    attribution_chain,
    by_pronoun,
    descriptions,
    first_mentions,
    forenames,
    institutions,
    resolve,
    surnames,
    unnamed,
)
from onrecord.parser.speakers import rules as speaker_rules
from onrecord.parser.stances import anaphora, answers, assertions, cue_polarity, matcher, polarity, polarity_terms
from onrecord.parser.text import labels, leads, quotations, sentences, signatures, spoilt, wrapping
from onrecord.store import codebook as codebooks

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

ROOT = Path(__file__).parent.parent
Figure = float
Measure = "Callable[[], Figure]"


@contextmanager
def without(owner: object, name: str, value: object) -> Generator[None, None, None]:
    """Put `value` in place of a function or table while the block runs."""
    kept = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, kept)


# -- the parts


def parts(*, with_lexicon: bool) -> Iterator[tuple[str, AbstractContextManager[None]]]:
    """Yield each part by its name with what switches it off."""
    for rule in (*rules.VERB_RULES, *rules.MARKER_RULES):
        yield f"attribution: {rule.id}", rules.without([rule.id])
    for rule in speaker_rules.RULES:
        others = tuple(other for other in speaker_rules.RULES if other is not rule)
        yield f"speakers: {rule.id}", without(speaker_rules, "RULES", others)
    yield from _parts_of_texts()
    yield from _parts_of_speakers()
    yield "stances: what points back", without(anaphora, "back", lambda *_, **__: [])
    yield "stances: yes and no", without(answers, "before", lambda *_: None)
    yield "stances: what is asserted", without(assertions, "asserted", lambda *_: None)
    yield "stances: what the cue says", without(cue_polarity, "of_cue", lambda *_: 0)
    yield "stances: polarity terms", without(polarity, "read", lambda *_, **__: None)
    if with_lexicon:
        for kind, name in lexicon.polarity():
            yield f"polarity terms: {kind} {name}".rstrip(), _group(kind, name)


def _parts_of_texts() -> Iterator[tuple[str, AbstractContextManager[None]]]:
    nothing: Callable[..., Iterator[Any]] = lambda *_, **__: iter(())  # noqa: E731
    yield (
        "text: labels of turns",
        without(labels, "find", lambda *_: labels.Dialogue((), throughout=False, askers=frozenset(), openings={})),
    )
    yield "text: signatures", without(signatures, "find", nothing)
    yield "text: datelines and headings before a paragraph", without(leads, "end", lambda *_, **__: 0)
    yield "text: spoilt characters", without(spoilt, "changes", nothing)
    yield "text: hard-wrapped lines", without(wrapping, "joins", nothing)
    yield "text: quoted names", without(sentences, "as_word", lambda *_: None)
    yield "text: nicknames", _both(without(quotations, "nicknames", nothing), without(sentences, "nicknames", nothing))
    yield "text: weekdays and months in names", without(sentences, "retag_calendar_names", nothing)
    yield "text: the author of an opinion", without(authors, "own_words", nothing)
    yield "dates: entries of live reports", without(Entries, "day", lambda *_: None)


def _parts_of_speakers() -> Iterator[tuple[str, AbstractContextManager[None]]]:
    yield "speakers: who relays, behind the cue", without(attribution_chain, "after_cue", lambda *_: ())
    yield "speakers: whom an outlet cites", without(attribution_chain, "cited_after", lambda *_: None)
    yield "speakers: carriers are no relays", without(attribution_chain, "without_carriers", lambda _, via: via)
    yield "speakers: who is urged", without(reading, "is_urged", lambda *_: False)
    yield "speakers: the last subject first", without(by_pronoun, "_subject", lambda *_: _NOBODY)
    yield "speakers: who else may be meant", without(by_pronoun, "_rivals", lambda *_: ())
    yield "speakers: somebody described", without(descriptions, "last", lambda *_: None)
    yield "speakers: genders of forenames", without(surnames, "gender_of", lambda *_: "")
    yield (
        "speakers: genders of nouns",
        _both(without(first_mentions, "gender_told", lambda *_: ""), without(resolve, "gender_told", lambda *_: "")),
    )
    yield "speakers: surnames of several words", without(surnames, "forms", lambda key: ((key[-1],),) if key else ())
    yield "speakers: forenames tell two apart", without(forenames, "fit", lambda *_: True)
    yield (
        "speakers: capitals that make no name",
        _both(without(institutions, "_only_opens", _no), without(institutions, "_only_describes", _no)),
    )
    yield "speakers: a part is of those whom it counts", without(unnamed, "_behind_quantity", lambda keys: keys)


def _no(*_: object) -> bool:
    return False


_NOBODY = by_pronoun._Found((), by_pronoun.SpeakerRule.PRONOUN_SUBJECT)  # noqa: SLF001 - what the rule itself returns


@contextmanager
def _both(one: AbstractContextManager[None], other: AbstractContextManager[None]) -> Generator[None, None, None]:
    with one, other:
        yield


@contextmanager
def _group(kind: str, name: str) -> Generator[None, None, None]:
    kept = {path: terms for path, terms in lexicon.polarity().items() if path != (kind, name)}
    unkept = polarity_terms._beginning_with.__self__._read  # noqa: SLF001 - what a word was is not remembered
    with without(lexicon, "polarity", lambda: kept), without(polarity_terms, "_beginning_with", unkept):
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Have the table compiled and contents read anew."""
    polarity_terms._entries.cache_clear()  # noqa: SLF001
    matcher._read.cache_clear()  # noqa: SLF001


# -- the material


def attributions(shared: Path, split: str) -> Callable[[], Figure]:
    """Return the measure of the overlap F1 of all attributions on a split of PolNeAR."""
    scorer = importlib.import_module("score")
    data = gzip.decompress((shared / f"bench/polnear/polnear.{split}.jsonl.gz").read_bytes())
    articles = [json.loads(line) for line in data.decode("utf-8").split("\n") if line]

    def measure() -> Figure:
        found: dict[object, Any] = {}
        for article in articles:
            rows = [
                {"source": [a.source] if a.source else [], "cue": [a.cue] if a.cue else [], "content": a.contents}
                for a in find_attributions(article["text"])
            ]
            row = {"id": article["id"], "annotator": article.get("annotator"), "attributions": rows}
            found |= {article["id"]: row, (article["id"], article.get("annotator")): row}
        told = scorer.score(articles, found)
        return float(told["all"]["overlap"][-1])

    return measure


def claims(articles: list[Article], book: Codebook, gold: list[dict[str, Any]]) -> Callable[[], Figure]:
    """Return the measure of the F1 of correct claims: words, issue, actor and sign."""
    scorer = importlib.import_module("score_claims")
    texts = {article.id: article.body for article in articles}

    def measure() -> Figure:
        compiled = prepare(book)
        rows = [
            scorer.row({**claim.model_dump(mode="json"), "score": claim.score, "quotes": list(claim.quote)})
            for article in articles
            for claim in drafting.parse(article, compiled)
        ]
        pairs, _, _ = scorer.score(gold, rows, texts)
        right = sum(
            scorer.same_actor(gold[i]["actor"], rows[j]["actor"])
            and scorer.sign(gold[i]["stance"]) == scorer.sign(rows[j]["stance"])
            for i, j in pairs
        )
        wanted = sum(not each["optional"] for each in gold) + sum(gold[i]["optional"] for i, _ in pairs)
        return 200 * right / ((wanted + len(rows)) or 1)

    return measure


def annotated(folder: Path, book: Path) -> Callable[[], Figure]:
    """Return the measure of a folder of annotated articles."""
    articles, gold = coders.folder(folder)
    return claims(articles, codebooks.load(book)[0], gold)


def dossier(folder: Path) -> Callable[[], Figure]:
    """Return the measure of a dossier against its own ledger, without the rejected claims."""
    scorer = importlib.import_module("score_claims")
    read = Dossier(folder)
    told = [
        scorer.row({**claim.model_dump(mode="json"), "score": claim.score, "quotes": list(claim.quote)})
        for claim in read.claims
        if claim.status != "rejected"
    ]
    return claims(list(read.articles), read.codebook, told)


def table_of_stances() -> Figure:
    """Return the share of the half that no rule was written with on which the stance is exact."""
    cases = yaml.safe_load((ROOT / "bench/stances.yaml").read_text("utf-8"))["held"]
    hits = [stances.SHORT[short] == stances.read(issue, text)[0] for issue in cases for text, short in issue["cases"]]
    return 100 * sum(hits) / len(hits)


def table_of_speakers() -> Figure:
    """Return the share of statements of the unseen half of which actor, side and relays are right."""
    table = yaml.load((ROOT / "bench/speakers.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    books = {name: Codebook.model_validate(book) for name, book in table["codebooks"].items()}
    row = speakers.score(table["held"], {name: (book, prepare(book)) for name, book in books.items()}, misses=False)
    return 100 * float(row.split(" | ")[-1].strip(" |"))


def table_of_pronouns() -> Figure:
    """Return the share of statements of the half that no rule was written with whose speaker is right."""
    table = yaml.load(pronouns.TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    book = prepare(Codebook.model_validate(table["codebook"]))
    found = pronouns.score(table["held"], book, misses=False)
    return 100 * found["right"] / found.total()


def trade_cases(shared: Path) -> Callable[[], Figure]:
    """Return the measure of the share of public reports of the trade, as inputs of our own, that come out right."""

    def measure() -> Figure:
        kept, sys.argv = sys.argv, ["score.py"]
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                told = runpy.run_path(str(shared / "trade-cases/tools/score.py"))["RES"]
        finally:
            sys.argv = kept
        return 100 * sum(verdict == "right" for verdict, _ in told.values()) / len(told)

    return measure


# -- the table


def main(shared: Path, more: list[str], *, with_lexicon: bool) -> None:
    """Print the table."""
    sys.path[:0] = [str(shared / "bench"), str(shared / "bench/polnear")]
    measures: dict[str, Callable[[], Figure]] = {
        "train": attributions(shared, "train"),
        "dev": attributions(shared, "dev"),
        "dev corpus": annotated(shared / "dev-corpus", ROOT / "data/codebook.yaml"),
        "harbor-toll": dossier(ROOT / "examples/harbor-toll"),
        "stances": table_of_stances,
        "speakers": table_of_speakers,
        "pronouns": table_of_pronouns,
        "trade cases": trade_cases(shared),
    }
    for each in more:
        name, _, where = each.partition("=")
        folder, _, book = where.partition(":")
        measures[name] = annotated(Path(folder), Path(book))
    print(f"| switched off | {' | '.join(measures)} |\n|---|{'---|' * len(measures)}")
    whole = {name: measure() for name, measure in measures.items()}
    print(f"| nothing: the whole | {' | '.join(f'{value:.1f}' for value in whole.values())} |")
    for name, off in parts(with_lexicon=with_lexicon):
        concerned = [key for key in measures if name.startswith(("attribution", "text")) or key not in ("train", "dev")]
        with off:
            lost = {key: round(measures[key]() - whole[key], 1) for key in concerned}
        row = [f"{lost[key]:+.1f}" if lost.get(key) else "0" if key in lost else "" for key in measures]
        print(f"| {name} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if not words:
        sys.exit(__doc__)
    main(Path(words[0]), words[1:], with_lexicon="--lexicon" in sys.argv)
