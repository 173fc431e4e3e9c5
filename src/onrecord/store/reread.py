"""A ledger read again: only the claims that have changed are parsed, and all others are known by their text.

The text is cut at the lines that begin a claim, comments directly above them included. What YAML makes of an item of a
list depends on nothing above or below it once the item is whole by itself, at its own indentation; so what was read of
the same text before counts. A text in which that cannot be told is read as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import FileProblemError
from onrecord.yaml import text as yamltext
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from onrecord.models import Claim
    from onrecord.store.blocks import Block
    from onrecord.yaml.tree import Document, Value

_CLAIMS_LINE = re.compile(r"^claims:[ \t\r]*(?:#.*)?$", re.MULTILINE)
_DASH = re.compile(r"^([ ]*)-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_DOCUMENT_END = re.compile("(?:^|[\r\x85\u2028\u2029])[.]{3}(?=[ \t\r\n\x85\u2028\u2029]|\\Z)", re.MULTILINE)
"""Behind it nothing but comments may stand: the last claim may have it below, and no other."""
_STAND_IN = "- none: \n"
_ENOUGH = 2
"""Where less than this part of the claims is known, reading the whole is as quick."""
_MOST = 200_000
"""More claims than this have more values than a ledger may have."""


class Known(NamedTuple):
    """A claim in which nothing is wrong, as an earlier reading found it."""

    claim: Claim
    fields: Mapping[str, Value] = {}
    """Its fields as written: texts, lists and maps, without types."""
    block: Block | None = None
    """Its block, from the start of the slice; None where only the claim is asked for."""


class Earlier(NamedTuple):
    """What earlier readings know."""

    find: Callable[[str], Known | None]
    """The claim of a slice of the text."""
    values: int = 0
    """At most so many values were in the file."""


class Slice(NamedTuple):
    """A claim's part of the text, from the comments above it to those of the next: what is known of it, or its YAML."""

    lead: int
    start: int
    text: str
    known: Known | None
    document: Document | None = None


class Again(NamedTuple):
    """A ledger of which most was known: its document, in which one item stands for all claims, and their slices."""

    document: Document
    slices: tuple[Slice, ...]
    values: int
    """At most so many values are in the file."""


def read(text: str, path: Path, earlier: Earlier) -> Again | None:
    """Read the text of a ledger; None where it is to be read as a whole, for too little of it is known, or all else."""
    slices = cut(text, earlier)
    new = [at for at, each in enumerate(slices) if each.known is None]
    if len(new) * _ENOUGH >= len(slices):
        return None
    try:
        document = _around(text, path, slices[0])
        for at in new:
            slices[at] = _parsed(slices[at], document)
    except FileProblemError:  # it is told with its place where all is read
        return None
    values = earlier.values + sum(slices[at].document.values for at in new)  # pyright: ignore[reportOptionalMemberAccess]
    return Again(document, tuple(slices), values) if values <= yamltext.MAX_NODES else None


def cut(text: str, earlier: Earlier) -> list[Slice]:
    """Return the slices of a ledger's text by its lines alone; none where it is laid out otherwise."""
    claims = _CLAIMS_LINE.search(text)
    first = _DASH.search(text, claims.end()) if claims else None
    if claims is None or first is None or _DOCUMENT_END.search(text, first.end()):
        return []
    column = len(first[1])
    lines = islice(_line(column).finditer(text, claims.end()), _MOST + 1)
    places = [(found.start(), found.end() - 1 - column) for found in lines]
    if len(places) > _MOST:
        return []
    ends = [*(lead for lead, _ in places[1:]), len(text)]
    parts = ((lead, start, text[lead:end]) for (lead, start), end in zip(places, ends, strict=True))
    return [Slice(lead, start, part, earlier.find(part)) for lead, start, part in parts]


@cache
def _line(column: int) -> re.Pattern[str]:
    """Return what begins a claim: comments directly above it, as `blocks` counts them, and its dash at a column."""
    comments = rf"(?:[ \t]{{0,{column}}}#[^\r\n]*+(?:\r\n?|\n))*+"
    return re.compile(rf"^{comments}[ ]{{{column}}}-(?=[ \t\r\n]|\Z)", re.MULTILINE)


def _around(text: str, path: Path, first: Slice) -> Document:
    """Return the document of a ledger with one item in the place of all claims, which have to end it."""
    whole = tree.Document(str(path), text, line_starts=tree.line_starts(text))
    yamltext.refuse_large(whole, text)
    indent = text[first.start : text.index("-", first.start)]
    document = yamltext.load(text[: first.start] + indent + _STAND_IN, path)
    root = document.root
    last = root.entries[-1] if isinstance(root, tree.Map) and not root.flow else None
    at = first.start + len(indent)
    if document.faults or last is None or last.key.value != "claims" or last.value.start != at:
        raise FileProblemError(path, "is laid out otherwise")
    return replace(whole, root=root, values=document.values)


def _parsed(found: Slice, document: Document) -> Slice:
    """Return a slice read by itself: one claim, in which nothing has to be refused."""
    read = yamltext.load(found.text, document.path, first_line=document.line(found.lead), inside=1)
    items = read.root.items if isinstance(read.root, tree.List) else ()
    if read.faults or len(items) != 1 or not isinstance(items[0], tree.Map):
        raise FileProblemError(document.path, "is laid out otherwise")
    return found._replace(document=read)
