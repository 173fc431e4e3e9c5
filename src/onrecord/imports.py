"""Drafts of others into the ledger: their file is one coder more, whose findings are proved as all others are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import pipeline, textfile
from onrecord.coders import imported
from onrecord.coders.imported import IMPORT, Imported, Row
from onrecord.errors import OnrecordError
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
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

    coder: str
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
    coder = IMPORT + printable(name).strip()
    if coder == IMPORT:
        raise OnrecordError("The drafts need a name: --name NAME")
    rows = list(imported.read(path, textfile.read_bytes(path), dossier.articles))
    found: dict[str, list[Finding]] = {}
    for row in rows:
        if row.finding:
            found.setdefault(row.article, []).append(row.finding)
    refused = [Refused(row.line, row.why) for row in rows if row.why]
    if not found:
        return Result(coder, len(rows), 0, 0, 0, tuple(refused), saved=False)
    others = (each for each in dossier.panel().coders if each.name != coder)
    result = pipeline.parse(dossier, sorted(found), coders=(*others, Imported(coder, found)), dry_run=dry_run)
    if not dry_run:
        dossier.keep_imported(Imported(coder, {name: _well_formed(some) for name, some in found.items()}))
    rejected = [(article, each) for article, each in result.rejected if each.coder == coder]
    refused += _with_lines(rows, rejected)
    return _counted(coder, len(rows), result, refused)


def _well_formed(findings: Sequence[Finding]) -> Sequence[Finding]:
    return [finding for finding in findings if not finding.malformed]


def _counted(coder: str, read: int, result: ParseResult, refused: Sequence[Refused]) -> Result:
    merged = result.merged
    drafts = [claim for claim in (*merged.put, *merged.kept) if claim.is_draft and coder in claim.coders]
    new = sum(claim.coders == (coder,) for claim in drafts)
    shared = len(drafts) - new
    decided = max(0, read - len(refused) - new - shared)
    ordered = tuple(sorted(refused, key=lambda each: each.line))
    return Result(coder, read, new, shared, decided, ordered, saved=result.saved)


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
