"""Ledgers of older versions of the format: a table of steps, each from one version to the next.

A step changes the text by slices, so that comments and layout survive it. Loading takes the steps in memory; the file
itself is only written in the new version when something in it changes anyway.

Version 0 is what was written before there were versions: ``claims:`` without a ``version``, or the bare list of claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from onrecord import textfile
from onrecord.store import blocks, recover
from onrecord.store.slices import Slice, apply, origin
from onrecord.yaml.tree import List, Map, Text, line_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from onrecord.store.recover import Broken
    from onrecord.yaml.tree import Document

    Step: TypeAlias = Callable[[Document], Iterator[Slice]]

VERSION = 1


@dataclass(frozen=True)
class Upgraded:
    """A ledger's text in the present version, as a tree whose lines are numbered as in the file."""

    text: str
    document: Document
    broken: tuple[Broken, ...]
    version: int
    """The version in which the file is written."""


def upgrade(text: str, path: object) -> Upgraded:
    """Read the text of a ledger of any version; NotYamlError where it cannot be read."""
    document, broken = recover.load(text, path)
    version = written = _version(document)
    while version in STEPS:
        slices = tuple(STEPS[version](document))
        text, version = apply(text, slices), version + 1
        numbers = tuple(document.line(origin(slices, start)) for start in line_starts(text))
        document, broken = recover.load(text, path, numbers)
    return Upgraded(text, document, broken, written)


def _version(document: Document) -> int:
    """Return the version in which a ledger is written; what is no ledger, or a newer one, is left to `records`."""
    root = document.root
    if isinstance(root, List):
        return 0
    if not isinstance(root, Map):
        return VERSION
    said = root.get("version")
    if said is None:
        return 0 if root.get("claims") else VERSION
    return 0 if isinstance(said, Text) and said.value == "0" else VERSION


def _from_0(document: Document) -> Iterator[Slice]:
    """Say that it is version 1, and that the list is one of claims."""
    root, newline = document.root, textfile.newline_of(document.text)
    if isinstance(root, List) and not root.flow:
        place = _above(document, root.start)
        yield Slice(place, place, f"version: 1{newline}claims:{newline}")
    elif isinstance(root, List):
        yield Slice(root.start, root.start, f"version: 1{newline}claims: ")
    elif isinstance(root, Map):
        said = next((value for key, value in root.entries if key.value == "version"), None)
        if said is not None:
            yield Slice(said.start, said.end, "1" if said.end > said.start else " 1")
        elif root.flow:
            yield Slice(root.start + 1, root.start + 1, "version: 1, ")
        else:
            indent = document.text[document.line_start(root.start) : root.start].removeprefix(textfile.BOM)
            yield Slice(root.start, root.start, f"version: 1{newline}{indent}")


def _above(document: Document, offset: int) -> int:
    """Return the start of the line of `offset`, or of the comment lines directly above it."""
    line = document.line_start(offset)
    while line > 0 and blocks.is_comment_line(document.text, above := document.line_start(line - 1)):
        line = above
    return max(line, len(textfile.BOM) if document.text.startswith(textfile.BOM) else 0)


STEPS: Final[Mapping[int, Step]] = {0: _from_0}
