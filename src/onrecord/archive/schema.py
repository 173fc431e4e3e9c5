"""The columns that go in and come out, with their types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from onrecord.archive.options import Kind

_TEXT = pa.string()
_SPAN = pa.struct([pa.field("start", pa.int32()), pa.field("end", pa.int32())])

TOLD = ("title", "outlet", "byline", "url", "published", "genre")
"""What an article tells beside its text."""

ARTICLES = pa.schema(
    [
        pa.field("shard", _TEXT),
        pa.field("row", pa.int64()),
        pa.field("id", _TEXT),
        *(pa.field(name, _TEXT) for name in TOLD),
        pa.field("text", _TEXT),
        pa.field("failure", _TEXT),  # why a row of the source is no article
    ]
)
"""What `batches.read` takes; of these only ``text`` must be there."""

_FROM = [pa.field("shard", _TEXT), pa.field("row", pa.int64()), pa.field("article", _TEXT)]

ATTRIBUTIONS = pa.schema(
    [
        *_FROM,
        pa.field("outlet", _TEXT),
        pa.field("url", _TEXT),
        pa.field("published", _TEXT),
        pa.field("source", _TEXT),
        pa.field("cue", _TEXT),
        pa.field("contents", pa.list_(_TEXT)),
        pa.field("source_span", _SPAN),
        pa.field("cue_span", _SPAN),
        pa.field("content_spans", pa.list_(_SPAN)),
        pa.field("kind", _TEXT),
        pa.field("rule", _TEXT),
        pa.field("implies", _TEXT),
    ]
)
"""One row a statement. Spans count in the article's text, in characters from 0."""

CLAIMS = pa.schema(
    [
        *_FROM,
        *(pa.field(name, _TEXT) for name in TOLD),
        pa.field("published_basis", _TEXT),
        pa.field("id", _TEXT),
        pa.field("actor", _TEXT),
        pa.field("party", _TEXT),
        pa.field("issue", _TEXT),
        pa.field("stance", _TEXT),
        pa.field("score", pa.int8()),
        pa.field("position", _TEXT),
        pa.field("date", _TEXT),
        pa.field("date_basis", _TEXT),
        pa.field("first_day", pa.date32()),
        pa.field("last_day", pa.date32()),
        pa.field("quote", pa.list_(_TEXT)),
        pa.field("spans", pa.list_(_SPAN)),
        pa.field("kind", _TEXT),
        pa.field("mention", _TEXT),
        pa.field("cue", _TEXT),
        pa.field("via", pa.list_(_TEXT)),
        pa.field("text", _TEXT),
    ]
)
"""One row a claim, with its article: `text` is what its spans count in."""

FAILURE = pa.field("failure", _TEXT)
"""The column that `batches.read` adds: a row that has it tells of an article on which the program failed."""


def stored(kind: Kind) -> pa.Schema:
    """Return the columns of an output file."""
    return CLAIMS if kind == "claims" else ATTRIBUTIONS


def read(kind: Kind) -> pa.Schema:
    """Return the columns that `batches.read` gives: those of the file, and the failure."""
    return stored(kind).append(FAILURE)
