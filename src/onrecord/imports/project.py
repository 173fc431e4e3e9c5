"""A project of Discourse Network Analyzer into a dossier: documents as articles, statements as drafts.

The statements are the work of people, but not of the person who owns the ledger: they are drafts of ``import:NAME``,
proved verbatim like all others, whose speaker and words stay as they were coded. A codebook in which nobody has written
yet is filled; in any other nothing is changed, and what it lacks is given as YAML.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import diskfile, exchange, textfile
from onrecord.coders.finding import Finding
from onrecord.coders.imported import IMPORT, Row
from onrecord.dossier import Dossier
from onrecord.errors import UnknownNameError
from onrecord.exchange import Lost, Places
from onrecord.imports import documents, drafts, scheme
from onrecord.imports.documents import DAY, Placed
from onrecord.spans import Span
from onrecord.store import template
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.exchange import Project, Statement
    from onrecord.imports.drafts import Result
    from onrecord.imports.scheme import Scheme

_HEAD = "# From a project of Discourse Network Analyzer. Give each issue topic words, and the rules read it, too."
_UNWRITTEN = ("", diskfile.digest(template.codebook_text().encode()))
"""The digests of a codebook that is not there, and of one as `init` makes it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a project."""

    documents: int
    new: tuple[str, ...]
    """The articles that were written."""
    refused: tuple[documents.Refused, ...]
    statements: Result
    waiting: int
    """Statements whose concept the codebook has not."""
    other_bodies: int
    """Statements whose person speaks for another organization than most often."""
    lost: Counter[tuple[Lost, str]]
    wrote_codebook: bool
    lacks: Scheme
    """What the codebook lacks, or lacked before it was written."""


def is_project(path: Path) -> bool:
    """True for a database, and for a file that is called a project of DNA."""
    if path.suffix.lower() == ".dna":
        return True
    try:
        if not path.is_file():  # a pipe would never end
            return False
        with path.open("rb") as file:
            return exchange.is_database(file.read(len(exchange.SIGN)))
    except (OSError, ValueError):  # told where it is read
        return False


def load(dossier: Dossier, path: Path, name: str, *, added: str, party: str = "", dry_run: bool = False) -> Taken:
    """Take a project in; with `dry_run` nothing is written, and the answer is what would be.

    `added` is the day of today, `party` the attribute of DNA that says on which side somebody is.
    FileProblemError where the file is no project of DNA 3, OnrecordError where the name is none.
    """
    coder = drafts.coder_of(name)
    project = exchange.read(path, textfile.read_bytes(path))
    coders = _coders(project.statements, coder)
    known = {name for attributes in project.attributes.values() for name in attributes}
    if party and party not in known:
        raise UnknownNameError("attribute", party, known, where=str(path))
    if not dry_run:
        return _load(dossier, project, coders, added, party)
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(dossier, Path(folder) / "dossier")
        taken = _load(copy, project, coders, added, party)
    return replace(taken, statements=replace(taken.statements, saved=False))


def _copied(dossier: Dossier, folder: Path) -> Dossier:
    """Return a copy of what an import looks at, to be written in."""
    folder.mkdir()
    for there in (dossier.articles_path, dossier.imports_path, dossier.answers_path):
        if there.is_dir():
            shutil.copytree(there, folder / there.name, ignore=_no_files)
    for file in (dossier.codebook_path, dossier.ledger_path):
        with suppress(FileNotFoundError):
            shutil.copyfile(file, folder / file.name)
    return _anew(dossier, folder)


def _no_files(folder: str, names: Sequence[str]) -> Sequence[str]:
    """Return what cannot be copied: links to nothing, pipes. Where it is read, it is told as it is."""
    there = ((name, Path(folder, name)) for name in names)
    return [name for name, path in there if not (path.is_file() or path.is_dir())]


def _anew(dossier: Dossier, folder: Path) -> Dossier:
    """Return a dossier to be read anew, by the same person on as many cores."""
    found = Dossier(folder)
    found.by, found.jobs, found.patience = dossier.by, dossier.jobs, dossier.patience
    return found


def _load(dossier: Dossier, project: Project, coders: Mapping[str, str], added: str, party: str) -> Taken:
    told = scheme.of(project, dossier.codebook, dossier.known_actor, party)
    before = diskfile.digest_now(dossier.codebook_path)
    wrote = told.lacks and before in _UNWRITTEN
    with diskfile.told(dossier.articles_path):
        dossier.articles_path.mkdir(exist_ok=True)
    became = list(documents.write(dossier, project.documents, added))
    placed = {each.document.number: each for each in became if isinstance(each, Placed)}
    if wrote:
        text = "\n".join((_HEAD, "version: 1", *scheme.yaml(told), ""))
        diskfile.replace(dossier.codebook_path, text.encode(), before)
    fit = [each for each in project.statements if wrote or told.issue(each) not in told.new_issues]
    entered = drafts.enter(_anew(dossier, dossier.path), _rows(fit, coders, placed, told))
    lost = Counter(project.lost)
    lost[Lost.TIME, ""] += sum(each.document.date % DAY > 0 for each in placed.values())
    lost[Lost.BLANK_LINES, ""] += sum(each.shift > 0 for each in placed.values())
    for attributes in project.attributes.values():
        lost.update((Lost.ATTRIBUTE, name) for name in attributes if name != party)
    return Taken(
        documents=len(became),
        new=tuple(each.article for each in placed.values() if each.new),
        refused=tuple(each for each in became if isinstance(each, documents.Refused)),
        statements=entered,
        waiting=len(project.statements) - len(fit),
        other_bodies=sum(_has_other_body(each, told) for each in project.statements),
        lost=+lost,
        wrote_codebook=wrote,
        lacks=told,
    )


def _has_other_body(statement: Statement, told: Scheme) -> bool:
    person, organization = printable(statement.person), printable(statement.organization)
    return bool(person and organization) and told.bodies.get(person, organization) != organization


def _coders(statements: Sequence[Statement], coder: str) -> Mapping[str, str]:
    """Return what the coders of a project are called, by their names there: as the import; of several also as they are.

    OnrecordError where one of them has too long a name.
    """
    names = dict.fromkeys(each.coder for each in statements if each.coder)
    of = coder.removeprefix(IMPORT)
    return {"": coder} | {each: drafts.coder_of(f"{of}/{each}") if len(names) > 1 else coder for each in names}


def _rows(
    statements: Sequence[Statement], coders: Mapping[str, str], placed: Mapping[int, Placed], told: Scheme
) -> Mapping[str, Sequence[Row]]:
    """Return what each coder of the project says."""
    rows: dict[str, list[Row]] = {}
    places: dict[int, Places] = {}
    for statement in statements:
        document = placed.get(statement.document)
        if document and statement.document not in places:
            places[statement.document] = Places(document.document.text)
        row = _row(statement, document, places.get(statement.document), told)
        rows.setdefault(coders[statement.coder], []).append(row)
    return rows or {coders[""]: []}


def _row(statement: Statement, document: Placed | None, places: Places | None, told: Scheme) -> Row:
    if document is None or places is None:
        return Row(statement.number, why="its document is not there, or is no article")
    start, stop = places.from_units(statement.start), places.from_units(statement.stop)
    span = None if start is None or stop is None else Span(start - document.shift, stop - document.shift)
    if span is None or not 0 <= span.start < span.end:
        return Row(statement.number, why="its place is outside of the document's text, or inside a character")
    if not told.issue(statement):
        return Row(statement.number, why="it has no concept")
    if statement.agreement is None:
        return Row(statement.number, why="it tells no agreement")
    if not told.actor(statement):
        return Row(statement.number, why="it names neither a person nor an organization")
    finding = Finding(
        quote=(span.of(document.body),),
        spans=(span,),
        issue=told.issue(statement),
        stance="supports" if statement.agreement else "opposes",
        actor=told.actor(statement),
        date=documents.day_of(document.document.date),
        position="agrees" if statement.agreement else "disagrees",
        coded=True,
    )
    return Row(statement.number, document.article, finding)
