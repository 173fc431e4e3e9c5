"""Documents of a project of DNA -> article files. A text that the dossier has is not written again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import articles
from onrecord.errors import FileProblemError
from onrecord.intake import naming, writing
from onrecord.intake.found import Day, Found
from onrecord.store.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.dossier import Dossier
    from onrecord.exchange import Document
    from onrecord.models import Article

DAY = 24 * 60 * 60
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A document and its article: the body is the document's text from `shift` on, in code points."""

    document: Document
    article: str
    body: str
    shift: int
    new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that is no article, and why."""

    document: Document
    why: str


def write(dossier: Dossier, documents: Iterable[Document], added: str) -> Iterator[Placed | Refused]:
    """Write the documents that the dossier has not as articles, and yield what became of each."""
    there: dict[str, list[tuple[str, str]]] = {}
    for article in dossier.articles:
        there.setdefault(article.sha256, []).append((article.title, article.id))
    for document in documents:
        try:
            text = "\n".join((*_head(document, added), document.text))
            article, _ = articles.article_of(text.encode("utf-8", "replace"), Path("document.md"))
        except FileProblemError as error:
            yield Refused(document, error.problem.text)
            continue
        except OverflowError:
            yield Refused(document, "its date is none")
            continue
        shift = len(document.text) - len(article.body)
        known = there.get(article.sha256, [])
        if known:
            same = next((each for each in known if each[0] == article.title), known[0])
            known.remove(same)
            yield Placed(document, same[1], article.body, shift, new=False)
        else:
            yield Placed(document, _written(dossier.articles_path, article, text), article.body, shift, new=True)


def day_of(seconds: int) -> str:
    """Return the day of a time of DNA; OverflowError where there is none."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()


def _head(document: Document, added: str) -> Iterator[str]:
    address = document.notes if _ADDRESS.fullmatch(document.notes) else ""
    told = {
        "title": document.title,
        "outlet": document.source,
        "byline": document.author,
        "section": document.section,
        "type": document.type,
        "notes": "" if address else document.notes,
        "url": address,
    }
    yield "---"
    yield from (f"{key}: {scalar(value)}" for key, value in told.items() if value)
    yield f"published: {day_of(document.date)}"
    yield f"added: {added}"
    yield "---\n"


def _written(folder: Path, article: Article, text: str) -> str:
    """Write the file of an article under a name that is free, and return that."""
    day = Day(article.published or "", "") if article.published else None
    name = naming.name(Found(title=article.title, outlet=article.outlet, day=day, paragraphs=(article.body,)))
    wanted, number = name, 1
    while any((folder / f"{name}{end}").exists() for end in articles.SUFFIXES) or not writing.write(folder, name, text):
        number += 1
        name = f"{wanted}-{number}"
    return name
