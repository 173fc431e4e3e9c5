"""Drafts of others into the ledger: their file is one coder more, whose findings are proved as all others are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import pipeline, textfile
from onrecord.coders import imported
from onrecord.coders.imported import Imported, Row
from onrecord.errors import OnrecordError
from onrecord.models import IMPORT
from onrecord.store.imported import MAX_FILE, file_name
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from onrecord.coders.finding import Finding
    from onrecord.dossier import Dossier
    from onrecord.drafting.anchor import Rejected
    from onrecord.pipeline import ParseResult


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft of others that became none: the line of the file, and why."""

    line: int
    why: str = ""
    """Why its article is not known, or it is no entry; empty where `finding` was rejected."""
    rejected: Rejected | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file of drafts."""

    coders: tuple[str, ...]
    read: int
    new: int
    """Drafts that nobody else has found."""
    shared: int
    """Drafts that others have found, too."""
    decided: int
    """Claims on which a person has decided: they stay as they are."""
    refused: tuple[Refused, ...]
    saved: bool


def load(dossier: Dossier, path: Path, name: str, *, dry_run: bool = False) -> Result:
    """Enter the drafts of a file in the ledger, as those of the coder ``import:NAME``.

    What it has of an article takes the place of what the same coder had of that article. It is kept: whoever parses or
    compares asks it again. No draft of others changes what a person decided. OnrecordError where the file cannot be
    read, or the name is none.
    """
    coder = coder_of(name)
    rows = list(imported.read(path, textfile.read_bytes(path, most=MAX_FILE), dossier.articles))
    return enter(dossier, {coder: rows}, dry_run=dry_run)


def coder_of(name: str) -> str:
    """Return what the coder is called whose drafts come from a file; OnrecordError where the name is none."""
    coder = IMPORT + printable(name).strip()
    if coder == IMPORT:
        raise OnrecordError("The drafts need a name: --name NAME")
    file_name(coder.removeprefix(IMPORT))  # nothing is written of what could not be kept
    return coder


def enter(dossier: Dossier, rows: Mapping[str, Sequence[Row]], *, dry_run: bool = False) -> Result:
    """Enter the rows of coders, by their names, in the ledger; see `load`."""
    refused = [Refused(row.line, row.why) for of in rows.values() for row in of if row.why]
    read = sum(map(len, rows.values()))
    new = [_coder(name, mine) for name, mine in rows.items()]
    articles = {article for coder in new for article in coder.findings}
    if not articles:
        return Result(tuple(rows), read, 0, 0, 0, _in_order(refused), saved=False)
    others = [each for each in dossier.panel().coders if each.name not in rows]
    for coder in () if dry_run else new:  # first, so that no draft stands in the ledger whose coder is not kept
        dossier.keep_imported(coder)
    result = pipeline.parse(dossier, sorted(articles), coders=(*others, *new), dry_run=dry_run)
    for coder, mine in rows.items():
        refused += _with_lines(mine, [(article, each) for article, each in result.rejected if each.coder == coder])
    return _counted(tuple(rows), read, result, refused)


def _coder(name: str, rows: Sequence[Row]) -> Imported:
    found: dict[str, list[Finding]] = {}
    for row in rows:
        if row.finding:
            found.setdefault(row.article, []).append(row.finding)
    return Imported(name, found)


def _counted(coders: tuple[str, ...], read: int, result: ParseResult, refused: Sequence[Refused]) -> Result:
    """Count what became of rows: a draft that several of these coders have found counts for each of them."""
    merged, new, shared = result.merged, 0, 0
    for claim in (*merged.put, *merged.kept):
        mine = [coder for coder in claim.coders if coder in coders]
        if claim.is_draft and mine:
            alone = len(claim.coders) == 1
            new, shared = new + alone, shared + (0 if alone else len(mine))
    decided = max(0, read - len(refused) - new - shared)
    return Result(coders, read, new, shared, decided, _in_order(refused), saved=result.saved)


def _in_order(refused: Sequence[Refused]) -> tuple[Refused, ...]:
    return tuple(sorted(refused, key=lambda each: each.line))


def _key(article: str, finding: Finding) -> tuple[str, ...]:
    return article, finding.issue, finding.stance, finding.actor, *finding.quote


def _with_lines(rows: Sequence[Row], rejected: Sequence[tuple[str, Rejected]]) -> list[Refused]:
    """Return the findings that were rejected with the lines from which they come; of two alike the later one."""
    lines: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        if row.finding:
            lines.setdefault(_key(row.article, row.finding), []).append(row.line)
    taken: Counter[tuple[str, ...]] = Counter()
    found: list[Refused] = []
    for article, each in rejected:
        key = _key(article, each.finding)
        taken[key] += 1
        places = lines.get(key, [0])
        found.append(Refused(places[-min(taken[key], len(places))], rejected=each))
    return found
