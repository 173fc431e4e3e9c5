"""The files of a dossier into its index: what has changed is read, the rest taken over."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import articles as reader
from onrecord.filed import Filed
from onrecord.models import Article, Codebook
from onrecord.reports import entries
from onrecord.reports.positions import last_day
from onrecord.reports.select import words_of
from onrecord.store import answers, archived, codebook, index, inputs, ledger, values
from onrecord.store.collector import collector_paused
from onrecord.store.inputs import ANSWERS, ARTICLES, CODEBOOK, IMPORTS, LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.dossier import Dossier
    from onrecord.errors import Problem
    from onrecord.store.index import Head, Index, Writer


def renewed(dossier: Dossier) -> Index | None:
    """Bring the index of a dossier up to date, and return it; None for an archive, and where it cannot be kept.

    FileProblemError where codebook or ledger cannot be read at all.
    """
    if archived.is_there(dossier.path):
        return None
    found = inputs.look(dossier.path)
    doubts = found.in_doubt()
    _ = dossier.codebook  # where none can be read is no dossier, and nothing is written
    try:
        writer = index.Writer(found)
    except (OSError, sqlite3.Error):
        return None
    try:
        _enter(writer, dossier)
        if inputs.look(dossier.path).digest != found.digest:  # somebody has written meanwhile
            return None
        writer.keep(doubts)
    except (OSError, sqlite3.Error, UnicodeError):  # a full disk; a text that is none
        return None
    finally:
        writer.close()
    return index.of(found)


def _enter(writer: Writer, dossier: Dossier) -> None:
    if not writer.is_same(CODEBOOK):
        book, problems = codebook.load(dossier.codebook_path)
        writer.put({"codebook": values.written(book), f"problems of {CODEBOOK}": _told(problems, dossier)})
    if not writer.is_same(LEDGER):
        _enter_claims(writer, dossier)
    heads = _enter_articles(writer, dossier)
    writer.put({f"problems of {ANSWERS}": _told(answers.load(dossier.answers_path)[1], dossier)})
    writer.put({f"problems of {IMPORTS}": _told(dossier.import_problems, dossier)})
    with collector_paused():
        published = [Article.model_construct(id=head.id, published=_published(head)) for head in heads]
        day = last_day(entries.join(writer.index.claims(), published, Codebook()), published)
    writer.put({"last day": day.isoformat() if day else ""})


def _enter_claims(writer: Writer, dossier: Dossier) -> None:
    book = ledger.load(dossier.ledger_path)
    with collector_paused():
        writer.put_claims((claim, words_of(claim)) for claim in book.claims)
    coders = {coder for claim in book.claims for coder in claim.coders}
    parts = {"unreadable": json.dumps(sorted(book.unreadable)), "coders": json.dumps(sorted(coders))}
    writer.put({f"problems of {LEDGER}": _told(book.problems, dossier), **parts})


def _enter_articles(writer: Writer, dossier: Dossier) -> list[Head]:
    """Enter articles in the order of the dossier, with the days that none states inferred; return their heads."""
    there = [head for _, head in writer.index.heads() if writer.is_same(f"{ARTICLES}/{head.file}")]
    known = {head.file: Filed.of(dossier.articles_path, head._replace(inferred=None)) for head in there}
    folder = dossier.articles_path
    read, problems = reader.read_all(
        folder, known, keep=lambda article, file: Filed.of(folder, Filed.head(article, file))
    )
    heads = [Filed.head(dated, "", _inferred(dated)) for dated in dossier.dated(read)]
    writer.put_articles(heads)
    writer.put({f"problems of {ARTICLES}": _told(problems, dossier)})
    return heads


def _inferred(article: Article) -> str | None:
    return article.published if article.published_basis == "inferred" else None


def _published(head: Head) -> str | None:
    return head.inferred or json.loads(head.value).get("published")


def _told(problems: Iterable[Problem], dossier: Dossier) -> str:
    """Return problems, without notes, as they are kept: paths count from the dossier."""
    told = (problem for problem in problems if not problem.note)
    return json.dumps([(_below(each.path, dossier.path), each.line, each.text, each.rule) for each in told])


def _below(path: str, folder: Path) -> str:
    return str(Path(path).relative_to(folder)) if Path(path).is_relative_to(folder) else path
