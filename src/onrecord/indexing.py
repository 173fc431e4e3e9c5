"""The files of a dossier into its index: what has changed is read, the rest taken over."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.collector import collector_paused
from onrecord.filed import Filed
from onrecord.reports.positions import last_day
from onrecord.reports.select import words_of
from onrecord.store import answers, archived, codebook, index, index_writer, inputs, ledger, values
from onrecord.store.index_rows import slice_of
from onrecord.store.inputs import ANSWERS, ARTICLES, CODEBOOK, IMPORTS, LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.dossier import Dossier
    from onrecord.errors import Problem
    from onrecord.models import Article
    from onrecord.store.index_rows import Index
    from onrecord.store.index_writer import Writer
    from onrecord.store.inputs import Inputs


def renewed(dossier: Dossier, found: Inputs) -> Index | None:
    """Bring the index of a dossier up to its files as they were `found`, and return it.

    None for an archive, and where it cannot be kept.
    FileProblemError where codebook or ledger cannot be read at all.
    """
    if archived.is_there(dossier.path):
        return None
    doubts = found.in_doubt()
    same = index.entered(found)
    if CODEBOOK not in same:
        _ = dossier.codebook  # where none can be read is no dossier, and nothing is written
    try:
        writer = index_writer.Writer(found, same)
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
    if not (writer.is_same(CODEBOOK) and writer.is_all_same(ARTICLES)):  # the codebook's events date articles
        _enter_articles(writer, dossier)
    if not writer.is_all_same(ANSWERS):
        writer.put({f"problems of {ANSWERS}": _told(answers.load(dossier.answers_path)[1], dossier)})
    writer.put({f"problems of {IMPORTS}": _told(dossier.import_problems, dossier)})
    writer.put({"last day": max(writer.index.part("last publication"), *map(_day, writer.index.dates()), "")})


def _enter_claims(writer: Writer, dossier: Dossier) -> None:
    """Enter the claims; of those that stand in the index with the same slice of the text nothing is read."""
    book = ledger.load(dossier.ledger_path, writer.index.earlier() if writer.is_of_here else None)
    there = {claim.id: claim for claim in book.claims}
    slices = {
        known.claim.id: slice_of(text) for text, known in book.known.items() if known.claim == there[known.claim.id]
    }
    with collector_paused():
        writer.put_claims(((claim, slices.get(claim.id)) for claim in book.claims), words_of)
    coders = {coder for claim in book.claims for coder in claim.coders}
    parts = {"unreadable": json.dumps(sorted(book.unreadable)), "coders": json.dumps(sorted(coders))}
    parts |= {"values": str(book.values), "marks": str(len(book.coded))}
    writer.put({f"problems of {LEDGER}": _told(book.problems, dossier), **parts})


def _day(said: str) -> str:
    """Return the day on which a claim's date counts at the latest; without an end, its article's may be later."""
    when = edtf.parse(said)
    return (when.earliest if when.latest == date.max else when.latest).isoformat()


def _enter_articles(writer: Writer, dossier: Dossier) -> None:
    """Enter articles in the order of the dossier, with the days that none states inferred."""
    writer.put_articles(Filed.head(article, "", _inferred(article)) for article in dossier.articles)
    last = last_day((), dossier.articles)
    told = _told(dossier.article_problems, dossier)
    writer.put({f"problems of {ARTICLES}": told, "last publication": last.isoformat() if last else ""})


def _inferred(article: Article) -> str | None:
    return article.published if article.published_basis == "inferred" else None


def _told(problems: Iterable[Problem], dossier: Dossier) -> str:
    """Return problems, without notes, as they are kept: paths count from the dossier."""
    told = (problem for problem in problems if not problem.note)
    return json.dumps([(_below(each.path, dossier.path), each.line, each.text, each.rule) for each in told])


def _below(path: str, folder: Path) -> str:
    return str(Path(path).relative_to(folder)) if Path(path).is_relative_to(folder) else path
