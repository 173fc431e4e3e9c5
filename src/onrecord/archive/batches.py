"""The heart: one function from a RecordBatch of articles to a RecordBatch of what was found in them.

It keeps no state but the codebook, made ready once a process, so that any engine may call it anywhere: the process
pool and the cluster here, Spark's mapInArrow elsewhere (docs/archive.md).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from onrecord import edtf, parser
from onrecord.archive import rows, schema
from onrecord.parser.text import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.archive.options import Options
    from onrecord.archive.rows import Row
    from onrecord.parser import CompiledCodebook

MAX_TEXT = 2_000_000
"""Characters of an article. What is longer is no article, and would keep a process for minutes."""
COUNTED = ("articles", "read", "without_text", "not_english", "off_topic", "failed", "statements", "covered", "rows")
"""Every article is read, or counted under one of the four that follow; of the statements some are in claims."""


def read(batch: pa.RecordBatch, options: Options, tally: Counter[str] | None = None) -> pa.RecordBatch:
    """Return what is found in a batch of articles.

    An article on which the program fails, or a row of the source that is none, costs only itself: it is one row, which
    has nothing but its place and why under ``failure``. What became of the articles is counted in `tally`.
    """
    counts: Counter[str] = Counter() if tally is None else tally
    if options.codebook:
        _compiled(options.codebook)  # one that cannot be made ready is no fault of an article
    found = [row for article in batch.to_pylist() for row in _rows(article, options, counts)]
    return pa.RecordBatch.from_pylist(found, schema.read(options.kind))


def _rows(told: Mapping[str, Any], options: Options, tally: Counter[str]) -> list[Row]:
    """Return the rows of one article."""
    tally.update(articles=1)
    place = {"shard": told.get("shard"), "row": told.get("row"), "article": told.get("id")}
    text: str = told.get("text") or ""
    try:
        failure = told.get("failure") or _refused(text)
        if not failure and text.strip():
            return [{**place, **row} for row in _found(told, text, options, tally)]
    except Exception as error:  # noqa: BLE001 - whatever a text does to the program, the others are read
        failure = f"onrecord failed: {type(error).__name__}: {error}"
    if failure:
        tally.update(failed=1)
        return [{**place, "failure": failure}]
    tally.update(without_text=1)
    return []


def _refused(text: str) -> str:
    return f"has {len(text):,} characters; an article has at most {MAX_TEXT:,}" if len(text) > MAX_TEXT else ""


def _found(told: Mapping[str, Any], text: str, options: Options, tally: Counter[str]) -> Iterable[Row]:
    # Spans count in a text with one line end, as in the articles of a dossier.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not language.is_english(text):
        tally.update(not_english=1)
        return ()
    if options.on_topic and not parser.names_issue(str(told.get("title") or ""), text, _compiled(options.codebook)):
        tally.update(off_topic=1)
        return ()
    found = _claims(told, text, options, tally) if options.kind == "claims" else _attributions(told, text, options)
    tally.update(read=1, rows=len(found))
    return found


def _attributions(told: Mapping[str, Any], text: str, options: Options) -> list[Row]:
    shown = {name: told.get(name) for name in ("outlet", "url", "published")}
    return [{**shown, **row} for row in rows.attributions(text, parser.find_attributions(text, options.nested))]


def _claims(told: Mapping[str, Any], text: str, options: Options, tally: Counter[str]) -> list[Row]:
    """Return the claims of an article, with ids that are unique in it, and count its statements."""
    from onrecord import drafting  # noqa: PLC0415 - attributions alone need neither pydantic nor a codebook
    from onrecord.coders import Panel  # noqa: PLC0415 - as above
    from onrecord.explain import coverage  # noqa: PLC0415 - as above
    from onrecord.models import GENRES, Article  # noqa: PLC0415 - as above
    from onrecord.store.merge import unique_id  # noqa: PLC0415 - as above

    compiled = _compiled(options.codebook)
    fields = {name: told.get(name) or "" for name in ("id", "title", "outlet", "byline", "url")}
    genre, published = told.get("genre"), told.get("published")
    fields["genre"] = genre if genre in GENRES else "news"
    fields["published"] = published if published and _is_date(published) else None
    article = Article.model_validate({**fields, "body": text})
    document = parser.document(article, compiled)
    drafted = drafting.draft(document, compiled, Panel().code(document, compiled))
    claims = [draft.claim for draft in drafted.drafts]
    seen = coverage.compare([(article.id, coverage.seen(drafted.reading))], claims)
    tally.update(statements=seen.statements, covered=seen.covered)
    taken: dict[str, None] = {}
    for each in claims:
        taken[unique_id(each.id, taken)] = None
    shown = {name: told.get(name) for name in schema.TOLD}
    return [
        {**shown, **rows.claim(each, document.article, compiled.codebook), "id": name, "text": text}
        for each, name in zip(claims, taken, strict=True)
    ]


def _is_date(text: str) -> bool:
    try:
        return bool(edtf.parse(text))
    except ValueError:
        return False


@lru_cache(maxsize=1)
def _compiled(codebook: str) -> CompiledCodebook:
    """Make a codebook ready, once a process."""
    from onrecord.models import Codebook  # noqa: PLC0415 - attributions alone need no pydantic

    return parser.prepare(Codebook.model_validate_json(codebook))
