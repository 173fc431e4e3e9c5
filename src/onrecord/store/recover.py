"""A ledger in which one claim is not YAML: read the others all the same.

A colon too many in one hand-written claim makes the whole file unreadable for YAML. Here that one block is blanked
out, character for character, so that all other offsets stay true, and the rest is read again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.yaml import text as yamltext
from onrecord.yaml.text import NotYamlError

if TYPE_CHECKING:
    from onrecord.errors import Problem
    from onrecord.yaml.tree import Document

MAX_BROKEN = 10
"""A ledger with more broken claims than this is refused: each one costs up to three readings of the file."""
MAX_REREAD = 10_000_000
"""All these readings together are of at most this many characters: a long ledger may have fewer broken claims."""

_CLAIMS_LINE = re.compile(r"^claims:[ \t\r]*(?:#.*)?$", re.MULTILINE)
_OTHER_KEY = re.compile(r"^(?:version|claims|coded)[ \t]*:", re.MULTILINE)
_DASH = re.compile(r"^([ ]*)-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_NOT_A_LINE_END = re.compile(r"[^\r\n]")
_ID = re.compile(r"[ ]*+(?:-[ ]*+)?id:[ ]*[\"']?([^\s\"'#]+)")


class Broken(NamedTuple):
    """A block that is not YAML: its place [start, end), its id if that can be read, and what is wrong."""

    start: int
    end: int
    id: str
    problem: Problem


@dataclass(frozen=True)
class _Reading:
    """A reading of the text with some blocks blanked out: a document, or the error that is left."""

    text: str
    document: Document | None = None
    error: NotYamlError | None = None
    broken: tuple[Broken, ...] = ()

    @property
    def reach(self) -> float:
        """The characters that could be read before the error."""
        return self.error.noticed if self.error else float("inf")


def load(text: str, path: object) -> tuple[Document, tuple[Broken, ...]]:
    """Read the text of a ledger, and the blocks that had to be left out; `text` counts all offsets.

    NotYamlError where the trouble is not in a claim, or in too many of them.
    """
    reading = _read(_Reading(text), path)
    first, most = reading.error, min(MAX_BROKEN, 1 + MAX_REREAD // (len(text) + 1))
    while reading.error is not None:
        tries = [_read(reading, path, block) for block in _suspects(reading)]
        if not tries or len(reading.broken) >= most:
            raise first or reading.error
        reading = max(tries, key=lambda attempt: attempt.reach)
    if reading.document is None:  # pragma: no cover - a reading without an error has a document
        raise AssertionError
    return reading.document, tuple(sorted(reading.broken, key=lambda block: block.start))


def _read(before: _Reading, path: object, block: Broken | None = None) -> _Reading:
    """Read a text, with one more block blanked out."""
    text, broken = before.text, before.broken
    if block is not None:
        blank = _NOT_A_LINE_END.sub(" ", text[block.start : block.end])
        text = text[: block.start] + blank + text[block.end :]
        broken = (*broken, block)
    try:
        return _Reading(text, yamltext.load(text, path), None, broken)
    except NotYamlError as error:
        return _Reading(text, None, error, broken)


def _suspects(reading: _Reading) -> list[Broken]:
    """Return the blocks in which the error began, and in which it was noticed, the likeliest first."""
    error = reading.error
    if error is None:
        return []
    blocks = _blocks(reading.text)
    found: dict[int, Broken] = {}
    for offset in (error.began, error.noticed):
        at = next((at for at, (start, end) in enumerate(blocks) if start <= offset < end), None)
        if at is None:
            continue
        # A dash that cannot stand where it stands: the claim above ended too early.
        above = at - 1 if at and not reading.text[blocks[at][0] : offset].strip() else at
        for place in (blocks[above], blocks[at]):
            found.setdefault(place[0], _broken(reading.text, *place, error))
    return list(found.values())


def _broken(text: str, start: int, end: int, error: NotYamlError) -> Broken:
    ids = (_ID.match(line) for line in text[start:end].splitlines())
    name = next((found[1] for found in ids if found), "")
    problem = error.problem
    said = f'claim "{name}"' if name else "a claim without an id"
    return Broken(start, end, name, type(problem)(problem.path, problem.line, f"{said} {problem.text}", rule="yaml"))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the places of the claims, found by the lines that begin like the first dash under ``claims:``."""
    claims = _CLAIMS_LINE.search(text)
    first = _DASH.search(text, claims.end()) if claims else None
    if first is None:
        return []
    column = len(first[1])
    starts = [dash.start() for dash in _DASH.finditer(text, first.start()) if len(dash[1]) == column]
    after = _OTHER_KEY.search(text, first.end())
    end = after.start() if after else len(text)
    starts = [start for start in starts if start < end]
    return [(start, _trim(text, start, end, column)) for start, end in zip(starts, [*starts[1:], end], strict=True)]


def _trim(text: str, start: int, end: int, column: int) -> int:
    """Return the end of a block without the empty lines and comments that lead to the next one."""
    for line in reversed(text[start:end].splitlines(keepends=True)):
        bare = line.strip()
        if bare and not (bare.startswith("#") and line.find("#") <= column):
            break
        end -= len(line)
    return end
